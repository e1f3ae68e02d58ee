"""URLs, and the links between them."""

import re

import pytest

from generator import units
from generator.pacing.catalogue import Catalogue
from generator.pages.urls import ASSETS, GUIDE_PATTERN, file_of, guide_url, link, planner_with


@pytest.mark.parametrize(("url", "file"), [("/", "index.html"), ("/boston/", "boston/index.html"), ("/index.json", "index.json")])  # fmt: skip
def test_a_url_that_ends_in_a_slash_is_an_index_page(url: str, file: str) -> None:
    assert file_of(url) == file


@pytest.mark.parametrize(
    ("to", "seen_from", "href"),
    [
        ("/", "/", "index.html"),
        ("/", "/404.html", "index.html"),
        ("/#races", "/boston/3-25-00/continuous/", "../../../index.html#races"),
        ("/boston/", "/", "boston/index.html"),
        ("/boston/", "/boston/3-25-00/weather.html", "../index.html"),
        ("/boston/3-25-00/weather.html", "/boston/3-25-00/continuous/", "../weather.html"),
        ("/boston/3-25-00/continuous/plan.json", "/boston/3-25-00/continuous/", "plan.json"),
        ("/boston/3-25-00/continuous/", "/boston/3-30-00/continuous/", "../../3-25-00/continuous/index.html"),
        ("/boston/#goal=3:25:00", "/boston/3-25-00/continuous/", "../../index.html#goal=3:25:00"),
        ("/formats/", "/formats/", "index.html"),
        ("/sw.js", "/assets/offline.js", "../sw.js"),
        (ASSETS, "/boston/", "../assets/"),
        (ASSETS, "/", "assets/"),
    ],
)  # fmt: skip
def test_a_link_is_relative_and_names_a_file(to: str, seen_from: str, href: str) -> None:
    """So pages work below any base path, and without a server."""
    assert link(to, seen_from) == href


def test_the_pattern_of_a_guide_reads_its_plan_from_its_url(catalogue: Catalogue) -> None:
    """The pattern is JavaScript's, which writes the names of its groups without a P."""
    pattern = re.compile(GUIDE_PATTERN.replace("(?<", "(?P<"))
    for of_race in catalogue.races:
        for guide in of_race.guides:
            found = pattern.fullmatch(guide_url(guide).removeprefix(f"/{guide.race.slug}/"))
            is_plain = guide.walks.ratio or not guide.walks.has_walks
            assert bool(found) == bool(is_plain), guide
            if found:
                said = {
                    name: (text or "").replace("-", ":") for name, text in found.groupdict().items()
                }
                assert units.parse_goal(said["goal"]) == guide.goal.seconds
                ratio = f"{said['run']}/{said['walk']}" if said["run"] else "continuous"
                assert ratio == str(guide.walks)


def test_the_planners_address_is_readable() -> None:
    assert planner_with("boston", "3:47:30", "4:00/0:30") == (
        "/planner/#race=boston&goal=3:47:30&ratio=4:00/0:30"
    )
    assert planner_with("5-km", "3:47:30", "4:00/0:30, walk 60 m at every mile") == (
        "/planner/#race=5-km&goal=3:47:30&ratio=4:00/0:30,+walk+60+m+at+every+mile"
    )
