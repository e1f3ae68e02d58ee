"""A plan as rows on a strip of paper, in millimetres and points, set from the font's own metrics.

The wrap band: 25 mm wide, 250 mm long, one column, text across, so that it reads like a watch.
From the top: head, rows, finish, blank paper with a mark to cut a shorter band at, overlap tab.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Literal

from generator import units
from generator.guide import Guide, Split

POINT_MM = 25.4 / 72
WIDTH_MM = 25.0
LENGTH_MM = 250.0
"""Goes round everybody's wrist (ANSUR II: the largest of 6,068 is 216 mm), with an overlap."""
SIDE_MM = 1.0
TAB_MM = 15.0
SHORT_MM = 200.0
"""Goes round 99 % of women's and half of men's wrists: where to cut, if the rows leave room."""
GAP_MM = 0.9
"""Between columns."""
TICK_MM = 2.0
TICK_GAP_MM = 0.5
MARGIN_MM = 3.0
"""Around the strip, for the ticks that say where to cut."""
CHECK_BAR_MM = 100.0
"""What a person measures on the sheet, to see that it was printed at true size."""
INNER_MM = WIDTH_MM - 2 * SIDE_MM

SMALLEST_TIME_PT = 9.0
LABEL_PT = 8.5
COMFORTABLE_PT = 8.0
"""A name that is larger than this on one line does not need two."""
NOTE_PT = 7.0
"""The smallest type anywhere on a band."""
MOST_LINES = 6
"""Of words about when to walk."""
TALLEST_ROW_MM = 6.0
CATCH_UP_MM = 10.0
"""Room for three notes, where there is any below the finish."""
ROW_TO_TYPE = 1.07
"""Row height over type size: figures are 0.71 of it high, the rest is air."""
FINISH_ROWS = 2.0
"""The finish is this many rows high."""

Ink = Literal["black", "white"]


class DoesNotFit(Exception):
    """A band that would have type too small to read: what does not fit, and what would."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        """The race file's field that decides it."""
        super().__init__(message)


@dataclass(frozen=True)
class Font:
    """A typeface's metrics, in units of its em."""

    advances: Mapping[str, float]
    """Width of each character it has."""
    cap_height: float

    def width(self, text: str) -> float:
        """Width of a line of text. Raises KeyError for a character the font lacks."""
        return sum(self.advances[character] for character in text)


@dataclass(frozen=True)
class Line:
    """A line of text: where its baseline is anchored, and how large it is set."""

    text: str
    x_mm: float
    y_mm: float
    size_mm: float
    anchor: Literal["start", "middle", "end"]
    ink: Ink
    role: Literal["time", "mark", "gait", "note"]


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    fill: Literal["black", "white", "tint"]


@dataclass(frozen=True)
class Band:
    """All there is to draw on a strip of `width_mm` by `length_mm`."""

    width_mm: float
    length_mm: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    ticks_mm: tuple[tuple[float, float, float, float], ...]
    """Ends of the short lines outside each corner that say where to cut."""
    folds_mm: tuple[float, ...]
    """Where dashed lines cross the strip."""
    times_pt: float
    """The size the times are set in."""


def lay_band(guide: Guide, font: Font, heading: str = "") -> Band:
    """Lay a guide out as a wrap band, with a heading of its own if need be. Raises DoesNotFit."""
    return _Strip(guide, font, heading).band()


def _ticks() -> Iterator[tuple[float, float, float, float]]:
    """Cut ticks: two at each corner, clear of the strip."""
    for x, outward_x in ((0.0, -1), (WIDTH_MM, 1)):
        for y, outward_y in ((0.0, -1), (LENGTH_MM, 1)):
            near, far = TICK_GAP_MM, TICK_GAP_MM + TICK_MM
            yield x + outward_x * near, y, x + outward_x * far, y
            yield x, y + outward_y * near, x, y + outward_y * far


def _number(split: Split) -> str:
    """A mark's label without its unit."""
    return split.label.partition(" ")[0]


