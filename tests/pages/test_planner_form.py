"""The planner on its pages: from what somebody types, or a URL says, to the band she prints."""

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import urlencode, urljoin

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, ViewportSize, expect

from generator import units
from generator.build.build import build
from generator.build.font import load_font
from generator.pacing.catalogue import Catalogue
from generator.pacing.course import lay_course
from generator.pacing.guide import Goal, Guide, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain
from generator.pages.site import site
from generator.pages.urls import guide_url
from generator.paper.formats import FORMATS
from generator.race.model import Marks
from generator.race.walks import parse_walks
from tests.conftest import ROOT
from tests.pages.test_built_site import CONTRAST
from tests.pages.test_offline import visit
from tests.pages.test_printing import PAPERS, assert_true_to_size, measured, printed
from tests.support.served import served

SCRIPT_BYTES = 22_500
"""What planner.js may weigh, gzipped."""
PAGE_BYTES = 60_000
"""What a race page may load in all, gzipped, its typeface included."""
ANSWERS_S = 2.0
"""By when whatever is asked for is answered."""
PHONE: ViewportSize = {"width": 390, "height": 844}

AT_AID = "4:00/0:30, walk 60 m at every aid station, skip walks within 1:00"
ON_CLIMBS = "10:00/1:00, on climbs 1:00/4:00"
MADE_AHEAD = [
    ("boston", "3:25:00", "4:00/0:30"),
    ("boston", "3:25:00", AT_AID),
    ("boston", "4:00:00", "4:00/0:30 to 23 mi, then continuous"),
    ("boston", "3:30:00", "continuous"),
    ("berlin", "4:00:00", "4:00/0:30"),
    ("berlin", "3:30:00", "continuous"),
    ("leadville-100", "25:00:00", ON_CLIMBS),
    ("leadville-100", "24:00:00", "10:00/2:00"),
    ("leadville-100", "22:00:00", "continuous"),
    ("5-km", "0:25:00", "2:00/0:15"),
    ("5-km", "0:30:00", "continuous"),
    ("marathon", "5:00:00", "0:30/0:30"),
]
RACES = list(dict.fromkeys(slug for slug, _, _ in MADE_AHEAD))
WISHED = {"race": "boston", "goal": "3:47:30", "ratio": "75/25", "walk": "18:00"}


def guide_of(
    catalogue: Catalogue, slug: str, goal: str | int, ratio: str, **wishes: object
) -> Guide:
    """The guide that Python makes of the same wishes."""
    return listing_of(catalogue, slug, goal, ratio, **wishes).work_out()


def listing_of(
    catalogue: Catalogue, slug: str, goal: str | int, ratio: str, **wishes: object
) -> Listing:
    """What Python makes that guide from."""
    of_race = next(one for one in catalogue.races if one.race.slug == slug)
    course = lay_course(of_race.race.model_copy(update=wishes), of_race.course.profile)
    goal_s = goal if isinstance(goal, int) else units.parse_goal(goal)
    return Listing(course, Goal(goal_s), parse_walks(ratio))


@pytest.fixture(scope="module")
def built(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with all its races, and of their guides a few."""
    settings = catalogue.settings.model_copy(update={"base_path": "/repo-name/"})
    few = {guide_url(guide_of(catalogue, *one).listing) for one in MADE_AHEAD}
    pages = {
        url: page
        for url, page in site(replace(catalogue, settings=settings), load_font()).items()
        if url.count("/") < 3 or url.rpartition("/")[0] + "/" in few
    }
    target = tmp_path_factory.mktemp("form") / "site"
    build(pages, ROOT / "templates", target)
    return target


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built) as at:
        yield at


# --- A planner to work with ----------------------------------------------------------------------

GO = """said => new Promise(done => {
  if (location.hash === said) return done();
  addEventListener('hashchange', () => done(), { once: true });
  location.hash = said;
})"""
"""To another state by its URL, as a link would."""
READ = """() => {
  const text = node => node.innerText.replace(/\\s+/g, ' ').trim();
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)]
    .filter(node => node.checkVisibility());
  const table = head => all('table').find(one => text(one.rows[0]).includes(head));
  const rows = one => one ? [...one.rows].map(row => [...row.cells].map(text)) : [];
  const facts = Object.fromEntries(all('dl > div').map(one =>
    [text(one.querySelector('dt')), one.querySelector('dd').firstChild.data.trim()]));
  const wrong = Object.fromEntries(all('[aria-invalid="true"]').map(field => [
    field.getAttribute('aria-label') ?? field.labels[0].innerText,
    (field.getAttribute('aria-describedby') ?? '').split(' ')
      .map(id => document.getElementById(id)?.innerText ?? '').join(' ').trim(),
  ]));
  const splits = rows(table('Clock')).slice(1);
  return {
    splits: splits.map(row => row.slice(0, 3)),
    goal: splits.length ? splits.at(-1)[1] : null,
    facts, wrong,
    alerts: all('[role="alert"]').map(text).filter(said => said),
    status: all('[role="status"]').map(one => one.textContent)[0],
    bands: all('svg[role="img"]').map(one => one.ariaLabel)
      .filter(label => / in \\d/.test(label)),
    main: text(document.querySelector('main')),
  };
}"""
"""What somebody sees, and what she is told by name."""


def fragment(said: Mapping[str, str]) -> str:
    return "#" + urlencode(said)


class Planner:
    """The planner's page in a tab."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = f"{address}/planner/"

    def open(self, said: str | Mapping[str, str]) -> "Planner":
        """Follow a link to a state."""
        hash_said = said if isinstance(said, str) else fragment(said)
        self.page.evaluate(GO, hash_said)
        return self

    def read(self) -> dict[str, Any]:
        """What is seen."""
        found: dict[str, Any] = self.page.evaluate(READ)
        return found

    def read_all(self, said: list[str]) -> list[dict[str, Any]]:
        """What each state comes to, one after the other."""
        script = f"""async said => {{
          const go = {GO}, read = {READ}, found = [];
          for (const one of said) {{ await go(one); found.push(read()); }}
          return found;
        }}"""
        found: list[dict[str, Any]] = self.page.evaluate(script, said)
        return found

    def field(self, label: str) -> Locator:
        """What is to be filled in, by its name."""
        return self.page.get_by_label(label, exact=True)

    def type(self, label: str, text: str) -> None:
        """Over what stands there, and leave the field."""
        self.field(label).fill(text)
        self.field(label).press("Tab")

    @property
    def alert(self) -> Locator:
        """What is wrong."""
        return self.page.get_by_role("alert").filter(visible=True)


@pytest.fixture(scope="module")
def opened(tab: Page, address: str) -> Iterator[Page]:
    """The planner with the races of these tests at hand."""
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(f"{address}/planner/")
    for slug in RACES:
        tab.evaluate(GO, fragment({"race": slug}))
        name = tab.locator(f"option[value='{slug}']").inner_text()
        expect(tab.get_by_role("img", name=f": {name} in ")).to_be_visible()
    yield tab
    tab.emulate_media(reduced_motion="no-preference")


