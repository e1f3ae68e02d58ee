"""Pages to bytes: a template and its page's data make a file, and nothing else does."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import jinja2

import generator
from generator.build import font
from generator.build.macros import functions_of
from generator.build.scripts import CAN_MINIFY, data, minified, python
from generator.pages.assets import Licence, Typeface, assets
from generator.pages.page import AnyPage

PACKAGE = Path(generator.__file__).parent
"""Holds the modules, and beside them the scripts that the planner is put together from."""
MINIFIED: Mapping[str, Callable[[str], str]] = {".js": minified}
"""How files with a suffix lose their comments before they are sent."""
LIBRARIES = (
    *("jinja2", "fonttools", "fontpkg-roboto-condensed"),
    *(["tdewolff-minify"] if CAN_MINIFY else []),
)
"""Other people's code that makes bytes."""
# Cutting the typeface down takes longer than any page, and its bytes are hashed as well as written.
_make_woff2 = cache(font.make_woff2)


class Renderer:
    """Renders pages with the templates of a folder."""

    def __init__(self, templates: Path) -> None:
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader((templates, PACKAGE)),
            autoescape=jinja2.select_autoescape(("html", "svg")),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.filters["integrity"] = self.integrity
        self.environment.filters["stamped"] = cache(self._stamped)
        self.environment.filters["data"] = data
        self.environment.globals["python"] = python
        self.environment.globals["macros"] = self._macros
        self._tools = _digest_tools(templates)

    def fingerprint(self, page: AnyPage) -> str:
        """A hash of all that makes a page's file: its template, its key, and the code."""
        digest = self._tools.copy()
        digest.update(f"{page.template} {page.key}".encode())
        return digest.hexdigest()

    def render(self, template: str, data: object) -> bytes:
        """The bytes of a file. Its template reads the data as `page`."""
        if isinstance(data, Typeface):
            return _make_woff2(data.characters)
        if isinstance(data, Licence):
            return font.licence()
        text = self.environment.get_template(template).render(page=data)
        minify = MINIFIED.get(Path(template).suffix, str)
        return minify(text).encode()

    def integrity(self, page: AnyPage) -> str:
        """The hash of a page's bytes, as browsers check it. Templates have it as a filter."""
        content = self.render(page.template, page.data())
        return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()

    def _macros(self, names: Mapping[str, Sequence[str]]) -> str:
        """Macros of templates as JavaScript functions."""
        return functions_of(self.environment, names)

    def _stamped(self, name: str) -> str:
        """An asset's name and hash, so that a browser never shows a page with another version.

        The hash is not in the page's own key. It need not be: everything that an asset is made
        from, templates and code, is in every fingerprint.
        """
        return f"{name}?{self.integrity(assets(font.load_font())[name])}"


def _digest_tools(templates: Path) -> "hashlib.blake2b":
    """A hash of the templates, of this package, and of the versions of the libraries."""
    digest = hashlib.blake2b(digest_size=16)
    template_files = sorted(path for path in templates.rglob("*") if path.is_file())
    for path in (*template_files, *code_files(PACKAGE)):
        digest.update(path.read_bytes())
    for name in LIBRARIES:
        digest.update(version(name).encode())
    return digest


def code_files(folder: Path) -> list[Path]:
    """The modules and scripts in a folder, at any depth."""
    return sorted(path for suffix in ("*.py", "*.pyi", "*.js") for path in folder.rglob(suffix))
