"""What a row says: a mark or the half, with the clock of each goal and what stands on the way.

Bands and whole pages have the same rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from generator import units
from generator.pacing.guide import Guide, Passing, Split
from generator.paper.drawing import Pen, SignKind
from generator.race.model import Marks

ROW_TO_TYPE = 1.07
"""Row height over type size: figures are 0.71 of it high, the rest is air."""
HALF_BAR_MM = 0.6
AT_THE_HALF_M = 1.0
MEANINGS: dict[SignKind, str] = {"landmark": "landmark", "gel": "gels", "aid": "aid station"}
"""What signs stand for, the most telling first."""
RowKind = Literal["mark", "fifth", "even", "half"]


@dataclass(frozen=True)
class Row:
    """A mark, or the half, with what each goal says there."""

    label: str
    splits: tuple[Split, ...]
    windows: tuple[tuple[float, float], ...]
    kind: RowKind
    passings: tuple[Passing, ...] = ()

    @property
    def window(self) -> list[str]:
        """When the only goal's runner is on plan, in words; nothing where it is one second."""
        if not self.windows or int(self.windows[0][0]) == int(self.windows[0][1]):
            return []
        return [units.between(*self.windows[0])]


@lru_cache(maxsize=8)
def rows_of(guides: tuple[Guide, ...], marks: Marks) -> tuple[tuple[Row, ...], tuple[Split, ...]]:
    """The rows before the finish, the half among them; and the finish of each goal."""
    by_goal = [guide.splits_by(marks) for guide in guides]
    windows = [guide.windows_by(marks) for guide in guides]
    half_m = guides[0].race.distance / 2
    half = Row("HALF", tuple(guide.halfway for guide in guides), (), "half")
    rows: list[Row] = []
    halved = False
    for i, splits in enumerate(zip(*(splits[:-1] for splits in by_goal), strict=True)):
        at_m = splits[0].distance_m
        row = Row(
            splits[0].label.partition(" ")[0],
            splits,
            tuple(window[i] for window in windows),
            "fifth" if i % 5 == 4 else "even" if i % 2 else "mark",
            splits[0].passings,
        )
        if not halved and at_m > half_m - AT_THE_HALF_M:
            halved = True
            if at_m < half_m + AT_THE_HALF_M:
                rows.append(replace(row, kind="half"))
                continue
            rows.append(half)
        rows.append(row)
    if not halved:
        rows.append(half)
    return tuple(rows), tuple(splits[-1] for splits in by_goal)


def row_background(pen: Pen, kind: RowKind, width: float, y: float, height: float) -> None:
    """Every fifth row black, every second grey, the half between two bars."""
    if kind == "fifth":
        pen.box(0, y, width, height, "black")
    elif kind == "even":
        pen.box(0, y, width, height, "tint")
    elif kind == "half":
        pen.box(0, y, width, HALF_BAR_MM, "black")
        pen.box(0, y + height - HALF_BAR_MM, width, HALF_BAR_MM, "black")


def signs_of(passings: Sequence[Passing]) -> list[SignKind]:
    """What stands between two marks, each kind once, the most telling first."""
    found = {passing.sign for passing in passings}
    return [kind for kind in MEANINGS if kind in found]