@pytest.fixture
def planner(opened: Page, address: str) -> Iterator[Planner]:
    """The planner, whatever state it is in; no script of it may fail."""
    failures: list[str] = []

    def note(error: object) -> None:
        failures.append(str(error))

    opened.on("pageerror", note)
    yield Planner(opened, address)
    opened.remove_listener("pageerror", note)
    assert failures == []


def times(guide: Guide, marks: Marks | None = None) -> list[list[str]]:
    """Mark, clock and split of the plan in Python."""
    return [[s.label, s.clock, s.split] for s in guide.splits_by(marks or guide.race.rows)]


def run_pace(guide: Guide) -> str:
    return f"{units.fine_pace(guide.plan.run_pace, guide.race.markers)} /{guide.race.markers}"


# --- From home to a band -------------------------------------------------------------------------


def test_a_runner_with_a_phone_plans_a_goal_that_is_not_listed(
    browser: Browser, address: str, catalogue: Catalogue
) -> None:
    context = browser.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}/")
    page.get_by_role("link", name="Boston Marathon", exact=True).tap()
    page.get_by_role("link", name="Plan any goal").tap()
    page.get_by_label("Goal", exact=True).fill("3:47:30")
    page.get_by_label("Run/walk ratio").fill("75/25")
    page.get_by_text("Walk pace, hills").tap()
    page.get_by_label("Walk pace", exact=True).fill("18:00")
    page.keyboard.press("Enter")
    guide = guide_of(catalogue, "boston", "3:47:30", "1:15/0:25", walk_pace=18 * 60 / units.MILE_M)
    band = page.get_by_role("img", name="Wristband: Boston Marathon in 3:47:30")
    seen = page.evaluate(READ)

    assert f"{run_pace(guide)} running and 18:00 /mi walking on the flat" in seen["main"]
    assert "you cross the line running, at 3:47:30" in seen["main"]
    assert seen["splits"] == times(guide)
    expect(band).to_be_visible()
    assert band.locator("text", has_text="3:47:30").count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    context.close()


@pytest.mark.parametrize("engine", ["chromium", "firefox"])
def test_her_band_prints_at_true_size_on_one_page(
    engine: str, request: pytest.FixtureRequest, address: str
) -> None:
    """In every format; on both papers, or, where printing is slow, on the shorter one."""
    page = request.getfixturevalue("browser" if engine == "chromium" else engine).new_page()
    page.goto(f"{address}/planner/{fragment(WISHED)}")
    page.evaluate("document.fonts.ready.then(() => true)")
    for form in FORMATS:
        page.get_by_text(form.name, exact=True).click()
        for paper in PAPERS if engine == "chromium" else ["Letter"]:
            assert_true_to_size(measured(printed(page, engine, paper)), form.key, paper)
    page.close()


def test_the_print_button_prints_the_band_that_is_shown(browser: Browser, address: str) -> None:
    """Also where nobody has typed anything, and where what was typed is not left yet."""
    page = browser.new_page()
    page.add_init_script("globalThis.print = () => { globalThis.printed = true }")
    page.goto(f"{address}/boston/")
    page.get_by_role("button", name="Print this band").click()
    assert page.evaluate("printed")
    page.emulate_media(media="print")
    assert page.get_by_role("img", name=re.compile("^Wristband: Boston Marathon in")).is_visible()
    assert not page.get_by_role("heading", name="Choose your goal").is_visible()

    page.goto(f"{address}/berlin/")
    page.get_by_label("Goal", exact=True).focus()
    page.emulate_media(media="null")
    page.get_by_label("Goal", exact=True).fill("3:47:30")
    page.emulate_media(media="print")
    assert page.get_by_role("img", name="Wristband: Berlin Marathon in 3:47:30").is_visible()
    page.close()


# --- The same as the pages made ahead ------------------------------------------------------------

COMPARED = """async ([guide, said, names]) => {
  const parsed = async url =>
    new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
  const text = node => node.textContent.replace(/\\s+/g, ' ').trim();
  const shown = (node, root) => !node.closest('[hidden]') && !node.closest('.beside');
  const shape = root => {
    const all = selector => [...root.querySelectorAll(selector)].filter(one => shown(one, root));
    const table = head => all('table').map(one => [...one.rows].map(row => [...row.cells].map(text)))
      .filter(([cells]) => cells.includes(head));
    return {
      sentence: all('p.lead').map(text),
      ways: all('.when-to-walk').map(text),
      facts: all('dl > div').map(one => [...one.children].map(text)),
      splits: table('Clock'),
      intervals: table('No.'),
    };
  };
  const svg = (root, name) => [...root.querySelectorAll(`svg[aria-label^="${name}: "]`)]
    .filter(one => shown(one, root))
    .map(one => {
      const copy = one.cloneNode(true);
      copy.removeAttribute('aria-label');
      return new XMLSerializer().serializeToString(copy).replace(/>\\s+</g, '><');
    });
  const [page, sheet] = await Promise.all([parsed(guide), parsed(guide + 'band.html')]);
  const go = GO;
  await go(said);
  const planned = shape(document.querySelector('main'));
  const bands = [];
  for (const [key, name] of names) {
    await go(`${said}&format=${key}`);
    bands.push([key, svg(sheet, name), svg(document, name)]);
  }
  return [shape(page.querySelector('main')), planned, bands];
}""".replace("GO;", f"{GO};")


@pytest.mark.parametrize(("slug", "goal", "ratio"), MADE_AHEAD)
def test_a_plan_says_what_the_page_made_ahead_says(
    planner: Planner, address: str, catalogue: Catalogue, slug: str, goal: str, ratio: str
) -> None:
    """Its sentence, its facts, every split, every run and walk, and the band in each format."""
    url = address + guide_url(guide_of(catalogue, slug, goal, ratio).listing)
    said = fragment({"race": slug, "goal": goal, "ratio": ratio})
    names = [[form.key, form.name] for form in FORMATS]
    ahead, planned, bands = planner.page.evaluate(COMPARED, [url, said, names])

    assert len(ahead["sentence"]) == len(ahead["splits"]) == 1
    assert len(ahead["intervals"]) == (ratio != "continuous")
    for what, said_ahead in ahead.items():
        assert planned[what] == said_ahead, what
    assert any(drawn for _, drawn, _ in bands)
    for form, drawn, laid in bands:
        assert laid == drawn, form


# --- Every control ------------------------------------------------------------------------------