class _Strip:
    """A band while it is being laid, top to bottom."""

    def __init__(self, guide: Guide, font: Font, heading: str) -> None:
        self.guide = guide
        self.font = font
        self.heading = heading
        self.walks = guide.plan.schedule.walks
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self.folds: list[float] = []

    def band(self) -> Band:
        """The whole strip."""
        *rows, finish = self.guide.splits
        rows_from = self.head()
        pitch = (LENGTH_MM - TAB_MM - rows_from) / (len(rows) + FINISH_ROWS)
        pitch = min(pitch, TALLEST_ROW_MM)
        size = min(pitch / ROW_TO_TYPE, self.widest_type())
        if size < SMALLEST_TIME_PT * POINT_MM:
            raise DoesNotFit(
                "marks" if self.guide.race.marks else "markers", self.what_would_fit(rows_from)
            )
        for i, split in enumerate(rows):
            self.row(i + 1, split, rows_from + i * pitch, pitch, size)
        rows_to = rows_from + len(rows) * pitch
        self.finish(finish, rows_to, FINISH_ROWS * pitch)
        self.tail(rows_to + FINISH_ROWS * pitch)
        return Band(
            WIDTH_MM,
            LENGTH_MM,
            tuple(self.boxes),
            tuple(self.lines),
            tuple(_ticks()),
            tuple(self.folds),
            size / POINT_MM,
        )

    def head(self) -> float:
        """Race, goal, ratio and paces; returns where it ends."""
        plan, unit, ratio = self.guide.plan, self.guide.race.markers, self.guide.cadence
        goal = units.long_clock(plan.goal_s)
        y = 1.0
        said: list[tuple[list[str], float]] = [(self.wrapped(self.guide.race.band_name), 10.0)]
        if self.heading:
            said.append((self.folded("weather", self.heading), COMFORTABLE_PT))
        said.append(([f"{goal}  {ratio}" if ratio.run_walk else goal], 14.0))
        if self.walks and not ratio.run_walk:
            said.append((self.folded("ratios", str(ratio)), COMFORTABLE_PT))
        for lines, largest_pt in said:
            size = min(INNER_MM / max(map(self.font.width, lines)), largest_pt * POINT_MM)
            for line in lines:
                self.say(line, WIDTH_MM / 2, y + size / 2, size, "middle", role="note")
                y += size * 1.03
        paces = [("R", "run", units.fine_pace(plan.run_pace, unit))]
        if plan.walk_pace is not None:
            paces.append(("W", "walk", units.pace(plan.walk_pace, unit)))
        size = NOTE_PT * POINT_MM
        for letter, gait, pace in paces:
            if self.walks:
                self.gait(letter, SIDE_MM, y + size / 2, size, "black")
            text = f"{gait} {pace} /{unit}"
            self.say(text, WIDTH_MM - SIDE_MM, y + size / 2, size, "end", role="note")
            y += size * 1.2
        self.boxes.append(Box(0, y + 0.3, WIDTH_MM, 0.5, "black"))
        return y + 0.8

    def row(self, number: int, split: Split, y: float, height: float, size: float) -> None:
        """A mark: its number, the clock, and what the runner is doing there."""
        ink: Ink = "black"
        if number % 5 == 0:
            ink = "white"
            self.boxes.append(Box(0, y, WIDTH_MM, height, "black"))
        elif number % 2 == 0:
            self.boxes.append(Box(0, y, WIDTH_MM, height, "tint"))
        middle = y + height / 2
        label = LABEL_PT * POINT_MM
        self.say(_number(split), SIDE_MM, middle, label, "start", ink=ink, role="mark")
        right = WIDTH_MM - SIDE_MM
        if self.walks:
            right -= self.gait_width() + GAP_MM
            letter = "R" if split.gait == "run" else "W"
            self.gait(letter, right + GAP_MM, middle, label, ink)
        self.say(split.clock, right, middle, size, "end", ink=ink, role="time")

    def finish(self, split: Split, y: float, height: float) -> None:
        """The finish: unmistakable, its clock as large as it can be."""
        self.boxes.append(Box(0, y, WIDTH_MM, height, "black"))
        label = NOTE_PT * POINT_MM
        self.say("FINISH", SIDE_MM, y + height * 0.22, label, "start", ink="white", role="mark")
        if self.walks:
            x = WIDTH_MM - SIDE_MM - self.gait_width()
            self.gait("R", x, y + height * 0.22, label, "white")
        size = min(INNER_MM / self.font.width(split.clock), height * 0.72, 18 * POINT_MM)
        middle = y + height * 0.66
        self.say(split.clock, WIDTH_MM / 2, middle, size, "middle", ink="white", role="time")

    def tail(self, rows_to: float) -> None:
        """What is left: where to cut for a slim wrist, and the overlap."""
        short = max(SHORT_MM, 5 * ceil((rows_to + TAB_MM) / 5))
        if short <= LENGTH_MM - TAB_MM - 10:
            self.folds.append(short)
            self.note(["slim wrist:", "cut here"], short - 4.2)
        # Before the cut where it leaves room, else behind it, for wider wrists.
        for start, end in ((rows_to, short - TAB_MM), (short, LENGTH_MM - TAB_MM)):
            if end - start >= CATCH_UP_MM:
                self.catch_up(start)
                break
        self.folds.append(LENGTH_MM - TAB_MM)
        self.note(["overlap:", "tuck under", "and tape"], LENGTH_MM - TAB_MM / 2)

    def catch_up(self, y: float) -> None:
        """What to run after halfway, if late there."""
        guide, unit = self.guide, self.guide.race.markers
        _, late_s, _ = guide.behind_s
        pace = guide.catch_up(late_s)
        if pace is None:
            return
        lines = [
            f"half {units.clock(guide.half_s)}",
            f"{units.clock(late_s)} late there:",
            f"run {units.fine_pace(pace, unit)} /{unit}",
        ]
        self.note(lines, y + CATCH_UP_MM / 2)

    def note(self, lines: list[str], middle: float) -> None:
        """Small centred lines, one below the other."""
        size = NOTE_PT * POINT_MM
        for i, line in enumerate(lines):
            y = middle + (i - (len(lines) - 1) / 2) * size * 1.15
            self.say(line, WIDTH_MM / 2, y, size, "middle", role="note")

    def gait(self, letter: str, x: float, middle: float, size: float, ink: Ink) -> None:
        """R plain, W in a box of its own: told apart by shape, not by colour."""
        width = self.gait_width()
        if letter == "W":
            height = size * (self.font.cap_height + 0.3)
            self.boxes.append(Box(x, middle - height / 2, width, height, ink))
            ink = "white" if ink == "black" else "black"
        self.say(letter, x + width / 2, middle, size, "middle", ink=ink, role="gait")

    def say(
        self,
        text: str,
        x: float,
        middle: float,
        size: float,
        anchor: Literal["start", "middle", "end"],
        *,
        role: Literal["time", "mark", "gait", "note"],
        ink: Ink = "black",
    ) -> None:
        """A line of text, its capitals and figures centred on `middle`."""
        baseline = middle + self.font.cap_height * size / 2
        self.lines.append(Line(text, x, baseline, size, anchor, ink, role))

    def gait_width(self) -> float:
        """Room for the wider letter and its box."""
        return self.font.width("W") * LABEL_PT * POINT_MM + 0.5

    def widest_type(self) -> float:
        """The size at which the longest clock fills its column."""
        room = INNER_MM - GAP_MM
        labels = [self.font.width(_number(split)) for split in self.guide.splits[:-1]]
        room -= max(labels, default=0.0) * LABEL_PT * POINT_MM
        if self.walks:
            room -= self.gait_width() + GAP_MM
        return room / max(self.font.width(split.clock) for split in self.guide.splits)

    def wrapped(self, name: str) -> list[str]:
        """The race's name on one line or two. Raises DoesNotFit."""
        words = name.split()
        choices = [[name]] + [
            [" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words))
        ]
        try:
            widths = [max(map(self.font.width, lines)) for lines in choices]
        except KeyError as missing:
            raise DoesNotFit(
                "name",
                f"the bands' typeface lacks the character {missing}; add a `short_name` without it",
            ) from None
        best = min(range(len(choices)), key=lambda i: widths[i])
        if widths[0] * COMFORTABLE_PT * POINT_MM <= INNER_MM:
            best = 0
        if widths[best] * NOTE_PT * POINT_MM > INNER_MM:
            raise DoesNotFit(
                "name",
                f"`{name}` is too long for a band; add a `short_name` that makes two short lines",
            )
        return choices[best]

    def folded(self, field: str, text: str) -> list[str]:
        """A text on as many lines as it needs in the smallest type. Raises DoesNotFit."""
        lines = [""]
        if missing := set(text) - self.font.advances.keys():
            message = f"the bands' typeface lacks the character `{min(missing)}`; write it in words"
            raise DoesNotFit(field, message)
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.font.width(longer) * NOTE_PT * POINT_MM > INNER_MM and lines[-1]:
                lines.append(word)
            else:
                lines[-1] = longer
        if len(lines) > MOST_LINES:
            raise DoesNotFit(
                field,
                f"`{text}` takes {len(lines)} lines on a band, {MOST_LINES} fit; say less at once",
            )
        return lines

    def what_would_fit(self, rows_from: float) -> str:
        """Why the rows do not fit, and how many would."""
        pitch = SMALLEST_TIME_PT * POINT_MM * ROW_TO_TYPE
        most = int((LENGTH_MM - TAB_MM - rows_from) / pitch - FINISH_ROWS) + 1
        every = "mi" if self.guide.race.markers == "mi" else "km"
        return (
            f"{len(self.guide.splits)} rows do not fit on a band in type of {SMALLEST_TIME_PT:g} "
            f"points, {most} would; write e.g. `marks: every 5 {every}`"
        )
