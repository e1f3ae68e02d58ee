"""Pages to bytes: a template and its page's data, and nothing else, make a file."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from string import ascii_letters, digits
from typing import Any

import jinja2
from rjsmin import jsmin

import generator
from generator.build import font
from generator.pages.assets import assets
from generator.pages.page import Data, Page

# Takes longer than any page, and its bytes are hashed, too.
_make_woff2 = cache(font.make_woff2)
PACKAGE = Path(generator.__file__).parent
"""Beside the modules stand their twins, the scripts that the planner is put together from."""

MADE: Mapping[str, Callable[[Any], bytes]] = {
    "band.woff2": lambda data: _make_woff2(data["characters"]),
    "band-licence.txt": lambda _: font.licence(),
}
"""What no template makes."""
MINIFIED: Mapping[str, Callable[[str], str]] = {".js": jsmin}
"""What is written to be read but sent without comments, by the template's suffix."""
_MADE_WITH = ("jinja2", "fonttools", "fontpkg-roboto-condensed", "rjsmin")
_OWN_NAME = re.compile(r"(?<!`)\b[A-Za-z]\w*_\w+")


class Renderer:
    """The templates of a folder."""

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

    def fingerprint(self, page: Page[Any]) -> str:
        """Changes when the file may: a hash of the page's key, the templates and the code."""
        digest = self._tools.copy()
        digest.update(f"{page.template} {page.key}".encode())
        return digest.hexdigest()

    def render(self, template: str, data: Data) -> bytes:
        """A file's bytes."""
        if template in MADE:
            return MADE[template](data)
        text = self._environment.get_template(template).render(data)
        minify = MINIFIED.get(Path(template).suffix, str)
        return minify(text).encode()

    def integrity(self, page: Page[Any]) -> str:
        """The hash of a file's bytes as a browser checks it; a filter for templates, too."""
        content = self.render(page.template, page.data())
        return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()

    def _stamped(self, name: str) -> str:
        """An asset's name and hash, so that no browser takes an older or a newer one for it.

        Assets are made of what stands in every fingerprint, so no page goes by an old stamp.
        """
        return f"{name}?{self.integrity(assets(font.load_font())[name])}"


def shortened(script: str) -> str:
    """A script whose names with an underscore are short ones: no browser has such names.

    The most frequent get the shortest; what stands in backticks is said to people, and stays.
    """
    names = Counter(_OWN_NAME.findall(script))
    taken = set(re.findall(r"[A-Za-z_$][\w$]*", script))
    tails = ("", *ascii_letters, *digits)
    free = (a + b for b in tails for a in ascii_letters if a + b not in taken)
    short = dict(zip((name for name, _ in names.most_common()), free, strict=False))
    return _OWN_NAME.sub(lambda name: short[name[0]], script)


def _digest_tools(templates: Path) -> "hashlib.blake2b":
    """A hash of the templates, of this package, and of the libraries that make bytes."""
    digest = hashlib.blake2b(digest_size=16)
    template_files = sorted(path for path in templates.rglob("*") if path.is_file())
    for path in (*template_files, *code_files(PACKAGE)):
        digest.update(path.read_bytes())
    for name in _MADE_WITH:
        digest.update(version(name).encode())
    return digest


def code_files(folder: Path) -> list[Path]:
    """The modules and scripts of a package and of all packages in it."""
    return sorted(path for suffix in ("*.py", "*.js") for path in folder.rglob(suffix))