Does = Callable[[Planner], object]
MILES = Marks("distance", 2 * units.MILE_M, "mi")
CONTROLS: dict[str, tuple[Does, dict[str, Any]]] = {
    "goal": (lambda p: p.type("Goal", "4:01:10"), {"goal": "4:01:10"}),
    "ratio": (lambda p: p.type("Run/walk ratio", "2/0:30"), {"ratio": "2:00/0:30"}),
    "no walks": (lambda p: p.type("Run/walk ratio", "continuous"), {"ratio": "continuous"}),
    "the race's own way": (lambda p: p.page.get_by_role("button", name=AT_AID).click(), {"ratio": AT_AID}),
    "walk pace": (lambda p: p.type("Walk pace", "17:00"), {"walk_pace": 17 * 60 / units.MILE_M}),
    "hills": (lambda p: p.field("Hills").fill("50"), {"hills": 0.5}),
    "no hills": (lambda p: p.field("Hills").fill("0"), {"hills": 0.0}),
    "slower": (lambda p: p.field("Second half").fill("2.5"), {"drift": units.parse_halves("second half 2.5% slower")}),
    "faster": (lambda p: p.field("Second half").fill("-4"), {"drift": units.parse_halves("second half 4% faster")}),
    "kilometres": (lambda p: p.field("kilometres").check(), {"markers": "km"}),
    "marks by distance": (lambda p: p.field("A row for").select_option("every 2 mi"), {"marks": MILES}),
    "marks by aid station": (lambda p: p.field("A row for").select_option("aid stations"), {"marks": Marks("aid stations", 0.0, "mi")}),
    "marks by walk": (lambda p: p.field("A row for").select_option("walk breaks"), {"marks": Marks("walk breaks", 0.0, "mi")}),
}  # fmt: skip


@pytest.mark.parametrize(("does", "wishes"), CONTROLS.values(), ids=CONTROLS.keys())
def test_a_control_changes_the_plan_at_once(
    planner: Planner, catalogue: Catalogue, does: Does, wishes: dict[str, Any]
) -> None:
    """To what Python makes of the same wish."""
    said = {"goal": "3:47:30", "ratio": "1:15/0:25"} | wishes
    planner.open(
        {"race": "boston", "goal": "3:47:30", "ratio": "75/25", "unit": "mi", "hills": "100"}
    )
    before = planner.read()
    does(planner)
    seen = planner.read()
    guide = guide_of(catalogue, "boston", **said)

    assert seen["splits"] == times(guide) != before["splits"]
    assert seen["facts"]["Run pace"] == run_pace(guide)
    assert seen["facts"]["Halves"] == units.clock(guide.halfway.elapsed_s)
    assert run_pace(guide) in seen["main"]
    assert run_pace(guide) in seen["status"]
    if guide.plan.walk_breaks:
        assert seen["facts"]["Walk breaks"] == f"{guide.plan.walk_breaks}"
        walk = guide.course.walk_pace(guide.goal.seconds)
        unit = guide.race.markers
        assert seen["facts"]["Walk pace"] == f"{units.pace(walk, unit)} /{unit}"
    if "marks" not in wishes or wishes["marks"].of == "distance":
        assert seen["bands"] == [f"Wristband: Boston Marathon in {said['goal']}, {said['ratio']}"]


def test_another_race_is_planned_for_its_own_course(planner: Planner, catalogue: Catalogue) -> None:
    planner.open({"race": "berlin"}).field("Race").select_option("Leadville Trail 100 Run")
    seen = planner.read()
    goal_s = units.parse_goal(seen["goal"])
    (label,) = seen["bands"]
    guide = guide_of(catalogue, "leadville-100", goal_s, label.partition(f"{seen['goal']}, ")[2])

    assert seen["splits"] == times(guide)
    assert {
        passing.stop.name
        for split in guide.splits
        for passing in split.arrivals
        if passing.stop.name in seen["main"]
    } >= {"Hope Pass", "Winfield"}


def test_a_format_and_a_wrist_are_chosen_for_the_band(planner: Planner) -> None:
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "75/25"})
    for form in reversed(FORMATS):
        planner.page.get_by_text(form.name, exact=True).click()
        assert planner.read()["bands"] == [f"{form.name}: Boston Marathon in 3:47:30, 1:15/0:25"]
    hand = planner.page.get_by_role("img", name="Wristband:").locator("text", has_text="hand")
    assert hand.filter(visible=True).all_text_contents() == ["hand »"]
    planner.field("right wrist").check()
    assert hand.filter(visible=True).all_text_contents() == ["« hand"]


def test_a_band_with_fewer_rows_than_the_table_says_so_on_paper(planner: Planner) -> None:
    planner.open(
        {"race": "marathon", "goal": "4:30:00", "ratio": "1:00/0:30", "format": "big-print"}
    )
    planner.page.emulate_media(media="print")
    said = planner.page.get_by_text("Here with a row every 2 km").is_visible()
    planner.page.emulate_media(media="null")
    marks = (
        planner.page.get_by_role("img", name="Big print:").locator(".mark text").all_text_contents()
    )

    assert said
    assert marks[:3] == ["2", "4", "6"]


# --- Goals by pace, and what the coach says ------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "typed", "unit"),
    [
        ("boston", "8:40", "mi"),
        ("boston", "5:20 /km", "mi"),
        ("5-km", "5:00", "km"),
        ("leadville-100", "15:00", "mi"),
    ],
)
def test_an_average_pace_is_the_fastest_goal_that_prints_it(
    planner: Planner, catalogue: Catalogue, slug: str, typed: str, unit: units.Unit
) -> None:
    planner.open(
        {"race": slug, "by": "average", "goal": typed, "unit": unit, "ratio": "continuous"}
    )
    goal_s = units.parse_goal(long(planner.read()["goal"]))
    distance_m = guide_of(catalogue, slug, goal_s, "continuous").race.distance
    said: units.Unit = "km" if "km" in typed else unit
    pace = typed.partition(" ")[0]

    assert units.pace(goal_s / distance_m, said) == pace
    assert units.pace((goal_s - 1) / distance_m, said) != pace


def long(clock: str) -> str:
    """A finish time with its hours."""
    return clock if clock.count(":") == 2 else f"0:{clock:0>5}"


@pytest.mark.parametrize(
    ("slug", "typed", "pace", "ratio"),
    [
        ("boston", "8:00", 8 * 60 / units.MILE_M, "4:00/0:30"),
        ("boston", "8:00 /mi", 8 * 60 / units.MILE_M, AT_AID),
        ("berlin", "5:30", 330 / 1000, "1:30/0:30"),
        ("leadville-100", "11:30", 690 / units.MILE_M, "10:00/1:00"),
        ("5-km", "4:45 a km", 285 / 1000, "continuous"),
        ("5-km", "2:40", 160 / 1000, "0:20/0:40"),
    ],
)
def test_a_run_pace_is_the_fastest_goal_that_asks_for_no_faster_a_run(
    planner: Planner, catalogue: Catalogue, slug: str, typed: str, pace: float, ratio: str
) -> None:
    planner.open({"race": slug, "by": "run", "goal": typed, "ratio": ratio})
    goal_s = units.parse_goal(long(planner.read()["goal"]))

    assert guide_of(catalogue, slug, goal_s, ratio).plan.run_pace >= pace
    try:
        faster = guide_of(catalogue, slug, goal_s - 1, ratio).plan.run_pace
    except Refusal:
        faster = 0.0
    assert faster < pace


