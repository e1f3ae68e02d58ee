"""A plan as rows on a strip of paper, in every format: all in its place, nothing too small."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import fontpkg_roboto_condensed
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import units
from generator.build.font import WEIGHT, load_font
from generator.pacing.course import lay_course
from generator.pacing.guide import Goal, Guide, Listing
from generator.pacing.plan import Refusal
from generator.paper.band import Band, lay_band, lay_fitting
from generator.paper.drawing import POINT_MM, DoesNotFit, Drawing, Line
from generator.paper.formats import FORMATS, FORMATS_BY_KEY, Format
from generator.race.model import Marks, parse_marks
from generator.race.rules import parse_race
from generator.race.source import SourceError, parse_yaml
from generator.race.walks import parse_walks

FONT = load_font()
HALF = "½"
HANDS = {"`hand »`", "`« hand`"}
"""Of these only that for the wrist is shown."""
Area = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Plans = tuple[tuple[str, str], ...]
"""Goal and ratio of each."""


def guides(
    *plans: tuple[str, str],
    distance: str = "marathon",
    markers: str = "miles",
    name: str = "Boston Marathon",
    extra: str = "",
) -> tuple[Guide, ...]:
    """Plans for one race; by default a marathon in 3:25:00 with 4:00/0:30."""
    plans = plans or (("3:25:00", "4:00/0:30"),)
    text = f"""\
name: "{name}"
distance: {distance}
markers: {markers}
goals: {plans[0][0]}
ratios: continuous
{extra}"""
    course = lay_course(parse_race(parse_yaml(text, "x.yaml"), "x"), None)
    return tuple(
        Listing(course, Goal(units.parse_goal(goal)), parse_walks(ratio)).work_out()
        for goal, ratio in plans
    )


def landmarks(*places: tuple[str, str]) -> str:
    """Lines of a race file."""
    listed = ", ".join(f'{{at: {at}, name: "{name}"}}' for at, name in places)
    return f"place: Somewhere\nlandmarks: [{listed}]\n"


def aid(*places: tuple[str, str], stop: str = "0:00") -> str:
    """Lines of a race file that follow its landmarks, or `place`."""
    listed = ", ".join(f'{{at: {at}, what: "{what}"}}' for at, what in places)
    return f'aid: {{year: "1", confidence: low, source: x, stop: {stop}, stations: [{listed}]}}\n'


# --- Measuring, with the letters' own outlines ---------------------------------------------------


@cache
def outlines() -> tuple[TTFont, dict[int, str], int]:
    """The typeface's file."""
    path = next(Path(fontpkg_roboto_condensed.ROOT).rglob("RobotoCondensed[[]wght].ttf"))
    face = TTFont(path)
    return face, face.getBestCmap(), face["head"].unitsPerEm


@cache
def letter(character: str) -> Area | None:
    """Where its ink is, in ems from where it starts on the baseline; None for a space."""
    face, names, em = outlines()
    pen = BoundsPen(face.getGlyphSet(location={"wght": WEIGHT}))
    face.getGlyphSet(location={"wght": WEIGHT})[names[ord(character)]].draw(pen)
    if not pen.bounds:
        return None
    left, bottom, right, top = (value / em for value in pen.bounds)
    return left, -top, right, -bottom


def ink(line: Line) -> Area:
    """Where a line of text is black, or white."""
    width = FONT.width(line.text) * line.size_mm
    x = line.x_mm - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
    areas: list[Area] = []
    for character in line.text:
        if inked := letter(character):
            left, top, right, bottom = (value * line.size_mm for value in inked)
            areas.append((x + left, line.y_mm + top, x + right, line.y_mm + bottom))
        x += FONT.width(character) * line.size_mm
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def overlap(one: Area, other: Area) -> bool:
    """By more than a thousandth of a millimetre."""
    near = 1e-3
    return (
        one[0] < other[2] - near
        and other[0] < one[2] - near
        and one[1] < other[3] - near
        and other[1] < one[3] - near
    )


def within(inner: Area, outer: Area) -> bool:
    """To a thousandth of a millimetre."""
    near = 1e-3
    return (
        inner[0] >= outer[0] - near
        and inner[1] >= outer[1] - near
        and inner[2] <= outer[2] + near
        and inner[3] <= outer[3] + near
    )


@dataclass(frozen=True)
class Paper:
    """A drawing, measured: what `faults` looks at."""

    faces: tuple[Area, ...]
    texts: tuple[tuple[Line, Area], ...]
    boxes: tuple[tuple[str, Area], ...]
    """Rows, bars, and what the letter W stands in; with how they are filled."""
    rules: tuple[Area, ...]
    signs: tuple[tuple[str, Area], ...]
    """With their ink."""


def measure(drawing: Drawing, faces: Sequence[Area]) -> Paper:
    return Paper(
        tuple(faces),
        tuple((line, ink(line)) for line in drawing.lines),
        tuple(
            (b.fill, (b.x_mm, b.y_mm, b.x_mm + b.width_mm, b.y_mm + b.height_mm))
            for b in drawing.boxes
        ),
        tuple(
            (
                min(r.x1_mm, r.x2_mm) - 0.01,
                min(r.y1_mm, r.y2_mm) - 0.01,
                max(r.x1_mm, r.x2_mm) + 0.01,
                max(r.y1_mm, r.y2_mm) + 0.01,
            )
            for r in drawing.rules
        ),
        tuple(
            (s.ink, (s.x_mm, s.y_mm, s.x_mm + s.size_mm, s.y_mm + s.size_mm)) for s in drawing.signs
        ),
    )


def ground_of(area: Area, paper: Paper) -> str | None:
    """What is painted last below an area: white over black over grey; None across an edge."""
    found = "paper"
    for fill in ("tint", "black", "white"):
        for _, box in (box for box in paper.boxes if box[0] == fill and overlap(area, box[1])):
            if not within(area, box):
                return None
            found = fill
    return found


def faults(paper: Paper) -> Iterator[str]:
    """All that touches what it should not, or cannot be seen."""
    texts = [(f"`{line.text}`", line.ink, area) for line, area in paper.texts]
    signs = [("a sign", colour, area) for colour, area in paper.signs]
    for what, colour, area in (*texts, *signs):
        if not any(within(area, face) for face in paper.faces):
            yield f"{what} leaves its face"
        course = ground_of(area, paper)
        if course is None:
            yield f"{what} crosses the edge of a box"
        elif (course == "black") != (colour == "white"):
            yield f"{what} is {colour} on {course}"
        if any(overlap(area, rule) for rule in paper.rules):
            yield f"{what} crosses a rule"
    for (what, _, area), (other, _, beside) in combinations((*texts, *signs), 2):
        if overlap(area, beside) and not {what, other} <= HANDS:
            yield f"{what} touches {other}"
    for (fill, area), (other, beside) in combinations(paper.boxes, 2):
        if overlap(area, beside) and not (within(area, beside) or within(beside, area)):
            yield f"a {fill} box crosses the edge of a {other} one"


