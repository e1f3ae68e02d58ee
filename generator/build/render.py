"""Pages to bytes: a template and its page's data make a file, and nothing else does."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path, PurePath

import jinja2
from jinja2 import meta, nodes

from generator.build import font
from generator.build.macros import functions_of
from generator.build.program import PACKAGE, digest_code
from generator.build.scripts import data, minified, python
from generator.pages.assets import (
    NAMED_BY_MARKUP,
    NAMED_BY_SOURCE,
    Licence,
    Typeface,
    assets,
)
from generator.pages.page import AnyPage
from generator.pages.urls import ASSETS

MINIFIED: Mapping[str, Callable[[str], str]] = {".js": minified}
"""How files with a suffix lose their comments before they are sent."""
STAMP_DIGITS = 8
"""How much of a hash stands in the name of an asset."""
READ_ALL = frozenset(("integrity", "placed"))
"""Filters for which a template depends on templates that it does not name."""
# Cutting the typeface down takes longer than any page, and its bytes are hashed as well as written.
_make_woff2 = cache(font.make_woff2)


class Renderer:
    """Renders pages with the templates of a folder."""

    made: Mapping[str, Path]
    """Files that are made already, by their fingerprints: their bytes need not be rendered."""

    sources: tuple[tuple[str, bytes], ...]
    """The files of the folder, by their names in it."""
    version: str
    """A hash of this package and of its libraries."""

    def __init__(self, templates: Path | tuple[tuple[str, bytes], ...]) -> None:
        """Use the templates of a folder, or such `sources`, as one has them elsewhere."""
        self.sources = _read(templates) if isinstance(templates, Path) else templates
        self.environment = jinja2.Environment(
            loader=_loader(templates),
            autoescape=jinja2.select_autoescape(("html", "svg")),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.environment.filters["integrity"] = self.integrity
        self.environment.filters["stamped"] = self.stamped
        self.environment.filters["placed"] = self.placed
        self.environment.filters["data"] = data
        self.environment.globals["python"] = python
        self.environment.globals["macros"] = self._macros
        self.made = {}
        self._kept: dict[tuple[str, str], bytes] = {}
        self._code = digest_code()
        self.version = self._code.hexdigest()
        self._sources = dict(self.sources)
        # Reading what a template depends on takes longer than the fingerprint of a page.
        self._read_by = cache(self._digest_template)

    def fingerprint(self, page: AnyPage) -> str:
        """A hash of all that makes a page's file: code, its key, and what its template reads."""
        digest = self._read_by(page.template).copy()
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

    def page(self, page: AnyPage, worked_out: object) -> bytes:
        """The bytes of a page, from what its `work_out` returned."""
        content = self.render(page.template, page.view(worked_out))
        if page.offline:  # The service worker asks for the hashes of all of these.
            self._kept[page.template, page.key] = content
        return content

    def integrity(self, page: AnyPage) -> str:
        """The hash of a page's bytes, as browsers check it. Templates have it as a filter."""
        made = self.made.get(self.fingerprint(page))
        kept = self._kept.get((page.template, page.key))
        content = kept or (made.read_bytes() if made else self.page(page, page.work_out()))
        return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()

    def _macros(self, names: Mapping[str, Sequence[str]]) -> str:
        """Macros of templates as JavaScript functions."""
        return functions_of(self.environment, names)

    def stamped(self, name: str) -> str:
        """The file of an asset, with a hash in its name: `site.1f0c3a5b.css`.

        A visitor who has a page of another edition then never gets an asset that does not fit it.
        """
        if name in NAMED_BY_MARKUP:
            stamp = self._markup
        elif name in NAMED_BY_SOURCE:
            stamp = self.fingerprint(assets(font.load_font())[name])
        else:
            return name
        return f"{PurePath(name).stem}.{stamp[:STAMP_DIGITS]}{PurePath(name).suffix}"

    def placed(self, file: str) -> str:
        """Where a file stands in the site: an asset under its stamped name."""
        folder = ASSETS.lstrip("/")
        return folder + self.stamped(file.removeprefix(folder)) if file.startswith(folder) else file

    @cached_property
    def _markup(self) -> str:
        """A hash of the code and of all templates of pages."""
        digest = self._code.copy()
        for name, source in self._sources.items():
            if name.endswith(".html"):
                digest.update(name.encode() + b"\0" + source + b"\0")
        return digest.hexdigest()

    def _digest_template(self, name: str) -> "hashlib.blake2b":
        """A hash of the code and of all that a template reads: of templates, and of stamps."""
        digest = self._code.copy()
        read: set[str] = set()
        to_read = [name]
        while to_read:
            name = to_read.pop()
            if name in read or name not in self._sources:
                continue
            read.add(name)
            tree = self.environment.parse(self._sources[name].decode())
            filters = list(tree.find_all(nodes.Filter))
            used = {one.name for one in filters} | {one.name for one in tree.find_all(nodes.Name)}
            others = list(meta.find_referenced_templates(tree))
            stamped = [one.node for one in filters if one.name == "stamped"]
            names = [one.value for one in stamped if isinstance(one, nodes.Const)]
            if used & READ_ALL or None in others or len(names) < len(stamped):
                read = set(self._sources)
                break
            if "macros" in used:
                digest.update(self._markup.encode())
            to_read += filter(None, others)
            for asset in names:
                digest.update(self.stamped(asset).encode())
        for one in sorted(read):
            digest.update(one.encode() + b"\0" + self._sources[one] + b"\0")
        return digest


def _read(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The files in a folder, at any depth."""
    return tuple(
        (path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def _loader(templates: Path | tuple[tuple[str, bytes], ...]) -> jinja2.BaseLoader:
    """Where templates come from, and the scripts beside the modules that they include."""
    if isinstance(templates, Path):
        return jinja2.FileSystemLoader((templates, PACKAGE))
    texts = jinja2.DictLoader({name: text.decode(errors="replace") for name, text in templates})
    return jinja2.ChoiceLoader([texts, jinja2.FileSystemLoader(PACKAGE)])
