"""`walkbreak build`: what it prints, and how it ends."""

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.build.manifest import MANIFEST
from generator.build.workshop import workshop
from generator.cli import printing
from tests.support.asset import asset
from tests.support.command import Write, build
from tests.support.content import DISTANCE, FILES, RACE
from tests.support.paths import TEMPLATES


def test_build_says_how_many_pages_there_are_how_many_changed_and_how_long_it_took(
    write: Write,
) -> None:
    content = write(FILES)

    first, second = build(content), build(content)

    assert first.exit_code == second.exit_code == 0
    assert re.search(
        r"site/: (\d+) pages, 7 guides; \1 changed, 0 removed, in \d+\.\d s\n$", first.output
    )
    assert re.search(r"; 0 changed, 0 removed, in \d+\.\d s\n$", second.output)
    assert (content.parent / "site/index.html").is_file()


def test_with_a_mistake_the_last_site_stays_as_it_was(write: Write) -> None:
    content = write(FILES)
    build(content)
    site = content.parent / "site"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    result = build(write(FILES | {"races/hill-10.yaml": RACE.replace("name: Hill", "nmae: Hill")}))

    assert result.exit_code == 1
    assert "unknown key `nmae`; did you mean `name`?" in result.stderr
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_base_path_can_be_given_for_one_build(write: Write) -> None:
    content = write(FILES)

    build(content, "--base-path", "/repo/")

    assert '"url":"/repo/hill-10/' in (content.parent / "site/index.json").read_text()


def test_a_wrong_base_path_or_folder_ends_in_exit_code_2(write: Write) -> None:
    content = write(FILES)

    assert "write `/` or `/repo-name/`" in build(content, "--base-path", "repo").output
    nowhere = build(content, "--site", "/proc/site")
    assert (nowhere.exit_code, "cannot be written" in nowhere.output) == (2, True)
    (content.parent / "site").mkdir()
    (content.parent / "site/letter.txt").write_text("dear")
    result = build(content)
    assert (result.exit_code, "holds files that no build made" in result.output) == (2, True)


def test_what_keeps_a_build_from_its_folder_is_said_and_ends_in_exit_code_2(write: Write) -> None:
    content = write(FILES)
    site = content.parent / "site"
    with workshop(site):
        result = build(content)
    assert result.exit_code == 2
    assert "another build is at work on" in result.output

    build(content)
    (site / "about").rename(site / "elsewhere")
    (site / "about").symlink_to("elsewhere")
    result = build(write(FILES | {"races/hill-10.yaml": RACE.replace("Hill Ten", "Hill 10")}))
    assert result.exit_code == 2
    assert "move it elsewhere" in " ".join(result.output.split())


def test_a_change_of_a_style_sheet_writes_no_page(write: Write, tmp_path: Path) -> None:
    """Only the sheet itself, and what offline pages are compared with."""
    content, templates = write(FILES), tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    build(content, "--templates", str(templates))
    style = templates / "styles/site.css"
    style.write_text(style.read_text(encoding="utf-8") + "/* bolder */\n", encoding="utf-8")
    site = content.parent / "site"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    assert "; 2 changed, 0 removed" in build(content, "--templates", str(templates)).output
    assert {path.name for path, was in before.items() if path.read_bytes() != was} == {
        asset(site, "site.css").name, "sw.js", MANIFEST,
    }  # fmt: skip


@pytest.mark.browser
def test_build_prints_every_wristband_and_later_only_those_that_changed(write: Write) -> None:
    content = write(FILES)
    site = content.parent / "site"
    first = build(content, "--pdf")
    again = build(content, "--pdf")
    slower = FILES["races/5-km.yaml"].replace("ratios:", "walk_pace: 17:00 /mi\nratios:")
    changed = build(write(FILES | {"races/5-km.yaml": slower}), "--pdf")

    assert "14 PDFs; 14 printed" in first.output
    assert "14 PDFs; 0 printed" in again.output
    assert "14 PDFs; 0 printed" in changed.output  # nobody walks in it
    pdfs = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.pdf"))
    assert pdfs[:2] == [
        "5-km/0-20-00/continuous/band-a4.pdf", "5-km/0-20-00/continuous/band-letter.pdf",
    ]  # fmt: skip
    page = (site / "5-km/0-20-00/continuous/index.html").read_text(encoding="utf-8")
    assert 'href="band-a4.pdf"' in page
    renamed = FILES["races/5-km.yaml"].replace("name: 5 km", "name: Five")
    assert (
        "14 PDFs; 6 printed" in build(write(FILES | {"races/5-km.yaml": renamed}), "--pdf").output
    )
    build(content)
    assert not list(site.rglob("*.pdf"))


