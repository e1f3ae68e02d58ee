"""A plan on a whole page: splits, every walk, what stands on the way, and the course.

It holds on A4 and on Letter alike: within 10 mm margins neither has to shrink it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from generator import units
from generator.pacing.guide import Guide
from generator.pacing.splits import Arrival, Split
from generator.paper.drawing import (
    LEADING,
    POINT_MM,
    SMALL_MM,
    SMALLEST_PT,
    Anchor,
    DoesNotFit,
    Drawing,
    Font,
    Ink,
    Pen,
)
from generator.paper.rows import (
    HALF_BAR_MM,
    MEANINGS,
    ROW_TO_TYPE,
    RowKind,
    row_background,
    rows_of,
    signs_of,
    sum_of,
)
from generator.race.model import Marks

WIDTH_MM = 190.0
LENGTH_MM = 254.0
QR_MM = 24.0
"""With its quiet zone; a phone reads 15 mm."""
HEAD_MM = 26.0
FIGURE_UNITS = 1400
"""As wide as the picture of the course is drawn; see `figure`."""
FIGURE_MM = 40.5
FOOT_MM = 22.0
RULERS_MM = 242.0
"""From the top: where the rulers stand, below the foot's words."""
TITLE_PT, GOAL_PT, PACE_PT = 22.0, 18.0, 10.0
SMALLEST_TIME_PT = 9.0
LARGEST_TIME_PT = 13.0
FINISH_ROWS = 1.5
TALLEST_ROW_MM = 6.4
NOTE_PT = 7.5
NOTE_MM = NOTE_PT * POINT_MM * LEADING
CAPTION_MM = 4.5
SIGN_MM = 1.7
# Where columns of the splits end, in millimetres from the left; notes take what is left.
MARK_MM, CLOCK_MM, GAIT_MM, SPLIT_MM, WINDOW_MM = 12.0, 35.0, 41.0, 55.0, 79.0
WALKS_FROM_MM = 127.0
WALK_GAP_MM = 1.1
WALK_ROW_MM = SMALLEST_TIME_PT * POINT_MM * 1.12


@dataclass(frozen=True)
class FullPage:
    """All there is to draw on a page."""

    drawing: Drawing
    figure_mm: float | None
    """Where the picture of the course starts, from the top; None without one."""
    times_pt: float


def lay_full_page(guide: Guide, font: Font, marks: Marks | None = None) -> FullPage:
    """Lay a plan out on a page. Raises DoesNotFit."""
    return _Page(guide, font, marks or guide.race.rows).lay()