def test_the_coachs_advice_is_that_for_the_goal(planner: Planner, catalogue: Catalogue) -> None:
    """With the race's own ratios beside it; the one that is planned with is marked."""
    of_race = next(one for one in catalogue.races if one.race.slug == "boston")
    (chart,) = of_race.charts
    own = {"4:00/0:30", AT_AID, "4:00/0:30 to 23 mi, then continuous", "continuous"}
    buttons = planner.page.get_by_role("button", name=re.compile(r"\d:\d\d.\d:\d\d|continuous"))
    seen = []
    for goal in ("2:45:00", "3:20:00", "3:47:30", "4:30:00", "5:30:00", "8:00:00"):
        advised = list(map(str, chart.ratios(units.parse_goal(goal) / of_race.race.distance)))
        planner.open({"race": "boston", "goal": goal, "ratio": (advised or ["continuous"])[-1]})
        names = buttons.all_text_contents()
        assert set(names) == own | set(advised)
        assert [name for name in names if name in advised][: len(advised)] == advised
        pressed = planner.page.get_by_role("button", pressed=True).all_text_contents()
        assert set(pressed) == {(advised or ["continuous"])[-1]}
        seen.append(tuple(advised))
    assert len(set(seen)) == 6
    planner.page.get_by_role("button", name="4:00/0:30", exact=True).first.click()
    assert planner.read()["bands"] == ["Wristband: Boston Marathon in 8:00:00, 4:00/0:30"]


# --- What people type ----------------------------------------------------------------------------

GOALS = {
    "3:47:30": "3:47:30", "3.47.30": "3:47:30", "3h47": "3:47:00", "3h47m30s": "3:47:30",
    "3 h 47 min 30 s": "3:47:30", " 3:47:30 ": "3:47:30", "3 47 30": "3:47:30", "03:47:30": "3:47:30",
    "3:47": "3:47:00", "3,47,30": "3:47:30", "4": "4:00:00", "4h": "4:00:00", "4 hours": "4:00:00",
    "3 hours 47 minutes": "3:47:00", "225": "3:45:00", "225 min": "3:45:00", "3H47": "3:47:00",
}  # fmt: skip
SHORT_GOALS = {"25": "25:00", "25:30": "25:30", "0:25:30": "25:30", "25m": "25:00", "25'30\"": "25:30", "25 min 30": "25:30"}  # fmt: skip
RATIOS = {
    "4:00/0:30": "4:00/0:30", "75/25": "1:15/0:25", "4/1": "4:00/1:00", "4:1": "4:00/1:00",
    "10/1": "10:00/1:00", "4 / 1": "4:00/1:00", "4min/30s": "4:00/0:30", "90s/30s": "1:30/0:30",
    "90 s / 30 s": "1:30/0:30", "30/30": "0:30/0:30", "continuous": "continuous", "Continuous": "continuous",
    "no walk": "continuous", "1:30/30": "1:30/0:30", "4.00/0.30": "4:00/0:30",
}  # fmt: skip
WALKS = {
    "18:00": "18:00 /mi", "18": "18:00 /mi", "18:00 /mi": "18:00 /mi", "18 min per mile": "18:00 /mi",
    "11:11/km": "17:59 /mi", "11:11 a km": "17:59 /mi", "18.00": "18:00 /mi",
}  # fmt: skip


def test_a_field_forgives_how_a_time_is_written(planner: Planner) -> None:
    def asked(name: str, texts: Mapping[str, str], **said: str) -> list[dict[str, Any]]:
        given = {"race": "boston", "goal": "4:00:00", "ratio": "4:00/0:30"} | said
        return planner.read_all([fragment(given | {name: text}) for text in texts])

    long_goals = [seen["goal"] for seen in asked("goal", GOALS)]
    short_goals = [seen["goal"] for seen in asked("goal", SHORT_GOALS, race="5-km")]
    ratios = [
        seen["bands"][0].partition("00, ")[2] if seen["bands"] else seen["wrong"]
        for seen in asked("ratio", RATIOS)
    ]
    walks = [seen["facts"].get("Walk pace", seen["wrong"]) for seen in asked("walk", WALKS)]

    assert dict(zip(GOALS, long_goals, strict=True)) == GOALS
    assert dict(zip(SHORT_GOALS, short_goals, strict=True)) == SHORT_GOALS
    assert dict(zip(RATIOS, ratios, strict=True)) == RATIOS
    assert dict(zip(WALKS, walks, strict=True)) == WALKS


WRONG = [
    ("Goal", "abc", "not a finish time", ()),
    ("Goal", "3:60:00", "not a finish time", ()),
    ("Goal", "-3:00:00", "not a finish time", ()),
    ("Goal", "３:47:30", "not a finish time", ()),
    ("Goal", "1:00:00", "out of reach", ("1:45:30",)),
    ("Goal", "20:00:00", "out of reach", ("14:03:54",)),
    ("Run/walk ratio", "4/30", "minutes or as seconds", ("4:00/0:30", "0:04/0:30")),
    ("Run/walk ratio", "0:01/0:01", "too short to follow", ("0:15/0:15", "continuous")),
    ("Run/walk ratio", "9:00:00/1:00", "too long", ("4:00/0:30", "continuous")),
    ("Run/walk ratio", "often", "not a run/walk ratio", ("continuous",)),
    ("Run/walk ratio", "4:00/0:30/1:00", "not a run/walk ratio", ("continuous",)),
    ("Walk pace", "brisk", "not a pace", ()),
    ("Walk pace", "5:00", "a walk is between", ()),
]


@pytest.mark.parametrize(("label", "typed", "why", "offers"), WRONG)
def test_what_cannot_be_read_is_said_at_its_field_and_something_offered(
    planner: Planner, label: str, typed: str, why: str, offers: tuple[str, ...]
) -> None:
    """The message is tied to the field and announced; no plan is shown for anything else."""
    planner.open({"race": "boston", "goal": "4:00:00", "ratio": "4:00/0:30", "walk": "18:00"})
    planner.type(label, typed)
    seen = planner.read()
    assert list(seen["wrong"]) == [label]
    assert why in seen["wrong"][label]
    assert any(why in said for said in seen["alerts"])
    assert seen["bands"] == []
    assert seen["goal"] is None
    buttons = planner.alert.get_by_role("button")
    assert tuple(buttons.all_text_contents()) == offers
    for offer in offers:
        planner.type(label, typed)
        buttons.get_by_text(offer, exact=True).click()
        assert planner.read()["wrong"] == {}
        assert planner.field(label).input_value() == offer
        # The limit of what can be run may be none with these walks; then that is said with the next.
        expect(
            planner.page.get_by_role("img", name="Boston Marathon in").or_(buttons)
        ).to_be_visible()
        if buttons.count():
            buttons.click()
        assert len(planner.read()["bands"]) == 1


