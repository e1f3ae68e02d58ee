"""What a row says: a mark or the half, with the clock of each goal and what stands on the way.

Bands and whole pages have the same rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from generator import units
from generator.pacing.guide import Guide
from generator.pacing.splits import Arrival, Split
from generator.paper.drawing import Pen
from generator.race.model import Marks
from generator.race.stops import SignKind

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
    kind: RowKind
    arrivals: tuple[Arrival, ...] = ()

    @property
    def window(self) -> list[str]:
        """When the only goal's runner is on plan, in words; nothing where it is one second."""
        window = self.splits[0].window
        if int(window.earliest_s) == int(window.latest_s):
            return []
        return [units.between(*window)]


def sum_of(guide: Guide) -> tuple[str, ...]:
    """How the goal comes about, in parts cut to the second that add up to it.

    `run 3:02:30`, `+ walk 22:30`, `= 3:25:00`; without walks and stops the two halves.
    """
    plan, half_s = guide.plan, guide.halfway.elapsed_s
    walking_s, standing_s = int(plan.walking_s), int(plan.standing_s)
    parts = [("run", plan.goal_s - walking_s - standing_s), ("walk", walking_s)]
    if not walking_s + standing_s:
        parts = [("halves", int(half_s)), ("", plan.goal_s - int(half_s))]
    parts.append(("stand", standing_s))
    first, *rest = (f"{word} {units.clock(s)}".strip() for word, s in parts if s)
    return (first, *(f"+ {part}" for part in rest), f"= {units.clock(plan.goal_s)}")


@lru_cache(maxsize=8)
def rows_of(guides: tuple[Guide, ...], marks: Marks) -> tuple[tuple[Row, ...], tuple[Split, ...]]:
    """The rows before the finish, the half among them; and the finish of each goal."""
    by_goal = [guide.splits_by(marks) for guide in guides]
    half_m = guides[0].race.distance / 2
    half = Row("HALF", tuple(guide.halfway for guide in guides), "half")
    rows: list[Row] = []
    halved = False
    for i, splits in enumerate(zip(*(splits[:-1] for splits in by_goal), strict=True)):
        at_m = splits[0].distance_m
        row = Row(
            splits[0].label.partition(" ")[0],
            splits,
            "fifth" if i % 5 == 4 else "even" if i % 2 else "mark",
            splits[0].arrivals,
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


def signs_of(arrivals: Sequence[Arrival]) -> list[SignKind]:
    """What stands between two marks, each kind once, the most telling first."""
    found = {arrival.stop.sign for arrival in arrivals}
    return [kind for kind in MEANINGS if kind in found]