def faces(form: Format) -> tuple[Area, ...]:
    width, length = form.width_mm, form.length_mm
    if form.lengthwise:
        return ((0, 0, length, width),)
    if form.folded:
        return (0, 0, width / 2, length), (width / 2, 0, width, length)
    return ((0, 0, width, length),)


# --- Reading a band ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Read:
    """A row as a runner reads it: its mark, and for each goal the clock and the letter beside it."""

    mark: Line
    times: tuple[Line, ...]
    gaits: tuple[Line, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """The mark and the clocks."""
        return (self.mark.text, *(line.text for line in self.times))


def lines_of(band: Band, face: int = 0) -> list[Line]:
    left, _, right, _ = faces(band.format)[face]
    return [line for line in band.drawing.lines if left <= line.x_mm < right]


def middle(line: Line) -> float:
    return line.y_mm - FONT.cap_height * line.size_mm / 2


def finish(band: Band, face: int = 0) -> tuple[Line, list[Line]]:
    """The word, and the clocks with it."""
    lines = lines_of(band, face)
    word = next(line for line in lines if line.text == "FINISH")
    times = [line for line in lines if line.role == "time" and in_finish(band, word, line)]
    return word, reading(times)


def in_finish(band: Band, word: Line, line: Line) -> bool:
    return line.x_mm > word.x_mm - 1 if band.format.lengthwise else line.y_mm > word.y_mm


def reading(lines: list[Line]) -> list[Line]:
    """Line by line, each from left to right."""
    return sorted(lines, key=lambda line: (round(middle(line), 2), line.x_mm))


def rows(band: Band, face: int = 0) -> list[Read]:
    """Every row before the finish, column by column."""
    word, _ = finish(band, face)
    lines = [line for line in lines_of(band, face) if not in_finish(band, word, line)]
    marks = [line for line in lines if line.role == "mark" and line.text != "FINISH"]
    # Where the half is a mark, a smaller ½ stands below its number.
    label = max(line.size_mm for line in marks)
    marks = [line for line in marks if line.text != HALF or line.size_mm > label - 1e-9]
    marks.sort(key=lambda mark: (mark.x_mm, mark.y_mm))
    times: dict[Line, list[Line]] = {mark: [] for mark in marks}
    for line in lines:
        if line.role == "time":
            column = max(mark.x_mm for mark in marks if mark.x_mm < line.x_mm)
            beside = [mark for mark in marks if mark.x_mm == column]
            times[min(beside, key=lambda mark: abs(middle(mark) - middle(line)))].append(line)
    gaits = [line for line in lines if line.role == "gait"]
    found = []
    for mark, beside in times.items():
        clocks = reading(beside)
        found.append(
            Read(mark, tuple(clocks), tuple(filter(None, (letter_of(t, gaits) for t in clocks))))
        )
    return found


def letter_of(time: Line, gaits: list[Line]) -> Line | None:
    """The letter on the same line, right of a clock."""
    beside = [
        gait for gait in gaits if abs(middle(gait) - middle(time)) < 0.01 and gait.x_mm > time.x_mm
    ]
    return min(beside, key=lambda gait: gait.x_mm, default=None)


def with_rows(band: Band) -> list[int]:
    """The faces that have rows: not the back of a folded band with one goal."""
    found = range(len(faces(band.format)))
    return [i for i in found if any(line.text == "FINISH" for line in lines_of(band, i))]


def clocks_of(band: Band) -> list[Line]:
    """Of the rows and of the finish."""
    return [
        line
        for i in with_rows(band)
        for line in (*(time for row in rows(band, i) for time in row.times), *finish(band, i)[1])
    ]


def ground_below(paper: Paper, line: Line) -> str | None:
    return ground_of(ink(line), paper)


def notes(band: Band) -> str:
    """All that is said besides the rows."""
    return " ".join(line.text for line in band.drawing.lines if line.role == "note")


def texts(band: Band) -> list[str]:
    return [line.text for line in band.drawing.lines]


# --- The worst that there is ---------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """Plans to lay out, the marks if they are not the race's, and where they do not fit."""

    name: str
    plans: tuple[Guide, ...]
    marks: str = ""
    refused: frozenset[str] = frozenset()
    heading: str = ""

    @property
    def rows(self) -> Marks:
        """What has a row."""
        return parse_marks(self.marks) if self.marks else self.plans[0].race.rows


@cache
def lay(one: Case, form: Format) -> Band:
    marks = parse_marks(one.marks) if one.marks else None
    return lay_band(one.plans, form, FONT, marks, one.heading)


@cache
def measured(one: Case, form: Format) -> Paper:
    return measure(lay(one, form).drawing, faces(form))


SLOW = "walk_pace: 20:00 /km\n"
HUNDRED = "walk_pace: 20:00 /mi\nplace: Somewhere\n" + aid(
    *((f"{at} mi", "water") for at in (0, 7, 15.5, 24, 31, 40.2, 50, 61, 72, 80.04, 91, 100))
)
ON_THE_WAY = landmarks(
    ("0.7 mi", "Hopkinton"), ("13 mi", "Wellesley"), ("20.4 mi", "Heartbreak Hill"), ("26 mi", "Boylston")
) + aid(*((f"{at} mi", "gels and water" if at % 6 == 0 else "water") for at in range(2, 27, 2)))  # fmt: skip
CROWDED = landmarks(*((f"{at}.5 km", f"Hill {at}") for at in range(50))) + aid(
    *((f"{at}.6 km", "gels" if at % 2 else "water") for at in range(50))
)
LONG = "4:00/0:30, walk 60 m at every mile, skip walks within 1:00"
LONGER = f"{LONG} to 20.2 mi, then 2:00/0:30 to 23 mi, then continuous"
TEN = {"distance": "10 km", "markers": "kilometres"}
FIFTY = {"distance": "50 km", "markers": "kilometres"}
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitaensmuetze"
FEW = "big-print card"


def case(
    name: str, plans: tuple[Guide, ...], marks: str = "", refused: str = "", heading: str = ""
) -> Case:
    return Case(name, plans, marks, frozenset(refused.split()), heading)


CASES = [
    case("a marathon by mile", guides()),
    case("running all the way", guides(("3:25:00", "continuous"))),
    case("signs and landmarks", guides(extra=ON_THE_WAY)),
    case("5 km in 15:00", guides(("0:15:00", "4:00/0:30"), distance="5 km", markers="kilometres")),
    case("a marathon by kilometre, slowest", guides(("9:59:59", "0:10/0:30"), markers="kilometres", extra=SLOW), refused=FEW),
    case("100 miles by 5", guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED), "every 5 mi"),
    case("100 miles by aid station", guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED), "aid stations", "forearm big-print"),
    case("100 miles by mile", guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED), refused="wrap along folded forearm big-print card"),
    case("50 km by kilometre", guides(("6:00:00", "4:00/0:30"), **FIFTY), refused=FEW),
    case("signs in every row", guides(("6:00:00", "4:00/0:30"), extra=CROWDED, **FIFTY), refused=FEW),
    case("signs in every row of a short race", guides(("1:42:30", "4:00/0:30"), extra=CROWDED.partition(', {at: 10.5')[0] + "]\n" + aid(*((f"{at}.6 km", "gels") for at in range(10))), **TEN)),
    case("350 km by 10", guides(("47:59:59", "10:00/5:00"), distance="350 km", markers="kilometres", extra="walk_pace: 10:00 /km\n"), "every 10 km", "big-print"),
    case("1 km", guides(("0:05:00", "0:30/0:30"), distance="1 km", markers="kilometres")),
    case("1 km, running all the way", guides(("0:05:00", "continuous"), distance="1 km", markers="kilometres")),
    case("half at a mark", guides(("1:00:00", "4:00/0:30"), **TEN)),
    case("walk breaks", guides(), "walk breaks", FEW),
    case("walk breaks of 10 km", guides(("1:00:00", "4:00/0:30"), **TEN), "walk breaks"),
    case("every 12.5 km", guides(), "every 12.5 km"),
    case("a name of two lines", guides(name="California International Marathon")),
    case("a long ratio", guides(("4:45:00", "20:00/10:00"))),
    case("the longest ratio", guides(("20:00:00", "1:30:00/1:00:00"), distance="100 km", markers="kilometres", extra="walk_pace: 15:00 /km\n"), "every 5 km"),
    case("many words about walking", guides(("3:25:00", LONG))),
    case("most words about walking", guides(("3:25:00", LONGER)), refused="big-print card"),
    case("a heading", guides(), heading="below 55 °F (13 °C)"),
    case("a long landmark", guides(extra=landmarks(("13 mi", LONG_WORD), ("14 mi", "The very long name of this old course which goes on")))),
    case("a landmark in letters that the typeface lacks", guides(extra=landmarks(("13 mi", "東京タワー"), ("14 mi", "Ω")))),
    case("many landmarks between two marks", guides(extra=landmarks(*((f"13.{at} mi", f"Place {at}") for at in range(10))))),
    case("aid at the start and at the finish", guides(("1:00:00", "4:00/0:30"), extra="place: X\n" + aid(("0 km", "water"), ("5 km", "gels"), ("10 km", "beer")), **TEN)),
    case("stops at aid stations", guides(("5:20:00", "4:00/0:30"), extra="place: X\n" + aid(("10 km", "water"), ("20 mi", "food"), stop="10:00"))),
    case("stops and long walks", guides(("7:00:00", "1:00:00/30:00"), extra="place: X\n" + aid(("16 km", "gels"), ("27 km", "gels"), stop="1:00"), **FIFTY), refused=f"along {FEW}"),
    case("a landmark after 100 km", guides(("17:20:42", "continuous"), distance="160 km", markers="kilometres", extra=landmarks(("109.44 km", "A bridge"))), "every 10 km"),
    case("long names at aid stations", guides(("2:05:30", "1:00/1:00"), distance="30 km", extra=landmarks(("21 km", "Kilometre vertical"), ("22 km", "Heartbreak Hill")) + aid(("7.3 km", "water"), ("21.26 km", "water"), ("27.4 km", "gels"))), "aid stations", "big-print"),
    case("two goals", guides(("3:25:00", "4:00/0:30"), ("3:30:00", "4:00/0:30")), refused=f"along {FEW}"),
    case("two goals with signs", guides(("3:25:00", "4:00/0:30"), ("3:30:00", "4:00/0:30"), extra=ON_THE_WAY), refused=f"along {FEW}"),
    case("three goals", guides(("3:25:00", "4:00/0:30"), ("3:30:00", "4:00/0:30"), ("3:45:00", "4:00/0:30")), refused=f"wrap along {FEW}"),
    case("three ratios", guides(("3:25:00", "4:00/0:30"), ("3:30:00", "2:00/0:30"), ("3:45:00", "continuous")), "every 5 mi"),
    case("two goals over 10 km", guides(("0:55:00", "4:00/0:30"), ("1:00:00", "4:00/0:30"), **TEN)),
    case("three goals over 10 km", guides(("0:55:00", "4:00/0:30"), ("1:00:00", "4:00/0:30"), ("1:05:00", "4:00/0:30"), **TEN), refused="along big-print"),
    case("two goals over 1 km", guides(("0:05:00", "0:30/0:30"), ("0:06:00", "0:30/0:30"), distance="1 km", markers="kilometres")),
    case("two goals by aid station", guides(("11:00:00", "continuous"), ("11:10:00", "continuous"), distance="100 km", markers="kilometres", extra="place: X\n" + aid(*((f"{at}.26 km", "water") for at in range(6, 100, 12)))), "aid stations", "big-print"),
    case("many words about walking, three goals", guides(("3:25:00", LONG), ("3:30:00", "continuous"), ("3:45:00", "4:00/0:30")), "every 5 mi"),
]  # fmt: skip
EVERY = [(one, form) for one in CASES for form in FORMATS]
LAID = [(one, form) for one, form in EVERY if form.key not in one.refused]


