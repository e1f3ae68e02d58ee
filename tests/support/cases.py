"""The worst plans that there are to lay out, and which formats do not hold them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pytest

from generator import units
from generator.pacing.guide import Guide
from generator.paper.band import Band, lay_band
from generator.paper.formats import FORMATS, Format
from generator.race.values import Marks, parse_marks
from tests.support.measured import FONT, Paper, measure
from tests.support.plans import aid, guides, landmarks
from tests.support.reading import faces


@dataclass(frozen=True)
class Case:
    """Plans to lay out, their marks if not the race's, and the formats that do not hold them."""

    name: str
    plans: tuple[Guide, ...]
    marks: str = ""
    refused: frozenset[str] = frozenset()
    heading: str = ""

    @property
    def rows(self) -> Marks:
        """What has a row."""
        return (
            parse_marks(self.marks, self.plans[0].race.markers)
            if self.marks
            else self.plans[0].race.rows
        )


@cache
def lay(one: Case, band_format: Format) -> Band:
    marks = one.rows if one.marks else None
    return lay_band(one.plans, band_format, FONT, marks, one.heading)


@cache
def measured(one: Case, band_format: Format) -> Paper:
    return measure(lay(one, band_format).drawing, faces(band_format))


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


EVERY = [(one, band_format) for one in CASES for band_format in FORMATS]


LAID = [(one, band_format) for one, band_format in EVERY if band_format.key not in one.refused]


TWO = (("3:25:00", "4:00/0:30"), ("3:30:00", "4:00/0:30"))


THREE = (*TWO, ("3:45:00", "2:00/0:30"))


def laid_on(band_format: Format) -> list[Case]:
    return [one for one, other in LAID if other is band_format]


def ids(pairs: Sequence[tuple[Case, Format]]) -> list[str]:
    return [f"{one.name}, {band_format.key}" for one, band_format in pairs]


def over(pairs: Sequence[tuple[Case, Format]]) -> pytest.MarkDecorator:
    """Parametrise a test over pairs of a case and a format."""
    return pytest.mark.parametrize(("one", "band_format"), pairs, ids=ids(pairs))


formats = pytest.mark.parametrize(
    "band_format", FORMATS, ids=[band_format.key for band_format in FORMATS]
)


def labels(guide: Guide, marks: Marks) -> list[tuple[float, str, str]]:
    """Place, label and clock of each row, halfway in its place."""
    half_m = guide.race.distance / 2
    found = [(s.distance_m, s.label.split()[0], s.clock) for s in guide.splits_by(marks)[:-1]]
    if not any(abs(at_m - half_m) < 1 for at_m, _, _ in found):
        found.append((half_m, "half", units.clock(guide.halfway.elapsed_s)))
    return sorted(found)


def guide_on(one: Case, face: int) -> Guide:
    """The first goal on the front, or the last one, which is on the back."""
    return one.plans[-1] if face else one.plans[0]
