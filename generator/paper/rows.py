"""What the rows say: marks, halfway and the finish, with each goal's clock and the stops.

Bands and whole pages have the same rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator import units
from generator.pacing.guide import Guide
from generator.pacing.splits import Arrival, Split
from generator.paper.drawing import Font, Ink, Pen
from generator.race.stops import SignKind
from generator.race.values import Marks

ROW_TO_TYPE = 1.07
"""Row height over type size: a figure is 0.71 of its size high, the rest is air."""
HALF_BAR_MM = 0.6
"""Height of the bars above and below halfway."""
AT_THE_HALF_M = 1.0
"""A mark this close to halfway is halfway: 13.1 miles is."""
BLACK_EVERY = 5
MEANINGS: dict[SignKind, str] = {"landmark": "landmark", "gel": "gels", "aid": "aid station"}
"""What the signs stand for, the most telling one first."""
HALFWAY, FINISH = "HALF", "FINISH"
"""Labels of the row at halfway where no mark is there, and of the finish."""
Shade = Literal["none", "tint", "black"]


@dataclass(frozen=True)
class Row:
    """A mark, halfway or the finish, with what each goal has there."""

    label: str
    """Number of the mark, `HALF` or `FINISH`."""
    splits: tuple[Split, ...]
    """One for each goal."""
    shade: Shade
    """Every fifth row and the finish are black, every second one is tinted."""
    is_half: bool = False
    """Whether it is halfway, and stands between two bars."""
    arrivals: tuple[Arrival, ...] = ()
    """Stops since the mark before."""

    @property
    def ink(self) -> Ink:
        """The ink that can be read on its shade."""
        return "white" if self.shade == "black" else "black"

    @property
    def bar_mm(self) -> float:
        """Height of each of its bars."""
        return HALF_BAR_MM if self.is_half else 0.0

    @property
    def is_marked_half(self) -> bool:
        """Whether it is a mark that happens to be halfway."""
        return self.is_half and self.label != HALFWAY

    @property
    def window_words(self) -> list[str]:
        """The first goal's window; no words at the finish, nor where both ends print alike."""
        window = self.splits[0].window
        if self.label == FINISH or int(window.earliest_s) == int(window.latest_s):
            return []
        return [units.between(*window)]

    @property
    def signs(self) -> list[SignKind]:
        """Signs of its stops, each kind once, the most telling one first."""
        return signs_of(self.arrivals)

    def landmark_words(self, font: Font) -> list[str]:
        """Name of the last landmark that the font has all letters for, if there is one."""
        names = [one.stop.name for one in self.arrivals if one.stop.kind == "landmark"]
        return [name for name in names if not font.lacks(name)][-1:]


@dataclass(frozen=True)
class Table:
    """The rows of one to three guides at the same marks."""

    rows: tuple[Row, ...]
    """Those before the finish, halfway among them."""
    finish: Row

    @property
    def mark_rows(self) -> list[Row]:
        """The rows that are at marks."""
        return [row for row in self.rows if row.label != HALFWAY]


def table_of(guides: Sequence[Guide], marks: Marks) -> Table:
    """The rows of guides of one race."""
    by_goal = [guide.splits_by(marks) for guide in guides]
    by_mark = [tuple(splits[i] for splits in by_goal) for i in range(len(by_goal[0]))]
    rows = [
        Row(splits[0].label.partition(" ")[0], splits, _shade(i), False, splits[0].arrivals)
        for i, splits in enumerate(by_mark[:-1])
    ]
    at_finish = by_mark[-1]
    finish = Row(FINISH, at_finish, "black", False, at_finish[0].arrivals)
    halfway = Row(HALFWAY, tuple(guide.halfway for guide in guides), "none", is_half=True)
    return Table(_with_halfway(rows, halfway, guides[0].race.distance / 2), finish)


def _shade(index: int) -> Shade:
    """Shade of the row with an index from 0 on."""
    number = index + 1
    return "black" if number % BLACK_EVERY == 0 else "none" if number % 2 else "tint"


def _with_halfway(rows: list[Row], halfway: Row, half_m: float) -> tuple[Row, ...]:
    """The rows with halfway in its place, which is a mark's own row if one is there."""
    for i, row in enumerate(rows):
        at_m = row.splits[0].distance_m
        if at_m >= half_m + AT_THE_HALF_M:
            return (*rows[:i], halfway, *rows[i:])
        if at_m > half_m - AT_THE_HALF_M:
            marked = Row(row.label, row.splits, "none", True, row.arrivals)
            return (*rows[:i], marked, *rows[i + 1 :])
    return (*rows, halfway)


def draw_background(pen: Pen, row: Row, width: float, y: float, height: float) -> None:
    """Draw a row's shade, or the bars around halfway."""
    if row.is_half:
        pen.box(0, y, width, HALF_BAR_MM, "black")
        pen.box(0, y + height - HALF_BAR_MM, width, HALF_BAR_MM, "black")
    elif row.shade != "none":
        pen.box(0, y, width, height, row.shade)


def signs_of(arrivals: Iterable[Arrival]) -> list[SignKind]:
    """The signs that stand for the stops, each kind once, the most telling one first."""
    found = {arrival.stop.sign for arrival in arrivals}
    return [kind for kind in MEANINGS if kind in found]