def laid_on(form: Format) -> list[Case]:
    return [one for one, other in LAID if other is form]


def ids(pairs: Sequence[tuple[Case, Format]]) -> list[str]:
    return [f"{one.name}, {form.key}" for one, form in pairs]


def over(pairs: Sequence[tuple[Case, Format]]) -> pytest.MarkDecorator:
    """Parametrised over pairs."""
    return pytest.mark.parametrize(("one", "form"), pairs, ids=ids(pairs))


formats = pytest.mark.parametrize("form", FORMATS, ids=[form.key for form in FORMATS])


@over(EVERY)
def test_what_cannot_be_read_is_refused_and_all_else_is_laid(one: Case, form: Format) -> None:
    if form.key in one.refused:
        with pytest.raises(DoesNotFit):
            lay(one, form)
    else:
        assert lay(one, form).times_pt >= form.smallest_pt


@over(LAID)
def test_nothing_touches_what_it_should_not(one: Case, form: Format) -> None:
    """No text or sign leaves its face, crosses the edge of a row, a rule or another."""
    assert list(faults(measured(one, form))) == []


@over(LAID)
def test_no_time_is_smaller_than_its_format_allows_and_nothing_smaller_than_7_points(
    one: Case, form: Format
) -> None:
    band = lay(one, form)
    clocks = clocks_of(band)

    assert [line.text for line in clocks if line.size_mm < form.smallest_pt * POINT_MM - 1e-9] == []
    assert [line.text for line in band.drawing.lines if line.size_mm < 7 * POINT_MM - 1e-9] == []