def test_the_address_that_qr_codes_lead_to_can_be_given(write: Write) -> None:
    content = write(FILES)
    build(content, "--url", "https://club.example", "--base-path", "/guides/")
    page = content.parent / "site/hill-10/1-00-00/run-4-00-walk-0-30/index.html"

    assert "https:/<wbr>/<wbr>club.example/<wbr>guides" in page.read_text(encoding="utf-8")
    assert (
        "`club.example` is not a web address; write all of it"
        in build(content, "--url", "club.example").output
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "No QR codes: say where the site is hosted"),
        (["--url", "https://walkbreak.example"], "QR codes lead to https://walkbreak.example, which does not exist"),
        (["--url", "https://guides.club.org"], ""),
    ],
)  # fmt: skip
def test_build_says_when_qr_codes_lead_nowhere(write: Write, options: list[str], said: str) -> None:
    result = build(write(FILES), *options)

    assert said in result.stderr
    assert bool(result.stderr) is bool(said)


def test_only_some_races_can_be_built(write: Write) -> None:
    """A mistake in the plans of another race does not matter, and that race is not in the site."""
    fast = DISTANCE.replace("0:20:00 to", "0:12:40 to").replace("continuous", "4:00/0:30")
    content = write(FILES | {"races/5-km.yaml": fast})
    site = content.parent / "site"

    result = build(content, "5-km")
    assert (result.exit_code, "0:12:40" in result.stderr) == (1, True)
    result = build(content, "hill-10")

    assert (result.exit_code, "pages, 4 guides; " in result.output) == (0, True), result.output
    assert (site / "hill-10/0-50-00/continuous/index.html").exists()
    assert not (site / "5-km").exists()
    assert "5-km" not in (site / "index.html").read_text()


def test_the_guides_of_other_races_stay_as_they_are(write: Write) -> None:
    content = write(FILES)
    site = content.parent / "site"
    build(content)
    changed = RACE.replace("Hill Ten", "Hill 10"), DISTANCE.replace("5 km\n", "Five\n", 1)
    content = write(FILES | {"races/hill-10.yaml": changed[0], "races/5-km.yaml": changed[1]})

    result = build(content, "hill-10")

    assert (result.exit_code, ", 0 removed" in result.output) == (0, True)
    assert "Hill 10" in (site / "hill-10/0-50-00/continuous/index.html").read_text()
    other = site / "5-km/0-20-00/continuous/index.html"
    assert "5 km in 20:00" in other.read_text()
    assert "Five" in (site / "5-km/index.html").read_text()
    assert (build(content).exit_code, "Five in 20:00" in other.read_text()) == (0, True)


def test_a_race_that_there_is_not_is_a_wrong_use_of_the_command(write: Write) -> None:
    result = build(write(FILES), "hil-10")

    assert (result.exit_code, "did you mean `hill-10`?" in result.output) == (2, True)


def test_a_site_can_be_sent_to_another_file_system(write: Write, tmp_path: Path) -> None:
    """Only what changed is sent, and an address that is wrong is said before anything is built."""
    content, there = write(FILES), tmp_path / "elsewhere"
    address = f"file://{there}"
    first, second = build(content, "--site", address), build(content, "--site", address)

    number = len([path for path in there.rglob("*") if path.is_file()]) - 1
    assert f"{address}: {number} files sent, 0 removed\n" in first.output
    assert f"{address}: 0 files sent, 0 removed\n" in second.output
    result = build(content, "--site", "foo://bucket")
    assert (result.exit_code, "cannot be sent to foo://bucket" in result.output) == (2, True)
    (there / MANIFEST).unlink()
    result = build(content, "--site", address)
    said = " ".join(result.output.replace("│", "").split())
    assert (result.exit_code, "holds files that no build made" in said) == (2, True)


def test_workers_elsewhere_are_asked_for_by_the_address_of_their_scheduler(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    result = build(write(FILES), "--scheduler", "tcp://10.0.0.1:8786")

    assert (result.exit_code, "walkbreak[cluster]" in result.output) == (2, True)


def test_only_the_wristbands_of_the_races_that_are_built_are_printed(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def noting(_site: Path, wanted: Mapping[str, object], _progress: object) -> int:
        printed.extend(wanted)
        return len(wanted)

    monkeypatch.setattr(printing, "print_site", noting)
    content = write(FILES)
    build(content)

    build(content, "5-km", "--pdf")

    assert len(printed) == 6
    assert all(file.startswith("5-km/") for file in printed)