REFUSED = {
    "too fast": ({"race": "boston", "goal": "2:00:00", "ratio": "0:15/0:30"}, "needs running faster than 2:30 /km"),
    "too slow": ({"race": "boston", "goal": "9:30:00", "ratio": "4:00/0:30"}, "leaves no running faster than the walk"),
    "a cut-off of Leadville": ({"race": "leadville-100", "goal": "29:59:00", "ratio": "10:00/2:00"}, "misses the cut-off at Outward Bound (10:00)"),
    "a cut-off of Berlin": ({"race": "berlin", "goal": "7:30:00", "ratio": "0:30/0:30"}, "misses the cut-off at 33 km (15:50) from GHJ"),
    "a walk that is no slower": ({"race": "boston", "goal": "5:30:00", "ratio": "4:00/0:30", "walk": "10:00"}, "leaves no running faster than the walk at 10:00 /mi"),
}  # fmt: skip


@pytest.mark.parametrize(("said", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_a_plan_that_cannot_be_is_explained_with_the_nearest_that_can(
    planner: Planner, catalogue: Catalogue, said: dict[str, str], why: str
) -> None:
    """In Python's words."""
    wishes = {"walk_pace": units.parse_pace(f"{said['walk']} /mi")} if "walk" in said else {}
    listing = listing_of(catalogue, said["race"], said["goal"], said["ratio"], **wishes)
    with pytest.raises(Refusal) as refused:
        listing.work_out()
    explained = explain(refused.value, listing.course, listing.goal.seconds, listing.walks)
    planner.open(said)
    expect(planner.alert).to_contain_text(explained)
    assert why in planner.alert.inner_text()
    assert planner.read()["bands"] == []
    button = planner.alert.get_by_role("button")
    nearest = button.inner_text()
    assert nearest in explained
    button.click()
    seen = planner.read()
    assert seen["goal"] == nearest
    assert len(seen["bands"]) == 1
    assert planner.alert.count() == 0


def test_a_pace_that_nobody_can_run_is_refused_as_a_pace(planner: Planner) -> None:
    for by, typed, offer in (
        ("run", "3:00", "2:30 /km"),
        ("run", "30:00", "18:00 /mi"),
        ("average", "2:00", "4:02 /mi"),
    ):
        planner.open({"race": "boston", "by": by, "goal": typed, "ratio": "4:00/0:30"})
        button = planner.alert.get_by_role("button")
        assert button.all_text_contents() == [offer]
        assert planner.read()["bands"] == []
        button.click()
        assert planner.field("Goal").input_value() == offer
        assert planner.read()["wrong"] == {}


@pytest.mark.parametrize(
    "said",
    [
        {"race": "boston", "goal": "4:00:00", "ratio": "0:30/0:30", "marks": "walk breaks"},
        {"race": "marathon", "goal": "4:00:00", "ratio": "4:00/0:30", "marks": "every 1 km", "format": "big-print"},
        {"race": "boston", "goal": "4:00:00", "ratio": "4:00/0:30", "marks": "every 0.1 mi", "format": "card"},
    ],
)  # fmt: skip
def test_rows_that_a_format_cannot_hold_are_refused_with_ways_that_work(
    planner: Planner, said: dict[str, str]
) -> None:
    """The table of the plan is there all the same, a band of another plan is not."""
    planner.open({"race": "boston"}).open(said)
    why = planner.page.get_by_text(re.compile("rows do not fit on the"))
    assert why.is_visible()
    assert planner.read()["bands"] == []
    assert len(planner.read()["splits"]) > 1
    ways = why.locator("xpath=..").get_by_role("button")
    names = ways.all_text_contents()
    assert names
    for name in names:
        planner.open(said)
        ways.get_by_text(name, exact=True).click()
        assert len(planner.read()["bands"]) == 1, name
        assert not why.is_visible()


def test_another_way_to_say_the_goal_keeps_the_goal(planner: Planner) -> None:
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"})
    for way in ("average pace", "run pace you can hold", "finish time"):
        planner.field(way).check()
        seen = planner.read()
        assert seen["wrong"] == {}
        assert abs(units.parse_goal(seen["goal"]) - units.parse_goal("3:47:30")) < 27


def test_other_units_keep_the_walk_that_was_typed(planner: Planner) -> None:
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"})
    planner.type("Walk pace", "18:00")
    planner.field("kilometres").check()

    assert planner.read()["facts"]["Walk pace"] == "11:11 /km"


# --- The URL -------------------------------------------------------------------------------------


def test_every_change_is_in_the_url_and_the_back_button_goes_through_them(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.set_default_timeout(5000)
    page.goto(f"{address}/planner/")
    form = Planner(page, address)
    expect(page.get_by_role("img", name="Boston Marathon in")).to_be_visible()
    does: list[Callable[[], object]] = [
        lambda: form.type("Goal", "3:47:30"),
        lambda: form.type("Run/walk ratio", "1:15/0:25"),
        lambda: page.get_by_role("button", name="continuous", exact=True).click(),
        lambda: page.get_by_role("button", name="3:00/0:30").click(),
        lambda: page.get_by_text("Walk pace, hills").click(),
        lambda: form.type("Walk pace", "18:00"),
        lambda: form.field("Hills").fill("50"),
        lambda: form.field("Second half").fill("2"),
        lambda: form.field("kilometres").check(),
        lambda: form.field("A row for").select_option("every 5 km"),
        lambda: page.get_by_text("Pocket card", exact=True).click(),
        lambda: page.get_by_text("Wristband", exact=True).click(),
        lambda: form.field("right wrist").check(),
        lambda: form.field("average pace").check(),
    ]
    states = [(page.url, form.read())]
    for do in does:
        do()
        if page.url != states[-1][0]:
            states.append((page.url, form.read()))
    assert len(states) == len(does)  # All but opening the part with the walk pace.
    for url, seen in reversed(states[:-1]):
        page.go_back()
        page.wait_for_url(url)
        assert form.read() == seen | {"main": form.read()["main"]}
    page.go_forward()
    page.wait_for_url(states[1][0])
    assert form.read()["goal"] == "3:47:30"
    for url, seen in states[-2:]:
        page.goto(f"{address}/404.html")
        page.goto(url)
        expect(page.get_by_role("img", name="Boston Marathon in")).to_be_visible()
        assert form.read() == seen
        page.reload()
        expect(page.get_by_role("img", name="Boston Marathon in")).to_be_visible()
        assert form.read() == seen
    page.close()


def test_a_link_shows_its_state_in_every_field(planner: Planner) -> None:
    said = WISHED | {
        "walk": "11:00 /km",
        "hills": "35",
        "drift": "-2.5",
        "unit": "km",
        "marks": "every 5 km",
        "format": "card",
        "wrist": "right",
    }
    planner.open({"race": "berlin"}).open(said | {"unknown": "name", "<b>": "1"})
    shown = {
        label: planner.field(label).input_value()
        for label in (
            "Race",
            "Goal",
            "Run/walk ratio",
            "Walk pace",
            "Hills",
            "Second half",
            "A row for",
        )
    }

    assert list(shown.values()) == [
        "boston",
        "3:47:30",
        "75/25",
        "11:00 /km",
        "35",
        "-2.5",
        "every 5 km",
    ]
    assert all(
        planner.field(label).is_checked()
        for label in ("finish time", "kilometres", "Pocket card", "right wrist")
    )
    assert planner.read()["wrong"] == {}


def test_a_link_takes_back_what_it_does_not_say(planner: Planner) -> None:
    planner.open(
        WISHED | {"by": "run", "goal": "8:00", "wrist": "right", "format": "card", "hills": "0"}
    )
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"})
    labels = ("finish time", "left wrist", "Wristband", "miles")
    assert {label: planner.field(label).is_checked() for label in labels} == dict.fromkeys(
        labels, True
    )
    planner.type("Goal", "3:50:00")

    assert planner.page.url.endswith(
        fragment({"race": "boston", "goal": "3:50:00", "ratio": "1:15/0:25"})
        .replace("%3A", ":")
        .replace("%2F", "/")
    )


def test_a_slider_holds_what_a_link_says(planner: Planner) -> None:
    """Or it is refused: nothing is rounded without a word."""
    state = {"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"}
    planner.open(state | {"hills": "33", "drift": "1.5"}).type("Goal", "3:50:00")
    assert "hills=33&drift=1.5" in planner.page.url
    for said in ({"drift": "1.2"}, {"hills": "33.3"}, {"hills": "150"}, {"drift": "-11"}):
        planner.open(state | said)
        planner.alert.get_by_role("button").click()
        assert len(planner.read()["bands"]) == 1


@pytest.mark.parametrize("engine", ["browser", "firefox"])
def test_enter_commits_what_was_typed(
    engine: str, request: pytest.FixtureRequest, address: str
) -> None:
    page = request.getfixturevalue(engine).new_page()
    page.goto(f"{address}/planner/")
    page.get_by_label("Goal", exact=True).fill("3h47")
    page.keyboard.press("Enter")
    url, typed = page.url, page.get_by_label("Goal", exact=True).input_value()
    page.close()

    assert "goal=3:47:00" in url
    assert typed == "3:47:00"


def test_a_link_to_a_races_plan_shows_the_planner(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(f"{address}/boston/{fragment({'goal': '3:47:30', 'ratio': '1:15/0:25'})}")
    expect(page.get_by_role("img", name="Boston Marathon in 3:47:30")).to_be_visible()
    heading = page.get_by_role("heading", name="Plan any goal")
    expect(heading).to_be_in_viewport()
    page.wait_for_timeout(300)  # Till it scrolls no more.
    box = heading.bounding_box()
    page.close()

    assert box
    assert box["y"] < 100


def test_who_wants_no_motion_is_taken_to_the_planner_at_once(
    browser: Browser, address: str
) -> None:
    for wish, there in (("reduce", True), ("no-preference", False)):
        page = browser.new_page(reduced_motion=wish)  # type: ignore[arg-type]
        page.goto(f"{address}/boston/")
        page.get_by_role("link", name="Plan any goal").click()
        top = page.get_by_role("heading", name="Plan any goal").bounding_box()
        assert (bool(top) and top["y"] < 100) == there  # type: ignore[index]
        page.close()


def test_an_anchor_of_the_page_leaves_the_plan_alone(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}/boston/{fragment({'goal': '3:47:30', 'ratio': '1:15/0:25'})}")
    form = Planner(page, address)
    before = form.read()
    assert before["bands"] == ["Wristband: Boston Marathon in 3:47:30, 1:15/0:25"]
    for anchor in ("#guides", "#planner", "#goal-3-30-00"):
        page.evaluate(GO, anchor)
        assert form.read() == before
    page.evaluate("() => { navigator.share = ({ url }) => { globalThis.sent = url } }")
    page.get_by_role("button", name="Send this plan").click()
    assert "goal=3:47:30" in page.evaluate("sent").replace("%3A", ":")
    page.close()


# --- Hostile hands -------------------------------------------------------------------------------

SCRIPT = "<img src=x onerror=globalThis.harmed=1>"
HOSTILE = {
    **{f"markup in {name}": fragment({name: SCRIPT}) for name in ("race", "by", "goal", "ratio", "walk", "hills", "drift", "unit", "marks", "format", "wrist")},
    **{f"{text} in {name}": fragment({name: text}) for name in ("race", "goal", "ratio", "walk", "marks", "format", "unit", "by") for text in ("__proto__", "constructor", "toString")},
    "javascript": fragment({"goal": "javascript:globalThis.harmed=1", "ratio": "javascript:globalThis.harmed=1//", "race": "boston"}),
    "an attribute": fragment({"goal": '"\' onfocus=globalThis.harmed=1 autofocus x="', "marks": '"><script>globalThis.harmed=1</script>'}),
    "a slot of a template": fragment({"ratio": "‹goal›", "goal": "${globalThis.harmed=1}"}),
    "100 kB": fragment({"goal": "9" * 100_000, "ratio": "4:00/" * 20_000}),
    "thousands of names": "#" + "&".join(f"name{i}=1&goal=3:0{i % 10}:00" for i in range(5000)),
    "broken percents": "#goal=%E0%A4%A&ratio=%&walk=%zz&race=boston",
    "half an emoji": fragment({"race": "boston", "ratio": "a" + "\U0001f600" * 80}),
    "NUL": "#race=boston&goal=3:47%0030&ratio=%00",
    "no numbers": fragment({"race": "boston", "hills": "NaN", "drift": "Infinity", "goal": "Infinity"}),
    "too large a number": fragment({"race": "boston", "drift": "1e309", "hills": "1e309"}),
    "minus nothing": fragment({"race": "boston", "hills": "-0", "drift": "-0", "goal": "-0"}),
    "other digits": fragment({"race": "boston", "goal": "３：４７：３０", "hills": "５０"}),
    "a path": fragment({"race": "../../etc/passwd"}),
    "too many walks": fragment({"race": "leadville-100", "goal": "25:00:00", "ratio": "0:01/0:01"}),
    "as many walks as may be": fragment({"race": "leadville-100", "goal": "20:00:00", "ratio": "0:05/0:10", "marks": "walk breaks"}),
    "a row for every step": fragment({"race": "leadville-100", "goal": "25:00:00", "marks": "every 0.001 mi"}),
    "as many rows as may be": fragment({"race": "leadville-100", "goal": "25:00:00", "ratio": "0:15/0:15", "marks": "every 0.2 mi"}),
    "no step": fragment({"race": "boston", "marks": "every 0 mi"}),
    "a goal of nothing": fragment({"race": "boston", "goal": "0:00:00"}),
    "a pace of nothing": fragment({"race": "boston", "by": "run", "goal": "0:00"}),
    "a walk of nothing": fragment({"race": "boston", "walk": "0:00"}),
    "a run at a walk": fragment({"race": "leadville-100", "by": "run", "goal": "25:00", "ratio": "0:15/0:15"}),
}  # fmt: skip


def test_a_hostile_link_is_answered_and_does_nothing_else(planner: Planner) -> None:
    """With a message or a plan, soon; what it says stays text."""
    page = planner.page
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    alien = "document.querySelectorAll('img, iframe, script:not([src]), [onerror], [onfocus], [href^=javascript]').length"
    planner.open({"race": "boston"})
    before = page.evaluate(alien)
    for what, said in HOSTILE.items():
        started = perf_counter()
        seen = planner.open(said).read()
        assert perf_counter() - started < ANSWERS_S, what
        assert bool(seen["alerts"]) != bool(seen["bands"]), (what, seen["alerts"])
        assert page.evaluate(alien) == before, what
    assert page.evaluate("globalThis.harmed") is None
    assert page.evaluate("Object.keys(Object.prototype)") == []
    page.remove_listener("dialog", note)
    assert dialogs == []


@pytest.mark.parametrize(
    "what", ["half an emoji", "no numbers", "NUL", "javascript", "a pace of nothing"]
)
def test_after_a_hostile_link_the_form_plans_as_ever(planner: Planner, what: str) -> None:
    planner.open({"race": "boston"}).open(HOSTILE[what])
    planner.field("finish time").check()
    planner.type("Walk pace", "18:00")
    planner.type("Run/walk ratio", "1:15/0:25")
    planner.type("Goal", "3:47:30")
    for _ in range(2):
        if planner.alert.get_by_role("button").count():
            planner.alert.get_by_role("button").first.click()

    assert "3:47:30, 1:15/0:25" in planner.read()["bands"][0]
    assert "goal=3:47:30" in planner.page.url


def test_what_is_half_typed_is_no_failure(planner: Planner) -> None:
    """Key by key, as it is typed."""
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"})
    for label, text in (
        ("Goal", "4h 01 min"),
        ("Run/walk ratio", "2:00 / 0:30"),
        ("Walk pace", " 17 min/mi"),
        ("Goal", "3:59:59"),
    ):
        planner.field(label).fill("")
        planner.field(label).press_sequentially(text)
        planner.field(label).press("Tab")
    seen = planner.read()

    assert seen["bands"] == ["Wristband: Boston Marathon in 3:59:59, 2:00/0:30"]
    assert seen["facts"]["Walk pace"] == "17:00 /mi"


def test_the_paper_names_the_whole_plan_whatever_the_page_starts_from(planner: Planner) -> None:
    planner.open({"goal": "3:47:30"})

    told = planner.page.locator(".sheet").get_by_text("This plan:").text_content()
    assert told
    assert "/planner/#race=boston&goal=3:47:30&ratio=" in told


# --- Keyboard, screen reader, large type, narrow screens -----------------------------------------

EVERYTHING = fragment(WISHED | {"hills": "35", "drift": "-2.5", "marks": "every 2 mi"})
FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const seen = one.matches('[type=radio]') && style.opacity === '0' ? getComputedStyle(one.labels[0]) : style;
  return [one.tagName, one.ariaLabel ?? one.labels?.[0]?.innerText ?? one.innerText,
    seen.outlineStyle !== 'none' && parseFloat(seen.outlineWidth) >= 1 || seen.boxShadow !== 'none'];
}"""


def test_everything_is_reached_and_worked_by_keyboard(
    planner: Planner, catalogue: Catalogue
) -> None:
    """From top to bottom, and the focus is always seen."""
    page = planner.open(EVERYTHING).page
    planner.field("Race").focus()
    stops: list[tuple[str, str, bool]] = []
    while not stops or (stops[-1][1] != "Every run and every walk" and len(stops) < 60):
        stops.append(page.evaluate(FOCUS))
        page.keyboard.press("Tab")
    names = [name for _, name, _ in stops]
    wanted = [
        "Race",
        "finish time",
        "Goal",
        "Run/walk ratio",
        "3:00/0:30",
        "continuous",
        "Walk pace",
        "Hills",
        "Second half",
        "miles",
        "A row for",
        "Wristband",
        "left wrist",
        "Print this band",
        "Send this plan",
        "Every run and every walk",
    ]

    assert [name for name in names if name in wanted] == wanted
    assert [name for _, name, visible in stops if not visible] == []
    planner.field("Hills").focus()
    page.keyboard.press("ArrowRight")
    planner.field("miles").focus()
    page.keyboard.press("ArrowDown")
    planner.field("Wristband").focus()
    page.keyboard.press("ArrowDown")
    guide = guide_of(
        catalogue,
        "boston",
        "3:47:30",
        "1:15/0:25",
        hills=float(planner.field("Hills").input_value()) / 100,
        markers="km",
        drift=units.parse_halves("second half 2.5% faster"),
        walk_pace=18 * 60 / units.MILE_M,
    )
    assert float(planner.field("Hills").input_value()) > 35
    assert planner.field("kilometres").is_checked()
    assert planner.read()["facts"]["Run pace"] == run_pace(guide)
    assert planner.read()["bands"] == [
        "Lengthwise wristband: Boston Marathon in 3:47:30, 1:15/0:25"
    ]


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_focus_stays_on_a_button_that_was_pressed(planner: Planner, key: str) -> None:
    page = planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"}).page
    for name in ("3:00/0:30", "continuous"):
        page.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press(key)
        assert page.evaluate(FOCUS) == ["BUTTON", name, True]
        assert page.get_by_role("button", name=name, exact=True, pressed=True).count() == 1


def test_the_focus_goes_to_the_field_that_an_offer_has_mended(planner: Planner) -> None:
    planner.open({"race": "boston", "goal": "3:47:30"}).type("Run/walk ratio", "4/30")
    planner.alert.get_by_role("button").first.focus()
    planner.page.keyboard.press("Enter")
    assert planner.page.evaluate(FOCUS)[:2] == ["INPUT", "Run/walk ratio"]
    planner.open({"race": "boston", "goal": "2:00:00", "ratio": "0:15/0:30"})
    planner.alert.get_by_role("button").focus()
    planner.page.keyboard.press("Enter")
    assert planner.page.evaluate(FOCUS)[:2] == ["INPUT", "Goal"]


def test_every_control_has_a_name_and_the_plan_is_told_in_short(planner: Planner) -> None:
    planner.open({"race": "boston"}).open(EVERYTHING)
    planner.type("Goal", "3:50:00")
    tree = planner.page.locator("main").aria_snapshot()
    controls = re.findall(r"- (textbox|combobox|slider|radio|button|img|radiogroup)\b(.*)", tree)
    status = planner.page.get_by_role("status").and_(planner.page.locator("p"))

    assert len(controls) > 20
    assert [(role, rest) for role, rest in controls if not re.match(r' "\S', rest)] == []
    assert re.fullmatch(r"3:50:00, 1:15/0:25: run at \d:\d\d.\d /mi", status.inner_text())
    for label in ("Goal", "Run/walk ratio", "Walk pace"):
        assert planner.field(label).get_attribute("aria-invalid") in {None, "false"}
    ids = planner.page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    described = planner.page.evaluate(
        "[...document.querySelectorAll('[aria-describedby]')].flatMap(one => one.getAttribute('aria-describedby').split(' '))"
    )
    assert len(ids) == len(set(ids))
    assert set(described) <= set(ids)
    levels = planner.page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4')].filter(one => one.checkVisibility()).map(one => +one.tagName[1])"
    )
    assert all(later <= level + 1 for level, later in pairwise(levels))


SHOWN = {
    "a plan": EVERYTHING,
    "a plan of the race's own way": fragment({"race": "boston", "ratio": AT_AID, "goal": "4:00:00", "walk": "18:00"}),
    "a refusal": fragment({"race": "leadville-100", "goal": "29:59:00", "ratio": ON_CLIMBS, "walk": "18:00"}),
    "a wrong input": fragment({"race": "boston", "goal": "W" * 120, "ratio": "M" * 120, "walk": "m" * 120}),
    "a misfit": fragment({"race": "boston", "goal": "4:00:00", "ratio": "0:30/0:30", "marks": "walk breaks"}),
    "big print": fragment(WISHED | {"format": "big-print"}),
}  # fmt: skip
WIDE = """() => [document.documentElement.scrollWidth,
  ...[...document.querySelectorAll('main *')].filter(one => one.checkVisibility())
    .map(one => one.getBoundingClientRect()).filter(box => box.height > 1)
    .map(box => Math.floor(box.right))]"""


@pytest.mark.parametrize(("width", "type_size"), [(320, "100%"), (640, "100%"), (640, "200%")])
def test_nothing_is_wider_than_a_narrow_or_zoomed_screen(
    browser: Browser, address: str, width: int, type_size: str
) -> None:
    """With every part open. 640 is a desk's 1280 at 200 %."""
    page = browser.new_page(viewport={"width": width, "height": 640}, device_scale_factor=2)
    for url in ("planner", "boston"):
        page.goto(f"{address}/{url}/")
        page.evaluate("size => { document.documentElement.style.fontSize = size }", type_size)
        for what, said in SHOWN.items():
            if url == "boston" and "race=boston" not in said:
                continue
            page.evaluate(GO, said)
            page.wait_for_function("document.querySelector('main').innerText.length > 800")
            page.evaluate(
                "document.querySelectorAll('details').forEach(one => { one.open = true })"
            )
            widest = max(page.evaluate(WIDE))
            assert widest <= width, (url, what)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_the_planner_says_stands_out(planner: Planner, scheme: Any) -> None:
    planner.page.emulate_media(color_scheme=scheme)
    try:
        for what, said in SHOWN.items():
            planner.open(said)
            assert planner.page.evaluate(CONTRAST) == [], what
    finally:
        planner.page.emulate_media(color_scheme="light")


# --- Without scripts, without a network, and how much it is --------------------------------------


def test_without_javascript_the_rest_works_and_the_planner_says_what_it_needs(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for url in ("planner", "boston"):
        page.goto(f"{address}/{url}/{EVERYTHING}")
        assert "needs JavaScript" in page.locator("main").inner_text()
        assert page.get_by_role("textbox").count() == 0
        assert page.get_by_role("button").count() == 0
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="3:25:00"))
    row.get_by_role("link", name="4:00/0:30", exact=True).click()
    page.get_by_role("link", name="Print the wristband").click()
    assert page.get_by_role("img", name="Wristband: Boston Marathon in 3:25:00").is_visible()
    context.close()


def test_after_one_visit_home_any_goal_is_planned_without_a_network(
    browser: Browser, built: Path
) -> None:
    context = browser.new_context()
    with served(built) as at:
        page = visit(context, f"{at}/")
    for url, race in (("planner", "Berlin Marathon"), ("leadville-100", "Leadville Trail 100 Run")):
        goal = "3:47:30" if race.startswith("Berlin") else "24:10:00"
        page.goto(f"{at}/{url}/{fragment({'race': 'berlin', 'goal': goal, 'ratio': '10:00/1:00'})}")
        band = page.get_by_role("img", name=f"Wristband: {race} in {goal}, 10:00/1:00")
        expect(band).to_be_visible()
        assert page.evaluate(
            "document.fonts.load('700 16px \"Walkbreak Band\"').then(f => f.length)"
        )
    context.close()


def weight(path: Path) -> int:
    """What a server sends of a file: gzipped where that is less."""
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content)))