# --- What a strip is cut from --------------------------------------------------------------------


def rules(band: Band, role: str) -> list[tuple[float, float, float, float]]:
    return [tuple(rule[:4]) for rule in band.drawing.rules if rule.role == role]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("key", "width_mm", "length_mm", "smallest_pt"),
    [
        ("wrap", 25, 250, 9),
        ("along", 25, 250, 9),
        ("folded", 50, 250, 9),
        ("forearm", 50, 200, 9),
        ("big-print", 50, 200, 14),
        ("card", 54, 85.6, 9),
    ],
)
def test_each_format_has_its_size_and_its_smallest_type(
    key: str, width_mm: float, length_mm: float, smallest_pt: float
) -> None:
    form = FORMATS_BY_KEY[key]

    assert (form.width_mm, form.length_mm, form.smallest_pt) == (width_mm, length_mm, smallest_pt)
    assert len(FORMATS) == len(FORMATS_BY_KEY) == 6


@formats
def test_two_ticks_at_each_corner_outside_the_strip_say_where_to_cut(form: Format) -> None:
    band = lay_band(guides(), form, FONT)
    across, down = faces(form)[-1][2:]
    ticks = rules(band, "tick")
    ends = [(x, y) for x1, y1, x2, y2 in ticks for x, y in ((x1, y1), (x2, y2))]

    assert len(ticks) == 8
    assert all(abs(x2 - x1) + abs(y2 - y1) == pytest.approx(2.0) for x1, y1, x2, y2 in ticks)
    assert not [1 for x, y in ends if -0.4 < x < across + 0.4 and -0.4 < y < down + 0.4]
    for corner_x, corner_y in ((0, 0), (across, 0), (0, down), (across, down)):
        near = [1 for x, y in ends if abs(x - corner_x) + abs(y - corner_y) < 1.0]
        assert len(near) == 2


@formats
def test_only_the_folded_band_has_a_fold_and_it_runs_down_its_middle(form: Format) -> None:
    folds = rules(lay_band(guides(), form, FONT), "fold")

    assert folds == ([(25, 0, 25, 250)] if form.folded else [])


@formats
def test_what_goes_round_a_wrist_ends_in_15_mm_to_overlap(form: Format) -> None:
    band = lay_band(guides(), form, FONT)
    if form.key == "card":
        assert "overlap:" not in texts(band)
        return
    start = form.length_mm - 15
    place = [line for line in band.drawing.lines if line.text == "overlap:"]
    at = [max(rule[0::2] if form.lengthwise else rule[1::2]) for rule in rules(band, "cut")]

    assert place
    assert max(at) == start
    for line in place:
        assert start < (line.x_mm if form.lengthwise else line.y_mm)
    for line in clocks_of(band):
        assert (ink(line)[2] if form.lengthwise else line.y_mm) < start


@formats
def test_slim_wrists_cut_at_200_mm_where_that_leaves_all_that_matters_and_an_overlap(
    form: Format,
) -> None:
    for one in laid_on(form):
        band = lay(one, form)
        cuts = [rule[0] if form.lengthwise else rule[1] for rule in rules(band, "cut")]
        marks = [cut for cut in cuts if cut < form.length_mm - 15]

        assert {*marks} <= ({200.0} if form.length_mm == 250 else set())
        assert ("slim wrist:" in texts(band)) == bool(marks)
        if marks:
            for line in clocks_of(band):
                assert (ink(line)[2] if form.lengthwise else line.y_mm) <= 185


def test_a_band_that_reads_like_a_watch_has_a_mark_for_200_mm_and_one_with_too_many_rows_has_none() -> (
    None
):
    by_mile = lay_band(guides(), FORMATS_BY_KEY["wrap"], FONT)
    by_kilometre = lay_band(guides(markers="kilometres"), FORMATS_BY_KEY["wrap"], FONT)

    assert [rule[1] for rule in rules(by_mile, "cut")] == [200, 235]
    assert [rule[1] for rule in rules(by_kilometre, "cut")] == [235]


@formats
def test_it_says_which_way_it_goes_on_the_left_and_on_the_right_wrist(form: Format) -> None:
    lines = lay_band(guides(), form, FONT).drawing.lines
    hands = {line.wrist: line.text for line in lines if line.wrist}

    if form.key == "card":
        assert hands == {}
    elif form.lengthwise:
        # Read with the forearm pointing away, the hand is at the top on either wrist.
        assert hands == {}
        assert "to the hand" in [line.text for line in lines]
    else:
        assert hands == {"left": "hand »", "right": "« hand"}


# --- Rows ----------------------------------------------------------------------------------------


def labels(guide: Guide, marks: Marks) -> list[tuple[float, str, str]]:
    """Place, label and clock of each row, the half in its place."""
    half_m = guide.race.distance / 2
    found = [(s.distance_m, s.label.split()[0], s.clock) for s in guide.splits_by(marks)[:-1]]
    if not any(abs(at_m - half_m) < 1 for at_m, _, _ in found):
        found.append((half_m, "half", units.clock(guide.halfway.elapsed_s)))
    return sorted(found)


@over([(one, form) for one, form in LAID if not (form.folded and len(one.plans) > 1)])
def test_rows_come_in_their_order_each_with_the_clock_of_every_goal(
    one: Case, form: Format
) -> None:
    by_goal = [labels(guide, one.rows) for guide in one.plans]
    read = [row.said for row in rows(lay(one, form))]

    assert [times for _, *times in read] == [
        [clock for _, _, clock in row] for row in zip(*by_goal, strict=True)
    ]
    assert [label.replace("½", "half").replace("HALF", "half") for label, *_ in read] == [
        label for _, label, _ in by_goal[0]
    ]
    assert [line.text for line in finish(lay(one, form))[1]] == [
        units.clock(guide.goal.seconds) for guide in one.plans
    ]


