"""Pages to bytes: a template and its page's data make a file, and nothing else does."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from string import ascii_letters, digits

import jinja2
from rjsmin import jsmin

import generator
from generator.build import font
from generator.pages.assets import Licence, Typeface, assets
from generator.pages.page import AnyPage

PACKAGE = Path(generator.__file__).parent
"""Holds the modules, and beside them the scripts that the planner is put together from."""
MINIFIED: Mapping[str, Callable[[str], str]] = {".js": jsmin}
"""How files with a suffix lose their comments before they are sent."""
LIBRARIES = ("jinja2", "fonttools", "fontpkg-roboto-condensed", "rjsmin")
"""Other people's code that makes bytes."""
_OWN_NAME = re.compile(r"(?<!`)\b[A-Za-z]\w*_\w+")
# Cutting the typeface down takes longer than any page, and its bytes are hashed as well as written.
_make_woff2 = cache(font.make_woff2)


class Renderer:
    """Renders pages with the templates of a folder."""

    def __init__(self, templates: Path) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader((templates, PACKAGE)),
            autoescape=jinja2.select_autoescape(("html", "svg")),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters["integrity"] = self.integrity
        self._environment.filters["shortened"] = shortened
        self._environment.filters["stamped"] = cache(self._stamped)
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
        text = self._environment.get_template(template).render(page=data)
        minify = MINIFIED.get(Path(template).suffix, str)
        return minify(text).encode()

    def integrity(self, page: AnyPage) -> str:
        """The hash of a page's bytes, as browsers check it. Templates have it as a filter."""
        content = self.render(page.template, page.data())
        return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()

    def _stamped(self, name: str) -> str:
        """An asset's name and hash, so that a browser never shows a page with another version.

        The hash is not in the page's own key. It need not be: everything that an asset is made
        from, templates and code, is in every fingerprint.
        """
        return f"{name}?{self.integrity(assets(font.load_font())[name])}"


def shortened(script: str) -> str:
    """A script with short names for those that have an underscore, which no browser's own names do.

    The most frequent names become the shortest. Text in backticks is for people and stays.
    """
    names = Counter(_OWN_NAME.findall(script))
    taken = set(re.findall(r"[A-Za-z_$][\w$]*", script))
    tails = ("", *ascii_letters, *digits)
    free = (a + b for b in tails for a in ascii_letters if a + b not in taken)
    short = dict(zip((name for name, _ in names.most_common()), free, strict=False))
    return _OWN_NAME.sub(lambda name: short[name[0]], script)


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
    return sorted(path for suffix in ("*.py", "*.js") for path in folder.rglob(suffix))
