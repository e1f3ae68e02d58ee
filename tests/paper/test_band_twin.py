"""The planner in the browser lays the same bands as Python does, to the bit."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

import jinja2
import pytest
from playwright.sync_api import Page

from generator import units
from generator.build.font import load_font
from generator.pacing.catalogue import Catalogue
from generator.pacing.guide import Guide
from generator.pacing.splits import Arrival, Split
from generator.pages.planner_data import paper_script
from generator.paper.band import COARSER, Band, lay_band, lay_fitting
from generator.paper.drawing import DoesNotFit
from generator.paper.foot import sum_of
from generator.paper.formats import FORMATS, Format
from generator.paper.svg import svg_band
from generator.race.model import Marks, Race
from tests.support.paths import ROOT
from tests.support.plans import aid, guides, landmarks

FONT = load_font()
SCRIPTS = (
    "scripts/paper_data",
    "units",
    "pacing/effort",
    "pacing/legs",
    "pacing/plan",
    "pacing/guide",
    "paper/drawing",
    "paper/rows",
    "paper/strip",
    "paper/band",
)
ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader((ROOT / "templates", ROOT / "generator")),
    autoescape=jinja2.select_autoescape(("html",)),
    trim_blocks=True,
    lstrip_blocks=True,
)
STRIP = ENVIRONMENT.from_string(
    '{% from "parts/band.svg.html" import band_svg %}{{ band_svg(band, label) }}', {}
)
LABEL = 'Saint-Jean & "Fils" <3:25:00>'
LAY = """
const lay_all = (asked) => asked.map(([guide, form_key, marks]) => {
  const by = (table) => (of) => table[marks_said(of)];
  const made = {
    ...guide,
    splits_by: by(guide.splits),
    windows_by: by(guide.windows),
    catch_up: (late_s) => guide.catch_up_by[late_s],
  };
  const form = FORMATS.find(({key}) => key == form_key);
  try {
    const band = marks ? lay_band(made, form, marks) : lay_fitting(made, form);
    const svg = band_svg(band, LABEL).replaceAll(/&#\\d+;|"/g, (one) => AS_JINJA[one]);
    return {...band, form: band.form.key, said: marks_said(band.marks), svg};
  } catch (why) {
    if (!why.refused) throw why;
    return why;
  }
});
"""
AS_JINJA = {
    '"': "'",
    "&#38;": "&amp;",
    "&#60;": "&lt;",
    "&#62;": "&gt;",
    "&#34;": "&#34;",
    "&#39;": "&#39;",
}


def script() -> str:
    """All that a browser needs to lay bands."""
    data = paper_script(FONT)
    parts = [ENVIRONMENT.get_template(f"{name}.js").render(page=data) for name in SCRIPTS]
    known = ENVIRONMENT.from_string(
        "const LABEL = {{ label|tojson }}, AS_JINJA = {{ jinja|tojson }};"
    )
    return "\n".join([*parts, known.render(label=LABEL, jinja=AS_JINJA), LAY])


# --- A guide as plain data -----------------------------------------------------------------------


def plain_marks(marks: Marks) -> dict[str, Any]:
    return {"of": marks.of, "every_m": marks.every_m, "unit": marks.unit}


def plain_passing(arrival: Arrival) -> dict[str, Any]:
    stop = arrival.stop
    said = {"kind": stop.kind, "what": stop.name, "at_m": stop.at_m, "sign": stop.sign}
    return said | {"elapsed_s": arrival.elapsed_s}


def plain_split(split: Split) -> dict[str, Any]:
    names = ("label", "distance_m", "elapsed_s", "clock", "split", "gait")
    passings = [plain_passing(passing) for passing in split.arrivals]
    return {name: getattr(split, name) for name in names} | {"passings": passings}


def coarser(race: Race, marks: Marks) -> list[Marks]:
    """All that may be tried where rows do not fit."""
    unit_m = units.UNIT_M[marks.unit]
    tried = [Marks("distance", step * unit_m, marks.unit) for step in COARSER]
    return [one for one in tried if marks.every_m < one.every_m < race.distance / 2]


def plain(guide: Guide, marks: Iterable[Marks] = ()) -> dict[str, Any]:
    """What the planner hands to those who lay bands, its functions as tables."""
    race, plan = guide.race, guide.plan
    asked = (race.rows, *marks)
    tables = {str(one): one for rows in asked for one in (rows, *coarser(race, rows))}
    return {
        "race": {
            "band_name": race.band_name,
            "markers": race.markers,
            "distance": race.distance,
            "rows": plain_marks(race.rows),
            "own_marks": race.marks is not None,
        },
        "walks": {
            "text": str(guide.walks),
            "plain": guide.walks.ratio is not None,
            "has_walks": guide.walks.has_walks,
        },
        "has_walks": plan.schedule.has_walks,
        "by_the_clock": guide.by_the_clock,
        "goal_s": plan.goal_s,
        "run_pace": plan.run_pace,
        "walk_pace": plan.walk_pace,
        "legs": [leg._asdict() for leg in plan.legs],
        "splits": {
            said: [plain_split(s) for s in guide.splits_by(m)] for said, m in tables.items()
        },
        "windows": {said: [s.window for s in guide.splits_by(m)] for said, m in tables.items()},
        "halfway": plain_split(guide.halfway),
        "half_s": guide.halfway.elapsed_s,
        "sum": sum_of(guide),
        "behind_s": [one.late_s for one in guide.catch_ups],
        "catch_up_by": {f"{one.late_s}": one.run_pace for one in guide.catch_ups},
    }


# --- Both sides ----------------------------------------------------------------------------------

Asked = tuple[Guide, Format, Marks | None]
"""None for the race's marks, or coarser ones."""


def in_python(guide: Guide, form: Format, marks: Marks | None) -> dict[str, Any]:
    try:
        band = lay_band([guide], form, FONT, marks) if marks else lay_fitting(guide, form, FONT)
    except DoesNotFit as misfit:
        return {"refused": str(misfit)}
    return {
        "form": band.format.key,
        "drawing": {
            "boxes": [list(box) for box in band.drawing.boxes],
            "lines": [list(line) for line in band.drawing.lines],
            "rules": [list(rule) for rule in band.drawing.rules],
            "signs": [list(sign) for sign in band.drawing.signs],
        },
        "marks": plain_marks(band.marks),
        "times_pt": band.times_pt,
        "shortened": band.shortened,
        "windows": band.windows,
        "said": str(band.marks),
        "svg": svg(band),
    }


def svg(band: Band) -> str:
    """Without the white space between its tags and their attributes; its quotation marks single."""
    text = STRIP.render(band=svg_band(band), label=LABEL)
    return re.sub(r">\s+<", "><", text.replace("\n ", " ").strip()).replace('"', "'")


def in_browser(tab: Page, asked: Sequence[Asked]) -> list[dict[str, Any]]:
    """All of them at once."""
    wanted: dict[Guide, list[Marks]] = {}
    for guide, _, marks in asked:
        wanted.setdefault(guide, []).extend([marks] if marks else [])
    guides = list(wanted)
    given = {
        "guides": [plain(guide, marks) for guide, marks in wanted.items()],
        "asked": [
            [guides.index(guide), form.key, plain_marks(marks) if marks else None]
            for guide, form, marks in asked
        ],
    }
    made = tab.evaluate(
        f"""(given) => {{
            "use strict";
            {script()}
            const {{guides, asked}} = JSON.parse(given);
            const made = lay_all(asked.map(([i, ...rest]) => [guides[i], ...rest]));
            // On its way a quotation mark takes ten times as long as other characters.
            return JSON.stringify(made).replaceAll('"', "¨");
        }}""",
        json.dumps(given),
    )
    found: list[dict[str, Any]] = json.loads(made.replace("¨", '"'))
    return found


def assert_alike(tab: Page, asked: Sequence[Asked]) -> list[dict[str, Any]]:
    """What the browser made, each the same as Python makes."""
    made = in_browser(tab, asked)
    for one, (guide, form, marks) in zip(made, asked, strict=True):
        expected = in_python(guide, form, marks)
        for name, value in expected.items():
            assert one.get(name) == value, (name, guide, form.key, marks)
    return made


# --- Guides --------------------------------------------------------------------------------------


def some(catalogue: Catalogue, each: int) -> list[Guide]:
    """So many guides of every race, far apart among its goals and ratios."""
    return [
        race.guides[i * len(race.guides) // each + i % 3].work_out()
        for race in catalogue.races
        for i in range(each)
        if i * len(race.guides) // each + i % 3 < len(race.guides)
    ]


def test_every_race_is_on_every_band_as_python_lays_it(tab: Page, catalogue: Catalogue) -> None:
    made = assert_alike(tab, [(g, form, None) for g in some(catalogue, 7) for form in FORMATS])

    assert {one["shortened"] for one in made if "shortened" in one} == {True, False}
    assert {one["windows"] for one in made if "windows" in one} == {True, False}
    assert any(one["drawing"]["signs"] for one in made if "drawing" in one)


MARKS = (
    Marks("distance", 1000.0, "km"),
    Marks("distance", 5000.0, "km"),
    Marks("distance", 2 * units.MILE_M, "mi"),
    Marks("distance", 10 * units.MILE_M, "mi"),
    Marks("aid stations", 0.0, "mi"),
    Marks("walk breaks", 0.0, "mi"),
)


@pytest.mark.parametrize("marks", MARKS, ids=str)
def test_other_marks_are_laid_or_refused_alike(
    tab: Page, catalogue: Catalogue, marks: Marks
) -> None:
    asked = [
        (guide, form, marks)
        for guide in some(catalogue, 1)
        for form in FORMATS
        if (marks.of != "aid stations" or guide.race.aid)
        and (marks.of != "walk breaks" or guide.plan.schedule.has_walks)
    ]

    assert_alike(tab, asked)


RATIOS = (
    "continuous",
    "0:15/0:15",
    "1:30:00/0:30",
    "walk 60 m at every mile",
    "4:00/0:30 to 23 mi, then continuous",
    "3:00/1:00 to 2 mi, then 4:00/1:00 to 4 mi, then 5:00/1:00 to 6 mi, then continuous",
    "3:00/1:00 to 2 mi, then 4:00/1:00 to 4 mi, then 5:00/1:00 to 6 mi, then 6:00/1:00 to 8 mi, "
    "then 7:00/1:00 to 10 mi, then 8:00/1:00 to 12 mi, then 9:00/1:00 to 13 mi, then 4:00/0:45",
)


def test_whatever_is_said_about_walking_is_laid_or_refused_alike(tab: Page) -> None:
    plans = [("4:25:00", ratio) for ratio in RATIOS]
    # A name that takes two lines however wide the head is.
    long = guides(*plans, name="M" + "a" * 19 + " R" + "o" * 19)
    made = assert_alike(
        tab, [(guide, form, None) for guide in (*guides(*plans), *long) for form in FORMATS]
    )

    refused = " ".join(one.get("refused", "") for one in made)
    assert "say less at once" in refused
    assert "is too much for the lengthwise wristband" in refused


NAMES = (
    "Zürich Marathon",
    "A & B <Race>",
    "The Extraordinarily Long Name Of A Race That Nobody Remembers Anyway",
    "Incomprehensibilities-and-Antidisestablishmentarianism",
    "東京マラソン",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_set_or_refused_alike(tab: Page, name: str) -> None:
    asked = [(g, form, None) for g in guides(name=name) for form in FORMATS]

    assert_alike(tab, asked)


EXTRAS = (
    landmarks(("13.1 mi", "Half of it"), ("20.5 mi", "Heartbreak Hill")),
    landmarks(
        ("1 mi", "日本橋"), ("5 mi", "A Remarkably Long Bridge Over A River"), ("5.1 mi", "Hill")
    ),
    "place: Somewhere\n"
    + aid(("2 mi", "water"), ("2.1 mi", "gels"), ("25.9 mi", "Gel, water"), stop="0:20"),
    landmarks(("5 mi", "Hill"), ("25.8 mi", "Church")) + aid(("4.9 mi", "water"), ("5 mi", "gels")),
    "marks: every 13.109375 mi\n",
    "marks: every 2 km\n",
)


@pytest.mark.parametrize("extra", EXTRAS)
@pytest.mark.parametrize(
    ("distance", "markers"), [("marathon", "km"), ("26 mi", "mi"), ("5 km", "km")]
)
def test_what_stands_on_the_way_is_drawn_alike(
    tab: Page, extra: str, distance: str, markers: str
) -> None:
    goals = ("0:28:00", "0:41:12") if distance == "5 km" else ("3:25:00", "5:59:59")
    if distance == "5 km":
        extra = re.sub(r"(\d+\.?\d*) mi", lambda at: f"{float(at[1]) / 10:.2f} mi", extra)
    plans = [(goal, ratio) for goal in goals for ratio in ("2:00/0:30", "continuous")]
    names = {"mi": "miles", "km": "kilometres"}
    made = guides(*plans, distance=distance, markers=names[markers], extra=extra)

    assert_alike(tab, [(g, form, None) for g in made for form in FORMATS])


def test_who_is_refused_is_told_what_would_fit_as_data_too(tab: Page) -> None:
    (guide,) = guides(distance="50 km", markers="kilometres")
    card = next(form for form in FORMATS if form.key == "card")
    (made,) = assert_alike(tab, [(guide, card, Marks("distance", 500.0, "km"))])

    assert "no format holds them" not in made["refused"]
    named = [form.key for form in FORMATS if form.said in made["refused"] and form is not card]
    assert made["formats"] == named
    assert made["marks"]["every_m"] > 500.0