@formats
def test_a_letter_says_whether_one_runs_or_walks_at_each_mark(form: Format) -> None:
    """R plain, W in a box of its own; who never walks needs no letters."""
    for one in laid_on(form):
        band, paper = lay(one, form), measured(one, form)
        if form.folded and len(one.plans) > 1:
            continue
        read = rows(band)
        if not any(guide.plan.schedule.has_walks for guide in one.plans):
            assert not [line for line in band.drawing.lines if line.role == "gait"]
            continue
        for i, guide in enumerate(one.plans):
            at = [at_m for at_m, _, _ in labels(guide, one.rows)]
            expected = ["R" if guide.plan.gait(at_m) == "run" else "W" for at_m in at]
            assert [row.gaits[i].text for row in read] == expected
        small = [box for box in band.drawing.boxes if box.width_mm < 6 and box.height_mm < 8]
        letters = [line for line in band.drawing.lines if line.role == "gait" and line.text == "W"]
        assert len(small) == len(letters)
        for line in letters:
            course = "black" if line.ink == "white" else "white"
            assert ground_below(paper, line) == course
            assert any(
                within(ink(line), (b.x_mm, b.y_mm, b.x_mm + b.width_mm, b.y_mm + b.height_mm))
                for b in small
            )


def test_by_walk_breaks_every_row_is_a_walk_but_the_half() -> None:
    read = rows(lay_band(guides(), FORMATS_BY_KEY["wrap"], FONT, parse_marks("walk breaks")))

    assert {row.gaits[0].text for row in read if row.mark.text != "HALF"} == {"W"}
    assert [row.times[0].text for row in read][:3] == ["4:00", "8:30", "13:00"]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("every 5 km", ["5", "10", "15", "20", "HALF", "25", "30", "35", "40"]),
        ("every 5 mi", ["5", "10", "HALF", "15", "20", "25"]),
        ("every mile", [*map(str, range(1, 14)), "HALF", *map(str, range(14, 27))]),
        ("every kilometre", [*map(str, range(1, 22)), "HALF", *map(str, range(22, 43))]),
        ("every 12.5 km", ["12.5", "HALF", "25", "37.5"]),
        ("aid stations", ["6.3", "HALF", "20"]),
    ],
)
def test_a_row_may_be_at_whatever_one_asks_for(marks: str, expected: list[str]) -> None:
    extra = "place: X\n" + aid(
        ("0 km", "water"), ("6.3 mi", "water"), ("20 mi", "gels"), ("42.195 km", "beer")
    )
    band = lay_band(guides(extra=extra), FORMATS_BY_KEY["wrap"], FONT, parse_marks(marks))

    assert [row.mark.text.replace("½", "HALF") for row in rows(band)] == expected
    assert band.marks == parse_marks(marks)


@formats
def test_by_default_it_has_a_row_at_every_marker_or_at_the_marks_that_the_race_names(
    form: Format,
) -> None:
    by_marker = lay_band(guides(), form, FONT)
    by_name = lay_band(guides(extra="marks: every 5 km\n"), form, FONT)

    assert len(rows(by_marker)) == 27
    assert [row.mark.text for row in rows(by_name)][:4] == ["5", "10", "15", "20"]


@formats
def test_every_fifth_row_is_white_on_black_and_every_second_grey(form: Format) -> None:
    band = lay_band(guides(), form, FONT)
    paper = measure(band.drawing, faces(form))
    grounds = {
        row.mark.text: {ground_below(paper, line) for line in (row.mark, *row.times)}
        for row in rows(band)
    }
    inks = {row.mark.text: {line.ink for line in (row.mark, *row.times)} for row in rows(band)}

    for mile in range(1, 27):
        expected = "black" if mile % 5 == 0 else "paper" if mile % 2 else "tint"
        assert grounds[f"{mile}"] == {expected}
        assert inks[f"{mile}"] == {"white" if mile % 5 == 0 else "black"}


@formats
def test_the_half_stands_alone_between_two_black_bars(form: Format) -> None:
    for one in laid_on(form):
        band = lay(one, form)
        for i in with_rows(band):
            clock = units.clock(guide_on(one, i).halfway.elapsed_s)
            read = rows(band, i)
            half = next(row for row in read if row.times[0].text == clock)
            bars = [
                (box.y_mm, box.y_mm + box.height_mm)
                for box in band.drawing.boxes
                if box.fill == "black"
                and box.height_mm < 0.9
                and box.x_mm <= half.mark.x_mm < box.x_mm + box.width_mm
            ]
            above = max(bottom for _, bottom in bars if bottom <= ink(half.times[0])[1])
            below = min(top for top, _ in bars if top >= ink(half.times[-1])[3])
            beside = [row.mark for row in read if row.mark.x_mm == half.mark.x_mm]

            assert [mark for mark in beside if above < middle(mark) < below] == [half.mark]


def guide_on(one: Case, face: int) -> Guide:
    """The first goal on a face."""
    return one.plans[-1] if face else one.plans[0]


@over(LAID)
def test_the_half_says_that_it_is_the_half(one: Case, form: Format) -> None:
    band = lay(one, form)
    for i in with_rows(band):
        said = [line.text for line in lines_of(band, i) if line.role in {"mark", "note"}]
        assert {"HALF", HALF} & {*said}


@over(LAID)
def test_the_finish_is_on_black_with_clocks_no_smaller_than_any_other(
    one: Case, form: Format
) -> None:
    band, paper = lay(one, form), measured(one, form)
    for i in with_rows(band):
        word, clocks = finish(band, i)
        largest = max(time.size_mm for row in rows(band, i) for time in row.times)
        assert {ground_below(paper, line) for line in (word, *clocks)} == {"black"}
        assert min(clock.size_mm for clock in clocks) >= largest - 1e-9


@over(LAID)
def test_the_finish_does_not_melt_into_a_black_row(one: Case, form: Format) -> None:
    for i in with_rows(lay(one, form)):
        word, _ = finish(lay(one, form), i)
        face = faces(form)[i]
        black = [
            area
            for fill, area in measured(one, form).boxes
            if fill == "black" and within(area, face)
        ]
        (block,) = [area for area in black if within(ink(word), area)]
        left, top, right, bottom = block
        # The bars of the half are thin enough.
        others = [area for area in black if area != block and area[3] - area[1] > 1]

        assert not [
            area for area in others if overlap(area, (left - 0.2, top - 0.2, right, bottom))
        ]


# --- Head and foot -------------------------------------------------------------------------------


@formats
def test_the_head_names_the_race_each_goal_each_ratio_and_its_paces(form: Format) -> None:
    for one in laid_on(form):
        said = notes(lay(one, form))
        race, words = one.plans[0].race, said.split()

        for word in race.name.split():
            assert word in words
        for guide in one.plans:
            assert units.long_clock(guide.goal.seconds) in words
            if guide.walks.has_walks:
                assert str(guide.walks) in said
            assert units.fine_pace(guide.plan.run_pace, race.markers) in words
            if guide.plan.walk_pace is not None:
                assert (
                    f"walk {units.pace(guide.plan.walk_pace, race.markers)} /{race.markers}" in said
                )
        if one.heading:
            assert one.heading in said