def loaded(built: Path, page: str) -> set[str]:
    """The files that a page loads, and those that its styles load."""
    found = {page}
    html = (built / page).read_text(encoding="utf-8")
    for link in re.findall(r'<(?:script|link)\b[^>]*?(?:src|href)="([^"#]+)"', html):
        if "canonical" in link or link.startswith("http"):
            continue
        found.add(urljoin(page, link.partition("?")[0]))
    for style in [name for name in found if name.endswith(".css")]:
        urls = re.findall(r'url\("([^"]+)"\)', (built / style).read_text(encoding="utf-8"))
        found.update(urljoin(style, url.partition("?")[0]) for url in urls)
    return found


def test_the_planner_and_every_race_page_are_light(
    built: Path, catalogue: Catalogue, browser: Browser, address: str
) -> None:
    weights = {
        of_race.race.slug: sum(
            weight(built / name) for name in loaded(built, f"{of_race.race.slug}/index.html")
        )
        for of_race in catalogue.races
    }
    page = browser.new_page()
    page.goto(f"{address}/boston/", wait_until="networkidle")
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    page.close()
    asked_for = {url.removeprefix(f"{address}/").partition("?")[0] for url in asked}

    assert weight(built / "assets/planner.js") <= SCRIPT_BYTES
    assert asked_for <= loaded(built, "boston/index.html")
    assert {"boston/race.js", "assets/planner.js", "assets/band.woff2"} <= asked_for
    assert {slug: size for slug, size in weights.items() if size > PAGE_BYTES} == {}
    assert len(weights) > 15
