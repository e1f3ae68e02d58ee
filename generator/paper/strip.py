"""A strip of paper with rows on it: its formats, and how each is laid, measured before it is drawn.

A strip has a head, a body of rows in columns, the finish, and a foot; what is wound round a wrist
has an overlap behind that. Where a strip reads across, they stand below each other; where it
reads along, beside each other. Of the ways to arrange the rows the one with the largest type wins.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil, floor

from generator import units
from generator.pacing.guide import Guide
from generator.pacing.splits import Split
from generator.paper.back import COMFORTABLE_MM, COMFORTABLE_PT, EXTRA_MM, SIDE_MM, catch_up_lines
from generator.paper.drawing import LEADING, POINT_MM, SMALL_MM, Anchor, DoesNotFit, Ink, Pen, Wrist
from generator.paper.formats import Format
from generator.paper.rows import (
    HALF_BAR_MM,
    ROW_TO_TYPE,
    Row,
    row_background,
    rows_of,
    signs_of,
    sum_of,
)
from generator.race.model import Marks

GUTTER_MM = 0.6
"""White between columns, so that black rows do not melt into one."""
GAP_MM = 0.9
"""Between what stands in a row."""
MOST_LINES = 6
"""Of words about when to walk."""
EASY_PT = 10.5
"""Times this large are worth a band that slim wrists can shorten."""
LINE_TO_TYPE = 0.95
"""Height over type size of each further goal in a row."""
AIR = 1.35
"""Row height over type size where there is room to spare."""
FINISH_TO_TYPE = 1.2
"""Height of a line of the finish over the type of the times."""
FINISH_LABEL_MM = 3.6
"""Height of the word, above the clocks."""
LARGER = 1.6
"""The finish may be this much higher, where there is room."""
SIGN_MM = 1.5
SIGN_STEP_MM = 1.7
MOST_SIGNS = 2
"""In a row; of more the first ones count: landmark, gels, aid station."""
HALF = "½"
"""Where the word would leave the clock too little room."""
MARKED_HALF_MM = 1.6
"""That the half's row is higher by where it is a mark, too, whose number it keeps."""
SMALLER = 0.75
"""The half's clock may be this much smaller than the others for the word's sake."""
LETTER_GAP_MM = 0.7
LETTERS = "ABC"
"""What goals side by side are called."""
LENGTHWISE_HEADS_MM = (31.0, 44.0, 58.0)
LENGTHWISE_FINISHES_MM = (21.0, 28.0, 38.0, 50.0)
"""Widths that are tried, until what has to stand there does."""
HANDS: tuple[tuple[str, Wrist, Anchor], ...] = (
    ("hand »", "left", "end"),
    ("« hand", "right", "start"),
)
"""Which way a band is put on, so that it reads toward the runner."""


@dataclass(frozen=True)
class _Fit:
    """How rows are arranged in the body: what of each is how large, in millimetres."""

    columns: int
    stacked: bool
    """Goals below each other in a row, not side by side."""
    per_column: int
    pitch: float
    size: float
    """Of the times."""
    extras: int
    """Small lines there is room for below each time."""
    finish: float
    """Height of the finish's clocks."""


class TooSmall(Exception):
    """What would have to be too small to read: `43 rows do`."""