def seconds_of(clock: str) -> int:
    return sum(int(part) * 60**i for i, part in enumerate(reversed(clock.split(":"))))


@formats
def test_a_line_proves_that_running_and_walking_add_up_to_each_goal(form: Format) -> None:
    for one in laid_on(form):
        said = notes(lay(one, form))
        clock = r"(\d+(?::\d\d)+)"
        sums = re.findall(
            rf"(?:run|halves|walk) {clock}((?: \+ (?:walk |stand )?{clock})*) = {clock}", said
        )
        added = []
        for first, rest, _, total in sums:
            parts = re.findall(clock, rest)
            assert seconds_of(first) + sum(map(seconds_of, parts)) == seconds_of(total)
            added.append(seconds_of(total))

        assert sorted(added) == sorted(guide.goal.seconds for guide in one.plans)


def test_who_never_walks_has_the_sum_of_both_halves() -> None:
    assert "halves 1:42:30 + 1:42:30 = 3:25:00" in notes(
        lay_band(guides(("3:25:00", "continuous")), FORMATS_BY_KEY["wrap"], FONT)
    )


def test_standing_at_aid_stations_is_part_of_the_sum() -> None:
    extra = "place: X\n" + aid(("10 km", "water"), ("20 mi", "food"), stop="10:00")
    said = notes(
        lay_band(guides(("5:20:00", "4:00/0:30"), extra=extra), FORMATS_BY_KEY["forearm"], FONT)
    )

    assert re.search(r"run [\d:]+ \+ walk [\d:]+ \+ stand 20:00 = 5:20:00", said)


@formats
def test_it_says_how_far_out_of_step_is_still_on_plan(form: Format) -> None:
    """For who runs and walks by the clock; who runs all the way has no step to be out of."""
    assert re.search(r"on plan: 0:\d\d early", notes(lay_band(guides(), form, FONT)))
    assert "on plan" not in notes(lay_band(guides(("3:25:00", "continuous")), form, FONT))


@pytest.mark.parametrize("key", ["forearm", "big-print"])
def test_where_there_is_room_each_row_has_the_window_that_is_still_on_plan(key: str) -> None:
    (one,) = guides()
    said = texts(lay_band([one], FORMATS_BY_KEY[key], FONT))

    for split in one.splits[:-1]:
        assert units.between(*split.window) in said


def test_beside_several_goals_no_window_is_taken_for_that_of_another() -> None:
    two = guides(("0:55:00", "4:00/0:30"), ("1:00:00", "4:00/0:30"), **TEN)
    for form in FORMATS:
        if form.folded:
            continue
        said = texts(lay_band(two, form, FONT))
        windows = [units.between(*split.window) for one in two for split in one.splits]
        shown = [window for window in windows if window in said]
        assert shown in ([], windows[:-1])


# --- Signs, and landmarks ------------------------------------------------------------------------


def signs_beside(band: Band) -> dict[str, set[str]]:
    """The signs of each row, by its mark."""
    read = {row.mark.text: row.mark for row in rows(band)} | {"FINISH": finish(band)[0]}
    found: dict[str, set[str]] = {label: set() for label in read}
    for sign in band.drawing.signs:
        x, y = sign.x_mm + sign.size_mm / 2, sign.y_mm + sign.size_mm / 2
        column = max(mark.x_mm for mark in read.values() if mark.x_mm <= x)
        beside = {label: mark for label, mark in read.items() if mark.x_mm == column}
        label = min(beside, key=lambda label: abs(middle(beside[label]) - y))
        found[label].add(sign.kind)
    return found


@pytest.mark.parametrize("key", ["wrap", "folded", "forearm", "big-print"])
def test_signs_for_aid_gels_and_landmarks_stand_in_the_row_that_they_come_to(key: str) -> None:
    extra = landmarks(("0.7 mi", "A hill"), ("20.5 mi", "Another")) + aid(
        ("2 mi", "water"), ("6 mi", "Gels and water"), ("21 mi", "water")
    )
    found = signs_beside(lay_band(guides(extra=extra), FORMATS_BY_KEY[key], FONT))

    assert {label: signs for label, signs in found.items() if signs} == {
        "1": {"landmark"},
        "2": {"aid"},
        "6": {"gel"},
        "21": {"landmark", "aid"},
    }


@formats
def test_what_comes_after_the_last_mark_has_its_sign_at_the_finish(form: Format) -> None:
    extra = landmarks(("42.1 km", "The gate"))
    band = lay_band(guides(extra=extra), form, FONT)

    assert [sign.kind for sign in band.drawing.signs] == ["landmark"]
    assert (
        ground_of(
            measure(band.drawing, faces(form)).signs[0][1], measure(band.drawing, faces(form))
        )
        == "black"
    )


@formats
def test_aid_at_the_start_is_in_the_first_row_and_at_the_finish_at_the_finish(
    form: Format,
) -> None:
    extra = "place: X\n" + aid(("0 km", "water"), ("10 km", "beer"))
    band = lay_band(guides(("1:00:00", "continuous"), extra=extra, **TEN), form, FONT)

    assert len(band.drawing.signs) == 2


@pytest.mark.parametrize("key", ["forearm", "big-print"])
def test_where_there_is_room_a_landmark_has_its_name(key: str) -> None:
    assert "Heartbreak Hill" in notes(lay_band(guides(extra=ON_THE_WAY), FORMATS_BY_KEY[key], FONT))


@formats
def test_a_name_in_letters_that_the_typeface_lacks_leaves_its_sign(form: Format) -> None:
    band = lay_band(
        guides(("0:55:00", "4:00/0:30"), extra=landmarks(("3.5 km", "東京タワー")), **TEN),
        form,
        FONT,
    )

    assert [sign.kind for sign in band.drawing.signs] == ["landmark"]
    assert "東" not in notes(band)


# --- Two or three goals --------------------------------------------------------------------------


TWO = (("3:25:00", "4:00/0:30"), ("3:30:00", "4:00/0:30"))
THREE = (*TWO, ("3:45:00", "2:00/0:30"))


