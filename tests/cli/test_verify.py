"""`walkbreak verify`: what it prints, and how it ends."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import browser
from generator.cli.commands import main
from tests.support.one_guide import GUIDE, WEATHER, write_index

pytestmark = pytest.mark.browser


def walkbreak(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)])


def test_it_says_how_much_it_looked_at(good: Path) -> None:
    result = walkbreak("boston", "--site", good)

    assert result.exit_code == 0
    assert re.fullmatch(
        rf"{good}/: 1 guide of 1 race, 14 prints on 2 papers: no faults, in \d+ s\n", result.output
    )


def test_faults_go_to_standard_output_and_the_exit_code_is_1(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(good, folder)
    (folder / f"boston/{WEATHER}").unlink()
    page = folder / f"boston/{GUIDE}/index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("</main>", "<script>console.log(1)</script></main>"))

    result = walkbreak("--site", folder)

    assert result.exit_code == 1
    fault, sums = result.stdout.splitlines()
    assert fault == f"boston/{GUIDE}/index.html: says on the console: 1"
    assert re.fullmatch(r".*: 1 guide of 1 race, 8 prints on 2 papers: 1 fault, in \d+ s", sums)


def test_without_such_a_race_or_site_the_exit_code_is_2(good: Path, tmp_path: Path) -> None:
    race, nowhere = walkbreak("bostn", "--site", good), walkbreak("--site", tmp_path / "gone")
    (tmp_path / "index.json").write_text('["letters"]')
    letters = walkbreak("--site", tmp_path)
    write_index(tmp_path, [])
    empty = walkbreak("--site", tmp_path)

    assert [result.exit_code for result in (race, nowhere, letters, empty)] == [2] * 4
    assert "has no race `bostn`; did you mean `boston`?" in race.stderr
    assert "gone holds no index.json with guides; build the site first" in nowhere.stderr
    assert "holds no index.json" in letters.stderr
    assert "holds no index.json" in empty.stderr


def test_without_a_browser_it_says_what_to_do(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "candidates", lambda own: [])

    result = walkbreak("--site", good)

    assert result.exit_code == 2
    assert "Install Google Chrome" in result.stderr