class _Page:
    """A page while it is being laid."""

    def __init__(self, guide: Guide, font: Font, marks: Marks) -> None:
        self.guide = guide
        self.marks = marks
        self.race = guide.race
        self.plan = guide.plan
        self.font = font
        self.pen = Pen(font)
        self.unit = guide.race.markers
        rows, _ = rows_of((guide,), marks)
        self.by_the_clock = guide.by_the_clock and any(row.label != "HALF" for row in rows)
        self.walks = [leg for leg in guide.plan.legs if leg.gait == "walk"]
        self.right = WALKS_FROM_MM - 4.0 if self.walks else WIDTH_MM

    def lay(self) -> FullPage:
        """Head, course, splits beside the walks, foot."""
        self.head()
        top, figure_mm = HEAD_MM, None
        if self.guide.course.profile:
            figure_mm, top = top, top + FIGURE_MM + 2.0
        bottom = LENGTH_MM - FOOT_MM
        size = self.splits(top, bottom)
        if self.walks:
            self.every_walk(top, bottom)
        self.foot(bottom)
        return FullPage(self.pen.drawing(), figure_mm, size / POINT_MM)

    def head(self) -> None:
        """Race, goal, ratio, paces; the upper right corner is left free for a QR code."""
        pen, room, race = self.pen, WIDTH_MM - QR_MM - 4.0, self.race
        name = race.name if not pen.lacks(race.name) else race.band_name
        if lacking := pen.lacks(name):
            raise DoesNotFit("name", f"the typeface lacks the character '{lacking}'")
        goal = units.long_clock(self.plan.goal_s)
        paces = f"run {units.fine_pace(self.plan.run_pace, self.unit)} /{self.unit}"
        if self.plan.walk_pace is not None:
            paces += f",  walk {units.pace(self.plan.walk_pace, self.unit)} /{self.unit}"
            paces += f",  {self.plan.walk_breaks} walk breaks"
        y = 0.0
        for field, text, largest_pt in (
            ("name", name, TITLE_PT),
            ("ratios", f"{goal}  {self.guide.walks}", GOAL_PT),
            ("ratios", paces, PACE_PT),
            ("place", self.about(), SMALLEST_PT + 1.0),
        ):
            size = pen.fits([text], room, largest_pt) if text else 0.0
            if text and size < SMALL_MM:
                raise DoesNotFit(field, f"`{text}` is too long for a line of the whole page")
            pen.say(text, 0.0, y + size / 2, size, "start")
            y += size * 1.12

    def about(self) -> str:
        """Where and when the race is, and how long."""
        race = self.race
        when = f"{race.date.day} {race.date:%B %Y}" if race.date else race.when
        parts = (race.place, when, units.distance(race.distance))
        return ", ".join(part for part in parts if part and not self.pen.lacks(part))

    # --- Splits ----------------------------------------------------------------------------------

    def splits(self, top: float, bottom: float) -> float:
        """The main table; returns the size of its clocks."""
        rows, (finish,) = rows_of((self.guide,), self.marks)
        self.captions(top)
        top += CAPTION_MM
        pitch = min((bottom - top) / (len(rows) + FINISH_ROWS), TALLEST_ROW_MM)
        size = min(pitch / ROW_TO_TYPE, LARGEST_TIME_PT * POINT_MM)
        if size < SMALLEST_TIME_PT * POINT_MM:
            raise DoesNotFit(
                "marks" if self.race.marks else "markers",
                f"{len(rows)} rows do not fit on the whole page in type of {SMALLEST_TIME_PT:g} "
                f"points; take a band, or marks further apart",
            )
        y = top
        for row in rows:
            split = row.splits[0]
            span = " ".join(row.window) if self.by_the_clock else ""
            label = row.label if row.kind != "half" or row.label == "HALF" else f"{row.label} HALF"
            self.row(label, row.kind, split, span, y, pitch, size)
            bar = HALF_BAR_MM if row.kind == "half" else 0.0
            ink: Ink = "white" if row.kind == "fifth" else "black"
            self.way(row.arrivals, y + bar, pitch - 2 * bar, ink)
            y += pitch
        self.row("FINISH", "fifth", finish, "", y, pitch * FINISH_ROWS, size * 1.2)
        self.way(finish.arrivals, y, pitch * FINISH_ROWS, "white")
        return size

    def captions(self, top: float) -> None:
        """What the columns are."""
        middle = top + CAPTION_MM / 2
        said: list[tuple[str, float, Anchor]] = [
            ("mark", 0.0, "start"),
            ("clock", CLOCK_MM, "end"),
            ("split", SPLIT_MM, "end"),
        ]
        if self.by_the_clock:
            said.append(("on plan between", WINDOW_MM, "end"))
        for text, x, anchor in said:
            self.pen.say(text, x, middle, SMALL_MM, anchor)
        if any(split.arrivals for split in self.guide.splits_by(self.marks)):
            self.pen.say("on the way", self.notes_mm, middle, SMALL_MM, "start")

    @property
    def notes_mm(self) -> float:
        """Where the notes start."""
        return (WINDOW_MM if self.by_the_clock else SPLIT_MM) + 3.0

    def row(
        self,
        label: str,
        kind: RowKind,
        split: Split,
        window: str,
        y: float,
        height: float,
        size: float,
    ) -> None:
        """A row's times: every fifth and the finish on black, every second on grey."""
        pen, middle, small = self.pen, y + height / 2, min(size, 9.0 * POINT_MM)
        ink: Ink = "white" if kind == "fifth" else "black"
        row_background(pen, kind, self.right, y, height)
        pen.say(label, 1.0, middle, small, "start", "mark", ink)
        pen.say(split.clock, CLOCK_MM, middle, size, "end", "time", ink)
        if self.plan.schedule.has_walks:
            letter = "R" if split.gait == "run" else "W"
            pen.gait(letter, GAIT_MM - pen.gait_mm(small) - 1.0, middle, small, ink)
        if label != "HALF":
            pen.say(split.split, SPLIT_MM, middle, small, "end", "note", ink)
        if window:
            fitting = pen.fits([window], WINDOW_MM - SPLIT_MM - 1.5, small / POINT_MM)
            pen.say(window, WINDOW_MM, middle, fitting, "end", "note", ink)

    def way(self, arrivals: Sequence[Arrival], y: float, height: float, ink: Ink) -> None:
        """What stands between two marks: a sign for each, and words as far as they fit."""
        pen, left, middle = self.pen, self.notes_mm, y + height / 2
        for kind in signs_of(arrivals):
            pen.sign(kind, left, middle - SIGN_MM / 2, SIGN_MM, ink)
            left += SIGN_MM + 0.5
        room, most = self.right - left - 1.5, floor(height / NOTE_MM)
        words = [p for p in arrivals if not pen.lacks(p.stop.name)]
        # Landmarks matter more than what the signs say already.
        for chosen in (words, [p for p in words if p.stop.kind == "landmark"]):
            text = "; ".join(dict.fromkeys(map(self.named, chosen)))
            lines = pen.fold(text.split(), room, NOTE_PT)
            widest = max(map(self.font.width, lines)) * NOTE_PT * POINT_MM
            if chosen and len(lines) <= most and widest <= room:
                for i, line in enumerate(lines):
                    at = middle + (i - (len(lines) - 1) / 2) * NOTE_MM
                    pen.say(line, left + 0.8, at, NOTE_PT * POINT_MM, "start", "note", ink)
                return

    def named(self, arrival: Arrival) -> str:
        """What it is; a landmark with its number in the picture."""
        if arrival.stop.kind == "aid":
            return arrival.stop.name
        places = [(landmark.at, landmark.name) for landmark in self.race.landmarks]
        return f"{places.index((arrival.stop.at_m, arrival.stop.name)) + 1} {arrival.stop.name}"

    # --- Walks, and the foot ---------------------------------------------------------------------

    def every_walk(self, top: float, bottom: float) -> None:
        """When and where each walk starts; of more than there is room for, every so many."""
        pen, small, size = self.pen, SMALL_MM, SMALLEST_TIME_PT * POINT_MM
        said = [
            (f"{i}", units.clock(leg.start_s), f"{leg.start_m / units.UNIT_M[self.unit]:.1f}")
            for i, leg in enumerate(self.walks, start=1)
        ]
        # Each column's texts are right-aligned at the end of their widest.
        ends, end = [], 0.5
        for texts, type_mm in zip(zip(*said, strict=True), (small, size, small), strict=True):
            end += max(map(self.font.width, texts)) * type_mm
            ends.append(end)
            end += WALK_GAP_MM
        columns = floor((WIDTH_MM - WALKS_FROM_MM) / (end + WALK_GAP_MM))
        most = floor((bottom - top - CAPTION_MM) / WALK_ROW_MM)
        step = ceil(len(said) / (most * columns))
        shown = said[::step]
        title = "walks start at" if step == 1 else f"walks start at (one of {step} is shown)"
        pen.say(title, WALKS_FROM_MM, top + CAPTION_MM / 2, small, "start")
        per_column = ceil(len(shown) / columns)
        width = (WIDTH_MM - WALKS_FROM_MM) / columns
        for i, (number, clock, place) in enumerate(shown):
            column, row = divmod(i, per_column)
            left, y = WALKS_FROM_MM + column * width, top + CAPTION_MM + row * WALK_ROW_MM
            at = y + WALK_ROW_MM / 2
            if row % 2:
                pen.box(left, y, end, WALK_ROW_MM, "tint")
            pen.say(number, left + ends[0], at, small, "end")
            pen.say(clock, left + ends[1], at, size, "end", "time")
            pen.say(place, left + ends[2], at, small, "end")

    def foot(self, top: float) -> None:
        """The sum, what to do when late, and what the signs mean."""
        pen, y = self.pen, top + 1.5
        pen.box(0, y, WIDTH_MM, 0.4, "black")
        y += 0.8
        for text in self.said_below():
            size = pen.fits([text], WIDTH_MM, NOTE_PT)
            pen.say(text, 0.0, y + NOTE_MM / 2, size, "start")
            y += NOTE_MM
        x = WIDTH_MM - 0.5
        met = {arrival.stop.sign for split in self.guide.splits for arrival in split.arrivals}
        size, middle = SMALL_MM, top + 2.3 + NOTE_MM / 2
        for kind, word in reversed(MEANINGS.items()):
            if kind in met:
                x -= self.font.width(word) * size
                pen.say(word, x, middle, size, "start")
                x -= SIGN_MM + 0.8
                pen.sign(kind, x, middle - SIGN_MM / 2, SIGN_MM)
                x -= 3.0

    def said_below(self) -> Iterator[str]:
        """The lines of the foot."""
        yield " ".join(sum_of(self.guide))
        late = [
            f"{units.clock(one.late_s)} late: {pace} /{self.unit}"
            for one in self.guide.catch_ups
            if one.run_pace is not None
            for pace in (units.fine_pace(one.run_pace, self.unit),)
        ]
        if late:
            yield f"From the half on ({self.guide.halfway.clock}) run, if {', '.join(late)}."