@over(
    [
        (one, form)
        for one in (
            case("two", guides(*TWO, extra="marks: every 10 mi\n"), refused="folded"),
            case("three", guides(*THREE, extra="marks: every 10 mi\n"), refused="folded along"),
        )
        for form in FORMATS
        if form.key not in one.refused
    ]
)
def test_goals_share_the_marks_and_each_has_a_letter_from_head_to_sum(
    one: Case, form: Format
) -> None:
    band = lay(one, form)

    for letter, guide in zip("ABC", one.plans, strict=False):
        assert f"{letter} {units.long_clock(guide.goal.seconds)}" in notes(band)
        # Text along the band has each sum below its own finish.
        assert f"{letter} run " in notes(band) or form.lengthwise
    assert rows(band)[0].said[1:] == tuple(guide.splits[0].clock for guide in one.plans)
    assert ("C" in texts(band)) == (len(one.plans) == 3)


def test_two_goals_stand_on_the_front_and_the_back_of_a_folded_band() -> None:
    two = guides(*TWO)
    band = lay_band(two, FORMATS_BY_KEY["folded"], FONT)

    for face, guide in enumerate(two):
        read = rows(band, face)
        assert [row.said[1] for row in read] == [
            clock for _, _, clock in labels(guide, guide.race.rows)
        ]
        assert [line.text for line in finish(band, face)[1]] == [units.clock(guide.goal.seconds)]
        head = " ".join(line.text for line in lines_of(band, face) if line.role == "note")
        assert units.long_clock(guide.goal.seconds) in head
        assert "Boston Marathon" in head
    assert [row.mark.text for row in rows(band, 0)] == [row.mark.text for row in rows(band, 1)]


def test_of_three_goals_two_stand_on_the_front_of_a_folded_band() -> None:
    three = guides(*THREE)
    band = lay_band(three, FORMATS_BY_KEY["folded"], FONT)

    assert [len(row.times) for row in rows(band, 0)] == [2] * 27
    assert [line.text for line in finish(band, 0)[1]] == ["3:25:00", "3:30:00"]
    assert [line.text for line in finish(band, 1)[1]] == ["3:45:00"]


@pytest.mark.parametrize(
    "plans",
    [TWO, THREE, (TWO[0], ("3:30:00", "continuous")), (("3:25:00", "continuous"), TWO[1])],
    ids=["two", "three", "runner behind", "runner in front"],
)
@pytest.mark.parametrize("markers", ["miles", "kilometres"])
def test_both_sides_of_a_fold_are_cut_at_the_same_place(plans: Plans, markers: str) -> None:
    try:
        band = lay_band(guides(*plans, markers=markers), FORMATS_BY_KEY["folded"], FONT)
    except DoesNotFit:
        return
    cuts = {(rule[0], rule[1]) for rule in rules(band, "cut")}

    assert {y for x, y in cuts if x == 0} == {y for x, y in cuts if x == 25}


def test_different_walks_say_whose_they_are() -> None:
    two = guides(("0:55:00", "4:00/0:30"), ("1:00:00", "4:00/0:30"), **TEN)

    for key in ("wrap", "forearm", "card"):
        said = notes(lay_band(two, FORMATS_BY_KEY[key], FONT))
        assert "A walk 9:56 /km" in said
        assert "B walk 11:11 /km" in said


def test_goals_that_walk_at_different_places_cannot_have_their_walk_breaks_for_marks() -> None:
    for form in FORMATS:
        with pytest.raises(DoesNotFit) as misfit:
            lay_band(guides(*TWO), form, FONT, parse_marks("walk breaks"))
        assert misfit.value.field == "marks"


# --- The back of a folded band -------------------------------------------------------------------


def back(band: Band) -> str:
    return " ".join(line.text for line in lines_of(band, 1))


def test_behind_a_single_goal_stand_landmarks_gels_walks_and_what_to_run_when_late() -> None:
    (one,) = guides(extra=landmarks(("20.4 mi", "Heartbreak Hill")) + aid(("12 mi", "gels")))
    said = back(lay_band([one], FORMATS_BY_KEY["folded"], FONT))
    late = next(to.run_pace for to in one.catch_ups if to.late_s == 60)
    assert late

    assert f"{units.clock(one.plan.elapsed(20.4 * units.MILE_M))}  20.4 mi Heartbreak Hill" in said
    assert f"{units.clock(one.plan.elapsed(12 * units.MILE_M))}  12.0 mi gels" in said
    assert f"run {units.fine_pace(late, 'mi')} /mi" in said
    for leg in one.plan.legs:
        if leg.gait == "walk":
            assert units.clock(leg.start_s) in said


@over(
    [
        (one, FORMATS_BY_KEY["folded"])
        for one in CASES
        if len(one.plans) == 1 and not one.refused & {"folded"}
    ],
)
def test_a_back_is_never_left_blank(one: Case, form: Format) -> None:
    assert back(lay(one, form))


# --- What does not fit ---------------------------------------------------------------------------


