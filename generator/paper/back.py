"""The back of a folded band: what else is worth knowing."""

from collections.abc import Iterator, Sequence
from math import floor
from typing import Literal

from generator import units
from generator.pacing.guide import Guide
from generator.pacing.splits import Arrival
from generator.paper.drawing import LEADING, POINT_MM, SMALL_MM, SMALLEST_PT, Pen

SIDE_MM = 1.0
"""Free at the edges of a strip."""
COMFORTABLE_PT = 8.0
"""A name that is larger than this on one line does not need two."""
COMFORTABLE_MM = COMFORTABLE_PT * POINT_MM
EXTRA_MM = SMALL_MM * LEADING
"""A line of small type below a time."""
BACK_PT = 9.0
PAIR_GAP_MM = 0.6
"""On the back, between what belongs together and the next."""


class Back:
    """The back of a folded band: what else is worth knowing, as far as it fits."""

    def __init__(self, pen: Pen, guide: Guide, width: float, end: float) -> None:
        self.pen = pen
        self.guide = guide
        self.unit = guide.race.markers
        self.middle = width / 2
        self.inner = width - 2 * SIDE_MM
        self.end = end
        self.y = 1.0

    def lay(self) -> None:
        """Landmarks and gels with their times, what to do when late, and every walk."""
        way = [
            arrival
            for split in self.guide.splits
            for arrival in split.arrivals
            if arrival.stop.kind == "landmark" or arrival.stop.sign == "gel"
        ]
        blocks = (
            ("On the way", [line for p in way for line in self.arrival_lines(p)]),
            ("Late at half?", [(line, False) for line in catch_up_lines(self.guide)]),
        )
        # First on paper that nobody sees, to know where it ends.
        unseen = Pen(self.pen.font)
        for title, lines in blocks:
            if lines and self.block(unseen, title, lines) <= self.end:
                self.y = self.block(self.pen, title, lines)
        starts = [units.clock(leg.start_s) for leg in self.guide.plan.legs if leg.gait == "walk"]
        pairs = [("  ".join(starts[i : i + 2]), True) for i in range(0, len(starts), 2)]
        most = floor((self.end - self.block(unseen, "", [])) / self.line_mm(large=True))
        if pairs and most > 0:
            title = "Walk at" if len(pairs) <= most else f"First {2 * most} walks at"
            self.block(self.pen, title, pairs[:most])

    def arrival_lines(self, arrival: Arrival) -> Iterator[tuple[str, bool]]:
        """When and where it comes, and its name below."""
        clock, where = units.clock(arrival.elapsed_s), units.place(arrival.stop.at_m, self.unit)
        together = f"{clock}  {where}"
        fits = self.pen.widest([together], BACK_PT) <= self.inner
        for line in [together] if fits else [clock, where]:
            yield line, True
        if not self.pen.lacks(arrival.stop.name):
            lines = self.pen.fold(arrival.stop.name.split(), self.inner)
            if self.pen.widest(lines) <= self.inner:
                yield from ((line, False) for line in lines)

    def block(self, pen: Pen, title: str, lines: Sequence[tuple[str, bool]]) -> float:
        """A title on black, and lines below it; returns where it ends."""
        y, high = self.y, EXTRA_MM * 1.2
        pen.box(0, y, 2 * self.middle, high, "black")
        size = COMFORTABLE_MM
        pen.say(title, self.middle, y + high / 2, size, "middle", "note", "white")
        y += high + 0.6
        was_small = False
        for text, large in lines:
            size = (BACK_PT if large else SMALLEST_PT) * POINT_MM
            step = self.line_mm(large)
            role: Literal["time", "note"] = "time" if large else "note"
            if large and was_small:
                y += PAIR_GAP_MM
            was_small = not large
            pen.say(text, self.middle, y + step / 2, size, "middle", role)
            y += step
        return y + 0.8

    @staticmethod
    def line_mm(large: bool) -> float:
        """Height of a line, large or small."""
        return (BACK_PT if large else SMALLEST_PT) * POINT_MM * LEADING


def catch_up_lines(guide: Guide) -> list[str]:
    """What to run after halfway, if late there; nothing where that would not do."""
    unit, (_, some, _) = guide.race.markers, guide.catch_ups
    if some.run_pace is None:
        return []
    return [
        f"half {guide.halfway.clock}",
        f"{units.clock(some.late_s)} late there:",
        f"run {units.fine_pace(some.run_pace, unit)} /{unit}",
    ]
