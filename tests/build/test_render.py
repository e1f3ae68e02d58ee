"""Pages to bytes."""

import hashlib
import re
import shutil
from base64 import b64decode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import html5lib
import jinja2
import pytest

from generator.build.render import Renderer
from generator.build.scripts import minified
from generator.pages.assets import NoData
from generator.pages.downloads import Download
from generator.pages.page import AnyPage, keyed, page
from generator.pages.site import KeptFile, WorkerScript
from tests.support.content import FILES, RACE
from tests.support.paths import ROOT
from tests.support.small_site import GUIDE, pages_of

TEMPLATES = ROOT / "templates"


def rendered(page: AnyPage) -> bytes:
    return Renderer(TEMPLATES).render(page.template, page.data())


@pytest.fixture
def pages(write: Callable[[dict[str, str]], Path]) -> Mapping[str, AnyPage]:
    return pages_of(write(FILES))


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/404.html",
        "/offline.html",
        "/planner/",
        "/about/",
        "/hill-10/",
        "/5-km/",
        GUIDE,
    ],
)
def test_every_kind_of_page_is_valid_html(pages: Mapping[str, AnyPage], url: str) -> None:
    """No parse error by the standard's own algorithm, and no id twice."""
    text = rendered(pages[url]).decode()
    parser = html5lib.HTMLParser(strict=True)

    tree: Any = parser.parse(text)

    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert tree.find(".//{*}main") is not None
    assert len(tree.findall(".//{*}h1")) == 1


def test_names_are_escaped_wherever_they_stand(pages: Mapping[str, AnyPage]) -> None:
    text = rendered(pages[GUIDE]).decode()

    assert "The &lt;Hill&gt; &amp; the dale" in text
    assert "<Hill>" not in text


def test_a_hostile_name_is_text_on_every_page(write: Callable[[dict[str, str]], Path]) -> None:
    name = "</text></title><script>alert(1)</script>\"'&"
    race = RACE.replace("Hill Ten", "'" + name.replace("'", "''") + "'\nshort_name: '</text>&<b>'")
    renderer = Renderer(TEMPLATES)

    for url, one in pages_of(write(FILES | {"races/hill-10.yaml": race})).items():
        if one.template.endswith(".html"):
            text = renderer.render(one.template, one.data()).decode()
            ours = (
                r'<script (?:defer )?src="[./]*assets/(?:offline|planner|moved)\.[0-9a-f]{8}\.js"'
                r'(?: data-(?:worker|planner)="[./]*(?:sw\.js|planner/index\.html#race=[\w-]+)")?>'
            )
            assert len(re.findall("<script", text)) == len(re.findall(ours, text)) > 0, url
            assert "</text>&<b>" not in text, url


def test_a_template_that_reads_what_it_was_not_given_fails(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("{{ page.missing }}")

    with pytest.raises(jinja2.UndefinedError, match="missing"):
        Renderer(tmp_path).render("x.html", NoData())


def test_a_fingerprint_changes_with_the_key_and_the_templates(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("hello")
    renderer = Renderer(tmp_path)
    same = page("x.html", Download, keyed("one"))
    other_key = page("x.html", Download, keyed("two"))
    other_template = page("y.html", Download, keyed("one"))
    known = renderer.fingerprint(same)

    assert renderer.fingerprint(page("x.html", Download, keyed("one"))) == known
    assert len({known, *map(renderer.fingerprint, (other_key, other_template))}) == 3

    (tmp_path / "x.html").write_text("goodbye")
    assert Renderer(tmp_path).fingerprint(same) != known


def test_a_fingerprint_changes_only_with_the_templates_that_its_template_reads(
    tmp_path: Path,
) -> None:
    for name, text in {
        "x.html": "{% extends 'base.html' %}",
        "base.html": "{{ 'site.css'|stamped }}{% include 'part.js' %}",
        "part.js": "run();",
        "styles/site.css": "p {}",
        "list": "{% for file in page.kept %}{{ file.page|integrity }}{% endfor %}",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    kinds = {name: page(name, NoData) for name in ("x.html", "styles/site.css", "list")}

    def changed_by(name: str) -> set[str]:
        before = {kind: Renderer(tmp_path).fingerprint(one) for kind, one in kinds.items()}
        with (tmp_path / name).open("a") as file:
            file.write(" ")
        return {
            kind for kind, one in kinds.items()
            if Renderer(tmp_path).fingerprint(one) != before[kind]
        }  # fmt: skip

    assert changed_by("base.html") == {"x.html", "list"}
    assert changed_by("part.js") == {"x.html", "list"}
    assert changed_by("styles/site.css") == {"styles/site.css", "list"}


def test_an_asset_is_named_by_the_markup_that_it_dresses_or_by_its_own_source(
    tmp_path: Path,
) -> None:
    shutil.copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    names = ("site.css", "offline.js", "planner.js", "band.woff2", "band-licence.txt")

    def renamed_by(name: str) -> set[str]:
        before = Renderer(tmp_path)
        with (tmp_path / name).open("a") as file:
            file.write(" ")
        after = Renderer(tmp_path)
        return {one for one in names if before.stamped(one) != after.stamped(one)}

    assert re.fullmatch(
        r"assets/site\.[0-9a-f]{8}\.css", Renderer(tmp_path).placed("assets/site.css")
    )
    assert Renderer(tmp_path).placed("boston/site.css") == "boston/site.css"
    assert renamed_by("guide.html") == {"site.css", "offline.js", "planner.js"}
    assert renamed_by("scripts/form.js") == {"planner.js"}
    assert renamed_by("styles/site.css") == set()


def test_a_page_may_say_the_hash_of_the_bytes_of_another(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("hello {{ page.text }}")
    (tmp_path / "list").write_text(
        "{% for file in page.kept %}{{ file.page|integrity }}{% endfor %}"
    )
    other = page("x.html", Download, keyed("you"))
    listing = WorkerScript((KeptFile("x", other),), "offline.html")

    said_hash = Renderer(tmp_path).render("list", listing).decode()

    assert said_hash.startswith("sha256-")
    assert b64decode(said_hash[7:]) == hashlib.sha256(b"hello you").digest()


def test_scripts_are_sent_without_their_comments(tmp_path: Path) -> None:
    (tmp_path / "x.js").write_text("/* Why. */\nglobalThis.a = 1; // How.\n")

    assert b"Why" not in Renderer(tmp_path).render("x.js", NoData())


@pytest.mark.parametrize("name", ["offline.js", "sw.js"])
def test_a_hand_written_script_reaches_the_site_as_it_stands(name: str) -> None:
    """It is plain JavaScript, and nothing in it is a template's."""
    script = (TEMPLATES / "scripts" / name).read_text(encoding="utf-8")

    assert Renderer(TEMPLATES).render(f"scripts/{name}", NoData()).decode() == minified(script)