REFUSED = [
    *((one, form) for one, form in EVERY if form.key in one.refused),
    *(
        (one, form)
        for one in (
            case("350 km by kilometre", guides(("47:59:59", "10:00/5:00"), distance="350 km", markers="kilometres", extra="walk_pace: 10:00 /km\n")),
            case("99 aid stations", guides(("12:00:00", "4:00/0:30"), distance="100 km", markers="kilometres", extra="place: X\nmarks: aid stations\n" + aid(*((f"{at} km", "water") for at in range(1, 100))))),
            case("10 km by 100 m", guides(("1:00:00", "4:00/0:30"), **TEN), "every 100 m"),
            case("three goals over 100 miles", guides(("27:59:59", "10:00/5:00"), ("28:59:59", "10:00/5:00"), ("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)),
            case("35 aid stations and a heading", guides(("12:00:00", "4:00/0:30"), distance="100 km", markers="kilometres", extra="place: X\nmarks: aid stations\n" + aid(*((f"{at * 2.8 + 1:.2f} km", "water") for at in range(35)))), heading="below 55 °F (13 °C)"),
        )
        for form in FORMATS
    ),
]  # fmt: skip


def fits(one: Case, form: Format, marks: Marks) -> bool:
    try:
        lay_band(one.plans, form, FONT, marks, one.heading)
    except DoesNotFit:
        return False
    return True


@over(REFUSED)
def test_a_refusal_names_the_formats_and_the_marks_that_do_fit(one: Case, form: Format) -> None:
    try:
        lay(one, form)
    except DoesNotFit as misfit:
        said = str(misfit)
    else:
        return
    others = [
        other for other in FORMATS if re.search(rf"the {other.said}\b", said.partition(";")[2])
    ]
    for other in others:
        assert fits(one, other, one.rows)
    for marks in re.findall(r"`marks: (.+?)`", said):
        assert fits(one, form, parse_marks(marks))
    if "no format" in said:
        assert not [other.key for other in FORMATS if fits(one, other, one.rows)]


@over([(one, form) for one, form in REFUSED if form.key in one.refused and len(one.plans) == 1])
def test_a_refusal_says_what_would_do_and_never_sets_it_smaller(one: Case, form: Format) -> None:
    with pytest.raises(DoesNotFit) as misfit:
        lay(one, form)
    if misfit.value.field == "ratios":
        assert "is too much for" in str(misfit.value)
        return

    assert misfit.value.field in {"markers", "marks"}
    assert f"in type of {form.smallest_pt:g} points; " in str(misfit.value)
    assert re.search(r"take the .+|write `marks: .+`", str(misfit.value))


def test_rows_that_do_not_fit_are_told_by_how_many_they_are_and_what_holds_them() -> None:
    with pytest.raises(DoesNotFit) as misfit:
        lay_band(
            guides(("9:59:59", "0:10/0:30"), markers="kilometres", extra=SLOW),
            FORMATS_BY_KEY["big-print"],
            FONT,
        )

    assert misfit.value.field == "markers"
    assert str(misfit.value) == (
        "43 rows do not fit on the big print in type of 14 points; take the wristband or the "
        "lengthwise wristband or the folded wristband or the forearm band, or write `marks: every 2 km`"
    )


@formats
def test_a_page_of_a_guide_has_the_finest_marks_that_fit(form: Format) -> None:
    (hundred,) = guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)
    fitting = lay_fitting(hundred, form, FONT)

    assert fitting.times_pt >= form.smallest_pt
    assert fitting.marks.of == "distance"
    step = fitting.marks.every_m / units.MILE_M
    for finer in (mile for mile in (1, 2, 5, 10) if mile < step - 1e-6):
        assert not fits(Case("", (hundred,)), form, parse_marks(f"every {finer} mi"))
    (one,) = guides(extra="marks: every 5 km\n")
    assert lay_fitting(one, form, FONT).marks == one.race.rows


@pytest.mark.parametrize(
    "name", ["Donaudampfschifffahrtsgesellschaftsmarathon", "The " + "Very " * 12 + "Long Marathon"]
)
def test_a_name_that_would_be_too_small_asks_for_a_short_one(name: str) -> None:
    with pytest.raises(DoesNotFit, match="add a `short_name`") as misfit:
        lay_band(guides(name=name), FORMATS_BY_KEY["wrap"], FONT)

    assert misfit.value.field == "name"
    short = guides(name=name, extra="short_name: Danube Marathon\n")
    assert "Danube Marathon" in texts(lay_band(short, FORMATS_BY_KEY["wrap"], FONT))


@formats
def test_a_name_in_letters_that_the_typeface_lacks_asks_for_a_short_one(form: Format) -> None:
    with pytest.raises(DoesNotFit, match=r"lacks the character '.'; add a `short_name` without it"):
        lay_band(guides(name="東京マラソン"), form, FONT)


def test_more_words_about_walking_than_six_lines_are_refused() -> None:
    parts = ", then ".join(f"4:0{i}/0:30 to {i * 5} km" for i in range(1, 8))
    with pytest.raises(
        DoesNotFit, match=r"takes \d+ lines on a band, 6 fit; say less at once"
    ) as misfit:
        lay_band(guides(("3:25:00", f"{parts}, then continuous")), FORMATS_BY_KEY["wrap"], FONT)

    assert misfit.value.field == "ratios"


# --- Any race at all -----------------------------------------------------------------------------


@st.composite
def races(draw: st.DrawFn) -> Case:
    """One to three plans for a race with places on the way."""
    kilometres = draw(
        st.sampled_from([1, 1.6, 3, 5, 10, 12.34, 21.0975, 42.195, 50, 100, 160.9344, 350])
    )
    pace_s = draw(st.integers(155, 1100))
    count = draw(st.integers(1, 3))
    ratios = draw(st.lists(
        st.sampled_from(["continuous", "4:00/0:30", "0:15/0:15", "10:00/5:00", "1:00:00/30:00", "9:59/1:01"]),
        min_size=count, max_size=count,
    ))  # fmt: skip
    plans = tuple(
        (units.long_clock(kilometres * pace_s * (1 + i / 50)), ratio)
        for i, ratio in enumerate(ratios)
    )
    share = st.floats(0, 1)
    names = st.sampled_from(
        ["Hill", "Heartbreak Hill", "Kilometre vertical", "Przełęcz", "東京", LONG_WORD]
    )
    hills = sorted(draw(st.lists(st.tuples(share, names), max_size=12)))
    stands = sorted(
        draw(st.lists(st.tuples(share, st.sampled_from(["water", "gels"])), max_size=12))
    )
    extra = "place: Somewhere\n" + f"walk_pace: {draw(st.integers(8, 20))}:00 /km\n"
    if hills:
        extra = extra.partition("\n")[2] + landmarks(
            *((f"{at * kilometres:.2f} km", name) for at, name in hills)
        )
    if stands:
        extra += aid(*((f"{at * kilometres:.2f} km", what) for at, what in stands))
    unit = draw(st.sampled_from(["km", "mi"]))
    marks = ["", f"every 2 {unit}", f"every 5 {unit}", f"every 1.5 {unit}"]
    marks += ["aid stations"] if stands else []
    marks += ["walk breaks"] if count == 1 else []
    try:
        found = guides(*plans, distance=f"{kilometres} km", markers="kilometres" if unit == "km" else "miles", name="Any Race", extra=extra)  # fmt: skip
        _ = [guide.plan for guide in found]
    except (SourceError, Refusal):
        assume(False)
        raise
    return case(
        "any",
        found,
        draw(st.sampled_from(marks)),
        heading=draw(st.sampled_from(["", "below 55 °F"])) if count == 1 else "",
    )


@formats
@settings(max_examples=25)
@given(one=races())
def test_any_plan_is_laid_so_that_it_can_be_read_or_refused_with_what_would_do(
    form: Format, one: Case
) -> None:
    try:
        band = lay_band(one.plans, form, FONT, one.rows, one.heading)
    except DoesNotFit as misfit:
        for marks in re.findall(r"`marks: (.+?)`", str(misfit)):
            assert fits(one, form, parse_marks(marks))
        return

    assert list(faults(measure(band.drawing, faces(form)))) == []
    assert min(line.size_mm for line in band.drawing.lines) >= 7 * POINT_MM - 1e-9
    for line in clocks_of(band):
        assert line.size_mm >= form.smallest_pt * POINT_MM - 1e-9


def test_more_goals_than_letters_are_a_mistake_of_the_program() -> None:
    one = guides(("3:25:00", "4:00/0:30"))

    with pytest.raises(ValueError, match="a band has one to 3 goals, not 4"):
        lay_band(one * 4, FORMATS_BY_KEY["forearm"], FONT)