class Face:
    """One side of a strip while it is being laid."""

    def __init__(
        self,
        pen: Pen,
        guides: Sequence[Guide],
        form: Format,
        width: float,
        marks: Marks,
        heading: str,
        *,
        may_shorten: bool,
    ) -> None:
        self.pen = pen
        self.font = pen.font
        self.guides = guides
        self.race = guides[0].race
        self.form = form
        self.heading = heading
        self.may_shorten = may_shorten and form.short_mm > 0
        self.shortened = False
        """Whether slim wrists may cut it."""
        self.shows_windows = False
        """Whether a row shows when one is on plan."""
        self.has_walks = any(guide.plan.schedule.has_walks for guide in guides)
        self.rows, self.finishes = rows_of(tuple(guides), marks)
        self.width = width
        self.inner = self.width - 2 * SIDE_MM
        self.label = form.label_pt * POINT_MM
        self.gait = pen.gait_mm(self.label) + GAP_MM if self.has_walks else 0.0
        self.clock_em = max(
            self.font.width(split.clock)
            for splits in (*(row.splits for row in self.rows), self.finishes)
            for split in splits
        )
        # Never narrower than the sign for the half.
        labels = [HALF, *(row.label for row in self.rows if row.label != "HALF")]
        self.label_mm = max(map(self.font.width, labels)) * self.label
        # What the half's row is higher than others: its bars, and the sign below a mark's number.
        marked = any(row.kind == "half" and row.label != "HALF" for row in self.rows)
        self.half_mm = 2 * HALF_BAR_MM + (MARKED_HALF_MM if marked else 0.0)

    def lay(self) -> float:
        """Draw it; returns the size of the times. Raises DoesNotFit, and TooSmall."""
        return self.lay_lengthwise() if self.form.lengthwise else self.lay_across()

    def lay_across(self) -> float:
        """Head, rows, finish, foot and overlap below each other."""
        top = self.head()
        foot = self.foot_lines(self.guides, self.inner)
        foot_mm = len(foot) * EXTRA_MM + 1.2

        def arranged(end: float) -> _Fit:
            return self.arrange(self.width, end - top - foot_mm)

        fit, end = self.shorter_or_whole(arranged)
        if self.needs_captions(fit.stacked):
            self.captions(0.0, top + EXTRA_MM / 2, self.width / fit.columns, fit.columns)
            top += EXTRA_MM
        bottom = top + fit.per_column * fit.pitch + self.half_mm + GUTTER_MM
        self.body(fit, 0.0, top, self.width / fit.columns)
        height = FINISH_LABEL_MM + fit.finish
        self.finish(self.finishes, 0.0, bottom, self.width, height, stacked=fit.stacked)
        used = self.pen.note(foot, self.width / 2, bottom + height + 0.7)
        self.tail(used, end)
        return fit.size

    def lay_lengthwise(self) -> float:
        """The same beside each other."""
        form, high, tab = self.form, self.form.width_mm, self.form.length_mm - self.form.tab_mm
        left = self.head_lengthwise()
        for each in LENGTHWISE_FINISHES_MM:
            feet = [self.foot_lines([guide], each - 2 * SIDE_MM) for guide in self.guides]
            finishes = each * len(feet) + GUTTER_MM
            fit, _ = self.shorter_or_whole(partial(self.arrange_lengthwise, left + finishes))
            height = high - (max(map(len, feet)) + (len(feet) > 1)) * EXTRA_MM - 1.2
            clock = min((each - 2 * SIDE_MM) / self.clock_em, self.finish_type(height))
            if clock >= fit.size:
                break
        else:
            raise TooSmall("what stands below the finish does")
        width = self.column_mm(fit)
        top = 0.0
        if self.needs_captions(fit.stacked):
            self.captions(left, EXTRA_MM / 2, width, fit.columns)
            top = EXTRA_MM
        fit = replace(fit, pitch=(high - top - self.half_mm) / fit.per_column)
        self.body(fit, left, top, width)
        right = left + fit.columns * width + GUTTER_MM
        for i, (finish, lines) in enumerate(zip(self.finishes, feet, strict=True)):
            if len(feet) > 1:
                lines.insert(0, f"goal {LETTERS[i]}")
            self.finish([finish], right, 0.0, each, height, stacked=True)
            self.pen.note(lines, right + each / 2, height + 0.6)
            right += each
        if self.shortened:
            self.pen.rule(form.short_mm, 0, form.short_mm, high, "cut")
            self.pen.note(["slim wrist:", "cut here"], form.short_mm - 9, high / 2 - EXTRA_MM)
        self.pen.rule(tab, 0, tab, high, "cut")
        self.pen.note(["this edge", "to the hand"], tab + form.tab_mm / 2, 0.8)
        self.pen.note(["overlap:", "tuck under", "and tape"], tab + form.tab_mm / 2, high / 2)
        return fit.size

    def arrange_lengthwise(self, taken: float, end: float) -> _Fit:
        """Rows between head and finish, which take so much of the length up to an end."""
        return self.arrange(end - taken, self.form.width_mm)

    def head_lengthwise(self) -> float:
        """The head, as wide as it has to be to be no higher than the strip; returns its end."""
        pen = self.pen
        for width in LENGTHWISE_HEADS_MM:
            self.width, self.inner = width, width - 2 * SIDE_MM
            # First on paper that nobody sees, to know how high it is.
            self.pen = Pen(self.font)
            high = self.head()
            self.pen = pen
            if high <= self.form.width_mm - SIDE_MM:
                self.head()
                pen.box(width, 0, 0.5, self.form.width_mm, "black")
                return width + 0.5
        if len(self.guides) > 1:
            raise TooSmall(f"{len(self.guides)} goals do")
        message = f"`{self.guides[0].walks}` is too much for the {self.form.said}"
        raise DoesNotFit("ratios", message)

    def shorter_or_whole(self, arranged: Callable[[float], _Fit]) -> tuple[_Fit, float]:
        """Rows that leave room to shorten the strip, if they are easy to read; else all of it."""
        form = self.form
        whole = form.length_mm - form.tab_mm
        self.shortened = False
        fit, end = arranged(whole), whole
        if self.may_shorten:
            short = arranged(form.short_mm - form.tab_mm)
            if short.size >= min(fit.size, EASY_PT * POINT_MM):
                fit, end = short, form.short_mm - form.tab_mm
                self.shortened = True
        if fit.size < form.smallest_pt * POINT_MM - 1e-9:
            raise TooSmall(f"{len([row for row in self.rows if row.label != 'HALF']) + 1} rows do")
        windows = self.with_windows and any(row.label != "HALF" for row in self.rows)
        self.shows_windows = windows and (fit.extras > 0 or self.form.notes_mm > 0)
        return fit, end

    # --- How the rows are arranged ---------------------------------------------------------------

    def arrange(self, width: float, height: float) -> _Fit:
        """The arrangement with the largest times, in an area of paper."""
        goals = len(self.guides)
        choices = [
            self.fit(columns, stacked, width / columns, height)
            for columns in (self.form.columns if goals == 1 else {1, *self.form.columns})
            for stacked in ((False, True) if goals > 1 else (False,))
        ]
        return max(choices, key=lambda fit: fit.size)

    def fit(self, columns: int, stacked: bool, width: float, height: float) -> _Fit:
        """How large everything is with so many columns of a width."""
        per_column = ceil(len(self.rows) / columns)
        lines = len(self.guides) if stacked else 1
        height -= self.half_mm
        finish = 0.0
        height -= EXTRA_MM * self.needs_captions(stacked)
        if not self.form.lengthwise:
            height -= GUTTER_MM + FINISH_LABEL_MM
            finish = lines * FINISH_TO_TYPE
        row = ROW_TO_TYPE + (lines - 1) * LINE_TO_TYPE
        size = min(
            height / (per_column * row + finish),
            self.widest(width - GUTTER_MM * (columns > 1), stacked),
            self.form.largest_pt * POINT_MM,
        )
        room = (height - finish * size) / per_column
        wanted = 0 if lines > 1 or self.form.notes_mm else self.wanted_extras()
        extras = max(0, min(wanted, floor((room - size * ROW_TO_TYPE - 0.4) / EXTRA_MM)))
        pitch = min(room, lines * size * AIR + extras * EXTRA_MM + 0.4 * bool(extras))
        # What the rows leave makes the finish larger.
        spare = height - finish * size - per_column * pitch
        finish = min(finish * size + spare, finish * size * LARGER)
        return _Fit(columns, stacked, per_column, pitch, size, extras, finish)

    def widest(self, width: float, stacked: bool) -> float:
        """The size at which the clocks of a row fill its column."""
        abreast = 1 if stacked else len(self.guides)
        room = width - 2 * SIDE_MM - self.label_mm - abreast * (GAP_MM + self.gait)
        if stacked:
            room -= self.letter_mm()
        if self.form.notes_mm:
            room -= self.form.notes_mm + GAP_MM + SIGN_MM + GAP_MM
        return room / abreast / self.clock_em

    def column_mm(self, fit: _Fit) -> float:
        """How wide a column has to be for clocks of a size: `widest` the other way round."""
        narrow = self.widest(0.0, fit.stacked)
        wide = self.widest(1.0, fit.stacked)
        return (fit.size - narrow) / (wide - narrow) + GUTTER_MM

    def wanted_extras(self) -> int:
        """Small lines that a row has to show: its window, and a landmark's name."""
        return self.with_windows + any(map(self.landmarks, self.rows))

    @property
    def with_windows(self) -> bool:
        """Whether rows say when one is on plan: where there is one plan, with a cycle."""
        return len(self.guides) == 1 and self.guides[0].by_the_clock

    def letter_mm(self) -> float:
        """Room for the letter of a goal."""
        return self.font.width("B") * SMALL_MM + LETTER_GAP_MM

    # --- What stands where -----------------------------------------------------------------------

    def head(self) -> float:
        """Race, goal, ratio and paces; returns where it ends."""
        pen, y = self.pen, 1.0
        low = self.low_title(y) if self.form.low_head and len(self.guides) == 1 else None
        y = self.large_title(y) if low is None else low
        y = self.paces(y)
        if self.form.notes_mm and self.with_windows:
            size = SMALL_MM
            pen.say("on plan between", self.width - SIDE_MM, y + size / 2 + 0.2, size, "end")
            y += size + 0.4
        if not self.form.lengthwise:
            pen.box(0, y + 0.3, self.width, 0.5, "black")
        return y + 0.8

    def large_title(self, y: float) -> float:
        """Each of them on lines of their own; returns where they end."""
        for lines, largest_pt in self.titles():
            size = self.pen.fits(lines, self.inner, largest_pt)
            for line in lines:
                self.pen.say(line, self.width / 2, y + size / 2, size, "middle")
                y += size * 1.06
        return y

    def low_title(self, y: float) -> float | None:
        """Race, goal and ratio on one line; returns where it ends, None where it does not fit."""
        plan, ratio = self.guides[0].plan, self.guides[0].walks
        goal = units.long_clock(plan.goal_s) + (f"  {ratio}" if ratio.run_walk else "")
        name = self.race.band_name
        if self.heading or (self.has_walks and not ratio.run_walk) or self.pen.lacks(name):
            return None
        size = self.pen.fits([f"{name}    {goal}"], self.inner, 11.0)
        if size < COMFORTABLE_MM:
            return None
        self.pen.say(name, SIDE_MM, y + size / 2, size, "start")
        self.pen.say(goal, self.width - SIDE_MM, y + size / 2, size, "end")
        return y + size * 1.1

    def titles(self) -> Iterator[tuple[list[str], float]]:
        """The large lines of the head, each with its largest type."""
        yield self.wrapped(self.race.band_name), 12.0 if self.width > 40 else 10.0
        if self.heading:
            yield self.folded("weather", self.heading), COMFORTABLE_PT
        ratios = list(dict.fromkeys(guide.walks for guide in self.guides))
        plain = all(ratio.run_walk or not ratio.has_walks for ratio in ratios)
        goals = [units.long_clock(guide.plan.goal_s) for guide in self.guides]
        said = [str(ratio) for ratio in ratios if ratio.has_walks]
        if len(goals) == 1:
            line = f"{goals[0]}  {said[0]}" if plain and said else goals[0]
            if self.font.width(line) * COMFORTABLE_MM > self.inner:
                yield [goals[0]], 14.0
                line = said[0]
            yield [line], 14.0
        elif plain and said and len(ratios) == 1:
            yield [said[0]], 11.0
        if not plain and len(ratios) == 1:
            yield self.folded("ratios", said[0]), COMFORTABLE_PT

    def paces(self, y: float) -> float:
        """Run and walk pace of every goal; returns where they end."""
        pen, unit, size = self.pen, self.race.markers, SMALL_MM
        if self.form.notes_mm and len(self.guides) == 1:
            size = COMFORTABLE_MM
        plans = [guide.plan for guide in self.guides]
        several = len(dict.fromkeys(guide.walks for guide in self.guides)) > 1
        said: list[tuple[str, str]] = []
        for letter, guide in zip(LETTERS, self.guides, strict=False):
            pace = f"{units.fine_pace(guide.plan.run_pace, unit)} /{unit}"
            if len(plans) == 1:
                said.append(("R", f"run {pace}"))
            else:
                start = f"{letter} {units.long_clock(guide.plan.goal_s)}"
                start += f" {guide.walks}" if several else ""
                text = f"{start} run {pace}"
                if self.font.width(text) * size > self.inner:
                    text = text.removesuffix(f" /{unit}")
                said += [("", line) for line in pen.fold(text.split(), self.inner)]
        walks = [
            (letter, f"walk {units.pace(plan.walk_pace, unit)} /{unit}")
            for letter, plan in zip(LETTERS, plans, strict=False)
            if plan.walk_pace is not None
        ]
        if len({walk for _, walk in walks}) == 1:
            said.append(("W", walks[0][1]))
        else:
            said += [("", f"{letter} {walk}") for letter, walk in walks]
        two_abreast = len(said) == 2 and len(plans) == 1 and self.width > 40
        width = self.width / 2 if two_abreast else self.width
        for i, (letter, text) in enumerate(said):
            letter_mm = pen.gait_mm(size) + GAP_MM if letter and self.has_walks else 0.0
            left = i * width if two_abreast else 0.0
            left += (width - letter_mm - self.font.width(text) * size) / 2
            if letter_mm:
                pen.gait(letter, left, y + size / 2, size)
            pen.say(text, left + letter_mm, y + size / 2, size, "start")
            if not two_abreast or i:
                y += size * 1.2
        return y

    def body(self, fit: _Fit, left: float, top: float, width: float) -> None:
        """The rows, column by column, with a ruled gutter between."""
        gap = GUTTER_MM if fit.columns > 1 else 0.0
        for column in range(fit.columns):
            y = top
            for row in self.rows[column * fit.per_column :][: fit.per_column]:
                height = fit.pitch + (self.half_mm if row.kind == "half" else 0.0)
                self.row(self.pen.at(left + column * width, y), row, fit, width - gap, height)
                y += height
        for column in range(1, fit.columns):
            x = left + column * width - gap / 2
            self.pen.rule(x, top, x, top + fit.per_column * fit.pitch + self.half_mm, "gutter")

    def needs_captions(self, stacked: bool) -> bool:
        """Whether goals stand side by side, so that something has to say which is which."""
        return len(self.guides) > 1 and not stacked

    def captions(self, left: float, middle: float, width: float, columns: int) -> None:
        """Each goal above its clocks, in columns of a width."""
        start = SIDE_MM + self.label_mm
        cell = (width - SIDE_MM - start) / len(self.guides)
        for column in range(columns):
            for i, guide in enumerate(self.guides):
                end = left + column * width + start + cell * (i + 1) - self.gait
                goal = units.long_clock(guide.plan.goal_s)
                text = LETTERS[i] if self.form.lengthwise else f"{LETTERS[i]} {goal}"
                self.pen.say(text, end, middle, SMALL_MM, "end")

    def row(self, pen: Pen, row: Row, fit: _Fit, width: float, height: float) -> None:
        """A mark: its number and signs, every clock, and what the runner is doing there."""
        ink: Ink = "white" if row.kind == "fifth" else "black"
        row_background(pen, row.kind, width, 0.0, height)
        lines = len(row.splits) if fit.stacked else 1
        room = width - 2 * SIDE_MM - self.label_mm - GAP_MM
        extras = self.extras(row, room)[: fit.extras]
        bar = HALF_BAR_MM if row.kind == "half" else 0.0
        main = (height - 2 * bar - len(extras) * EXTRA_MM) / lines
        right = width - SIDE_MM - (self.form.notes_mm + GAP_MM if self.form.notes_mm else 0.0)
        abreast = 1 if fit.stacked else len(row.splits)
        # The half's word may take what its clocks can spare.
        least = max(SMALLER * fit.size, self.form.smallest_pt * POINT_MM)
        clocks = abreast * (self.clock_em * least + self.gait + GAP_MM)
        if fit.stacked:
            clocks += self.letter_mm()
        left = self.label_of(pen, row, height, right - clocks, ink)
        if fit.stacked:
            left += self.letter_mm()
        cell = (right - left) / abreast
        for i, split in enumerate(row.splits):
            end = right - (0 if fit.stacked else cell * (abreast - 1 - i)) - self.gait
            middle = bar + (main * (i + 0.5) if fit.stacked else main / 2 + 0.2 * bool(extras))
            if self.has_walks:
                letter = "R" if split.gait == "run" else "W"
                pen.gait(letter, end + GAP_MM, middle, self.label, ink)
            room = end - (left if fit.stacked else left + cell * i) - GAP_MM
            size = min(fit.size, room / self.font.width(split.clock))
            pen.say(split.clock, end, middle, size, "end", "time", ink)
            if fit.stacked:
                at = end - self.font.width(split.clock) * size - LETTER_GAP_MM
                pen.say(LETTERS[i], at, middle, SMALL_MM, "end", "note", ink)
        size = SMALL_MM
        for i, text in enumerate(extras):
            y = bar + main + (i + 0.5) * EXTRA_MM - 0.2
            pen.say(text, width - SIDE_MM, y, size, "end", "note", ink)
        if self.form.notes_mm:
            self.notes(pen.at(right + GAP_MM, 0.0), row, height, ink)

    def label_of(self, pen: Pen, row: Row, height: float, smallest: float, ink: Ink) -> float:
        """The mark's number, and its signs where there is room; returns where they end.

        `smallest` is the width that clocks need behind it.
        """
        label, size, end = row.label, self.label, SIDE_MM + self.label_mm
        if label == "HALF":
            size = min(self.label, COMFORTABLE_MM)
            end = SIDE_MM + self.font.width(label) * size
            if end > smallest or len(row.splits) > 1:
                label, end = HALF, SIDE_MM + self.label_mm
                size = min(self.label_mm / self.font.width(HALF), 1.3 * self.label)
        signs = signs_of(row.arrivals)[:MOST_SIGNS]
        if self.form.notes_mm:
            # Beside the number, one above the other.
            pen.say(label, SIDE_MM, height / 2, size, "start", "mark", ink)
            step = SIGN_MM + 0.3
            for i, kind in enumerate(signs):
                y = height / 2 + (i - len(signs) / 2) * step + 0.15
                pen.sign(kind, end + GAP_MM, y, SIGN_MM, ink)
            word = label == "HALF"
            return end if word else end + GAP_MM + SIGN_MM
        inner = height - (2 * HALF_BAR_MM if row.kind == "half" else 0.0)
        if inner < size * 0.75 + SIGN_MM + 1.0:
            signs = []
        middle = height / 2 - (SIGN_MM / 2 + 0.2 if signs else 0.0)
        if row.kind == "half" and row.label != "HALF":
            # A mark that is the half too keeps its number, with the sign for the half below it.
            signs, small = [], SMALL_MM
            middle = height / 2 - small * 0.4 - 0.1
            pen.say(HALF, SIDE_MM, height / 2 + size * 0.4 + 0.1, small, "start", "mark", ink)
        pen.say(label, SIDE_MM, middle, size, "start", "mark", ink)
        # As many as do not come near the clock.
        for i, kind in enumerate(signs[: max(1, int((self.label_mm + GAP_MM / 2) / SIGN_STEP_MM))]):
            pen.sign(kind, SIDE_MM + i * SIGN_STEP_MM, middle + size * 0.36 + 0.5, SIGN_MM, ink)
        return end

    def landmarks(self, row: Row) -> list[str]:
        """Their names, as far as the typeface has the letters."""
        names = (p.stop.name for p in row.arrivals if p.stop.kind == "landmark")
        return [name for name in names if not self.pen.lacks(name)]

    def extras(self, row: Row, room: float) -> list[str]:
        """Small lines below a time: landmark and window, each if it fits beside the label."""
        lines = self.landmarks(row)[-1:]
        if self.with_windows:
            lines += row.window
        return [line for line in lines if self.pen.widest([line]) <= room]

    def notes(self, pen: Pen, row: Row, height: float, ink: Ink) -> None:
        """Beside a time: the landmark, and the window, each as large as it fits."""
        width = self.form.notes_mm
        most = floor((height - 0.4) / EXTRA_MM)
        name: list[str] = []
        for what in self.landmarks(row)[-1:]:
            name = pen.fold(what.split(), width)
        if row.kind == "half" and row.label != "HALF":
            name = ["HALF"]
        window = row.window if self.with_windows else []
        lines = next(
            lines
            for lines in ([*name, *window], name, window, [])
            if len(lines) <= most and pen.widest(lines) <= width
        )
        for i, line in enumerate(lines):
            size = pen.fits([line], width, 9.0 if len(lines) == 1 else COMFORTABLE_PT)
            step = min(height / len(lines), size * LEADING)
            y = height / 2 + (i - (len(lines) - 1) / 2) * step
            pen.say(line, width, y, size, "end", "note", ink)

    def finish(
        self,
        splits: Sequence[Split],
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        stacked: bool,
    ) -> None:
        """The finish: unmistakable, its clocks as large as they can be."""
        pen = self.pen.at(x, y)
        pen.box(0, 0, width, height, "black")
        label, top = SMALL_MM, FINISH_LABEL_MM
        pen.say("FINISH", SIDE_MM, top / 2 + 0.2, label, "start", "mark", "white")
        if self.has_walks:
            pen.gait("R", width - SIDE_MM - pen.gait_mm(label), top / 2 + 0.2, label, "white")
        x = SIDE_MM + self.font.width("FINISH") * label + GAP_MM
        for i, kind in enumerate(signs_of(splits[0].arrivals)[:MOST_SIGNS]):
            pen.sign(kind, x + i * SIGN_STEP_MM, top / 2 + 0.2 - SIGN_MM / 2, SIGN_MM, "white")
        count = len(splits)
        lines, abreast = (count, 1) if stacked else (1, count)
        cell, step = (width - 2 * SIDE_MM) / abreast, (height - top) / lines
        letter = self.letter_mm() if count > 1 else 0.0
        size = min(
            (cell - letter - 2 * GAP_MM * (count > 1)) / self.clock_em,
            self.finish_type(height, lines),
            1.35 * self.form.largest_pt * POINT_MM,
        )
        for i, split in enumerate(splits):
            clock = self.font.width(split.clock) * size
            left = SIDE_MM + (0 if stacked else i * cell) + (cell - letter - clock) / 2
            middle = top + step * ((i if stacked else 0) + 0.5) - 0.25
            if count > 1:
                pen.say(LETTERS[i], left, middle, label, "start", "note", "white")
            pen.say(split.clock, left + letter, middle, size, "start", "time", "white")

    @staticmethod
    def finish_type(height: float, lines: int = 1) -> float:
        """The largest clocks that a finish of a height holds."""
        return (height - FINISH_LABEL_MM) / lines * 0.95

    def foot_lines(self, guides: Sequence[Guide], width: float) -> list[str]:
        """The sum of each plan, and how far out of step is still on plan."""
        several = len(guides) > 1
        lines: list[str] = []
        for letter, guide in zip(LETTERS, guides, strict=False):
            first, *rest = sum_of(guide)
            lines += self.pen.fold([f"{letter} {first}" if several else first, *rest], width)
        return lines + self.pen.fold(self.on_plan(guides), width)

    def on_plan(self, guides: Sequence[Guide]) -> list[str]:
        """How far out of step is still on plan, in parts; nothing where nobody can be."""
        stepped = [
            (LETTERS[i], *self.out_of_step(i))
            for i, guide in enumerate(self.guides)
            if guide in guides and guide.by_the_clock
        ]
        if not stepped:
            return []
        if len(guides) > 1:
            # Each goal says the smaller of both.
            said = [f"{letter} {units.clock(min(off_s))}" for letter, *off_s in stepped]
            return ["on plan:", *said, "early or late"]
        ((_, early_s, late_s),) = stepped
        early, late = units.clock(early_s), units.clock(late_s)
        if early == late:
            return ["on plan:", f"{early} early or late"]
        if "0:00" in (early, late):
            return ["on plan:", "up to", f"{late} late" if early == "0:00" else f"{early} early"]
        return ["on plan:", f"{early} early", f"to {late} late"]

    def out_of_step(self, goal: int) -> tuple[float, float]:
        """The most that who is on plan for a goal is early anywhere, and late, in seconds."""
        early = late = 0.0
        for row in self.rows:
            split = row.splits[goal]
            early = max(early, split.elapsed_s - split.window.earliest_s)
            late = max(late, split.window.latest_s - split.elapsed_s)
        return early, late

    def tail(self, used: float, end: float) -> None:
        """What is left: where to cut for a slim wrist, and the overlap."""
        form, middle = self.form, self.width / 2
        tab = form.length_mm - form.tab_mm
        late = catch_up_lines(self.guides[0]) if len(self.guides) == 1 else []
        room = [(used + 1, end)]
        if self.shortened:
            self.pen.rule(0, form.short_mm, self.width, form.short_mm, "cut")
            self.pen.note(["slim wrist:", "cut here"], middle, form.short_mm - 2 * EXTRA_MM - 1)
            room.append((form.short_mm + 1, tab))
        for start, stop in room:
            if late and stop - start >= len(late) * EXTRA_MM + 1:
                self.pen.note(late, middle, start + 0.5)
                break
        if form.tab_mm:
            self.pen.rule(0, tab, self.width, tab, "cut")
            bottom = self.pen.note(["overlap:", "tuck under", "and tape"], middle, tab + 1.2)
            size = COMFORTABLE_MM
            for text, wrist, anchor in HANDS:
                x = SIDE_MM if anchor == "start" else self.width - SIDE_MM
                self.pen.say(text, x, bottom + size, size, anchor, wrist=wrist)

    def wrapped(self, name: str) -> list[str]:
        """The race's name on one line or two. Raises DoesNotFit."""
        if lacking := self.pen.lacks(name):
            message = f"lacks the character '{lacking}'; add a `short_name` without it"
            raise DoesNotFit("name", f"the bands' typeface {message}")
        words = name.split()
        choices = [[name]] + [
            [" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words))
        ]
        widths = [max(map(self.font.width, lines)) for lines in choices]
        best = min(range(len(choices)), key=lambda i: widths[i])
        if widths[0] * COMFORTABLE_MM <= self.inner:
            best = 0
        if widths[best] * SMALL_MM > self.inner:
            raise DoesNotFit(
                "name",
                f"`{name}` is too long for a band; add a `short_name` that makes two short lines",
            )
        return choices[best]

    def folded(self, field: str, text: str) -> list[str]:
        """A text on as many lines as it needs in the smallest type. Raises DoesNotFit."""
        if lacking := self.pen.lacks(text):
            message = f"lacks the character `{lacking}`; write it in words"
            raise DoesNotFit(field, f"the bands' typeface {message}")
        lines = self.pen.fold(text.split(), self.inner)
        if len(lines) > MOST_LINES:
            raise DoesNotFit(
                field,
                f"`{text}` takes {len(lines)} lines on a band, {MOST_LINES} fit; say less at once",
            )
        return lines
