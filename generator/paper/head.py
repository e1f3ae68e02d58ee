"""The head of a strip: race, goals, ratios and paces, measured as a value before it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator import units
from generator.paper.drawing import SMALL_MM, Anchor, DoesNotFit, Font, Pen
from generator.paper.side import (
    COMFORTABLE_MM,
    COMFORTABLE_PT,
    GAP_MM,
    LETTERS,
    ROOMY_MM,
    SIDE_MM,
    Side,
)

MOST_LINES = 6
"""Most lines that words about when to walk may take."""
TOP_MM = 1.0
"""Left free above the head."""
NAME_PT, ROOMY_NAME_PT = 10.0, 12.0
"""Largest type of the race's name, and that on a roomy side."""
GOAL_PT, SHARED_RATIO_PT, LOW_TITLE_PT = 14.0, 11.0, 11.0
"""Largest type of a goal, of a ratio that several goals share, and of all on one line."""
TITLE_LEADING, LOW_TITLE_LEADING, PACE_LEADING = 1.06, 1.1, 1.2
"""From one line to the next, as a multiple of its size."""
CAPTION_DROP_MM, CAPTION_GAP_MM = 0.2, 0.4
"""How far down the caption of the windows is moved, and the room that takes."""
BAR_MM = 0.5
"""Thickness of the bar that ends the head."""
BAR_GAP_MM = 0.3
"""Between the text and the bar."""


class HeadLine(NamedTuple):
    """A line of a head, in millimetres from the head's corner."""

    text: str
    x_mm: float
    middle_mm: float
    size_mm: float
    anchor: Anchor
    gait: Literal["R", "W", ""] = ""
    """A letter that stands before the text."""
    gait_x_mm: float = 0.0


@dataclass(frozen=True)
class Head:
    """A head, measured."""

    width_mm: float
    lines: tuple[HeadLine, ...]
    text_mm: float
    """Where the text ends."""

    @property
    def bar_mm(self) -> float:
        """Where a bar below the text starts."""
        return self.text_mm + BAR_GAP_MM

    @property
    def height_mm(self) -> float:
        """Its height with a bar below the text, whether or not one is drawn there."""
        return self.text_mm + (BAR_GAP_MM + BAR_MM)


class _Title(NamedTuple):
    """Large lines, all in the same size."""

    lines: list[str]
    largest_pt: float


class _PaceLine(NamedTuple):
    """A pace in words, behind the letter of its gait or without one."""

    gait: Literal["R", "W", ""]
    text: str


def measure_head(side: Side, width_mm: float) -> Head:
    """The head of a side in a width.

    Raises DoesNotFit for a name, a heading or words about walking that are too long, or that have
    characters which the font lacks.
    """
    title = _low_title(side, width_mm)
    if not title:
        title = _set_titles(side.font, _titles(side, width_mm), width_mm)
    lines, y = title
    paces, y = _set_paces(side, width_mm, y)
    lines += paces
    if side.format.notes_mm and side.has_windows:
        middle = y + SMALL_MM / 2 + CAPTION_DROP_MM
        lines.append(HeadLine("on plan between", width_mm - SIDE_MM, middle, SMALL_MM, "end"))
        y += SMALL_MM + CAPTION_GAP_MM
    return Head(width_mm, tuple(lines), y)


def draw_head(pen: Pen, head: Head) -> None:
    """Draw a head's lines. What bounds it is drawn with the strip."""
    for line in head.lines:
        if line.gait:
            pen.gait(line.gait, line.gait_x_mm, line.middle_mm, line.size_mm)
        pen.write(line.text, line.x_mm, line.middle_mm, line.size_mm, line.anchor)


# --- Race, goals and ratios ----------------------------------------------------------------------


def _low_title(side: Side, width_mm: float) -> tuple[list[HeadLine], float] | None:
    """Race, goal and ratio on one line, and where it ends; None where that does not do."""
    name, walks = side.race.band_name, side.guides[0].walks
    says_more_than_a_ratio = side.has_walks and not walks.ratio
    if not side.format.low_head or len(side.guides) > 1 or side.heading or says_more_than_a_ratio:
        return None
    if side.font.lacks(name):
        return None
    goal = _clock_and_ratio(side)
    inner_mm = width_mm - 2 * SIDE_MM
    size = side.font.size_to_fill([f"{name}    {goal}"], inner_mm, LOW_TITLE_PT)
    if size < COMFORTABLE_MM:
        return None
    middle = TOP_MM + size / 2
    lines = [
        HeadLine(name, SIDE_MM, middle, size, "start"),
        HeadLine(goal, width_mm - SIDE_MM, middle, size, "end"),
    ]
    return lines, TOP_MM + size * LOW_TITLE_LEADING


def _clock_and_ratio(side: Side) -> str:
    """The first goal, with its ratio if that is all there is to say about its walks."""
    guide = side.guides[0]
    goal = units.long_clock(guide.plan.goal_s)
    return f"{goal}  {guide.walks}" if guide.walks.ratio else goal


def _titles(side: Side, width_mm: float) -> list[_Title]:
    """The large lines: the race, a heading, the goal if it is the only one, its ratio."""
    font, inner_mm = side.font, width_mm - 2 * SIDE_MM
    largest_pt = ROOMY_NAME_PT if width_mm > ROOMY_MM else NAME_PT
    titles = [_Title(_name_lines(font, side.race.band_name, inner_mm), largest_pt)]
    if side.heading:
        titles.append(_Title(_folded(font, "weather", side.heading, inner_mm), COMFORTABLE_PT))
    ways = list({str(guide.walks): guide.walks for guide in side.guides}.values())
    ratios = [str(walks) for walks in ways if walks.ratio]
    in_words = any(walks.has_walks and not walks.ratio for walks in ways)
    if len(side.guides) == 1:
        together = _clock_and_ratio(side)
        if font.width(together) * COMFORTABLE_MM > inner_mm:
            together = units.long_clock(side.guides[0].plan.goal_s)
            titles += [_Title([together], GOAL_PT), _Title(ratios, GOAL_PT)]
        else:
            titles.append(_Title([together], GOAL_PT))
    elif len(ways) == 1 and ratios:
        titles.append(_Title(ratios, SHARED_RATIO_PT))
    if len(ways) == 1 and in_words:
        titles.append(_Title(_folded(font, "ratios", str(ways[0]), inner_mm), COMFORTABLE_PT))
    return titles


def _set_titles(
    font: Font, titles: Iterable[_Title], width_mm: float
) -> tuple[list[HeadLine], float]:
    """Each title as large as it can be, below each other; and where they end."""
    lines: list[HeadLine] = []
    y = TOP_MM
    for title in titles:
        size = font.size_to_fill(title.lines, width_mm - 2 * SIDE_MM, title.largest_pt)
        for line in title.lines:
            lines.append(HeadLine(line, width_mm / 2, y + size / 2, size, "middle"))
            y += size * TITLE_LEADING
    return lines, y


def _name_lines(font: Font, name: str, inner_mm: float) -> list[str]:
    """A race's name on one line, or on two if it would be small on one. Raises DoesNotFit."""
    if lacking := font.lacks(name):
        message = f"lacks the character '{lacking}'; add a `short_name` without it"
        raise DoesNotFit("name", f"the bands' typeface {message}")
    if font.width(name) * COMFORTABLE_MM <= inner_mm:
        return [name]
    words = name.split()
    best, best_em = [name], font.width(name)
    for i in range(1, len(words)):
        broken = [" ".join(words[:i]), " ".join(words[i:])]
        broken_em = max(font.width(line) for line in broken)
        if broken_em < best_em:
            best, best_em = broken, broken_em
    if best_em * SMALL_MM > inner_mm:
        message = f"`{name}` is too long for a band; add a `short_name` that makes two short lines"
        raise DoesNotFit("name", message)
    return best


def _folded(font: Font, field: str, text: str, inner_mm: float) -> list[str]:
    """A text on as many lines as it takes in the smallest type. Raises DoesNotFit."""
    if lacking := font.lacks(text):
        message = f"lacks the character `{lacking}`; write it in words"
        raise DoesNotFit(field, f"the bands' typeface {message}")
    lines = font.fold(text.split(), inner_mm)
    if len(lines) > MOST_LINES:
        message = f"`{text}` takes {len(lines)} lines on a band, {MOST_LINES} fit; say less at once"
        raise DoesNotFit(field, message)
    return lines


# --- Paces ---------------------------------------------------------------------------------------


def _set_paces(side: Side, width_mm: float, y: float) -> tuple[list[HeadLine], float]:
    """Run and walk pace of every goal from a height on, and where they end."""
    font, alone = side.font, len(side.guides) == 1
    size = COMFORTABLE_MM if side.format.notes_mm and alone else SMALL_MM
    said = _one_goals_paces(side) if alone else _all_goals_paces(side, width_mm - 2 * SIDE_MM)
    abreast = alone and len(said) == 2 and width_mm > ROOMY_MM
    cell = width_mm / 2 if abreast else width_mm
    lines: list[HeadLine] = []
    for i, (gait, text) in enumerate(said):
        gait_mm = font.gait_mm(size) + GAP_MM if gait else 0.0
        left = i * cell if abreast else 0.0
        left += (cell - gait_mm - font.width(text) * size) / 2
        lines.append(HeadLine(text, left + gait_mm, y + size / 2, size, "start", gait, left))
        if not abreast or i:
            y += size * PACE_LEADING
    return lines, y


def _one_goals_paces(side: Side) -> list[_PaceLine]:
    """Run and walk pace, with the letters of the rows if there are walks."""
    plan, unit = side.guides[0].plan, side.race.markers
    run = f"run {units.fine_pace(plan.run_pace, unit)} /{unit}"
    said = [_PaceLine("R" if side.has_walks else "", run)]
    if plan.walk_pace is not None:
        walk = f"walk {units.pace(plan.walk_pace, unit)} /{unit}"
        said.append(_PaceLine("W" if side.has_walks else "", walk))
    return said


def _all_goals_paces(side: Side, inner_mm: float) -> list[_PaceLine]:
    """Each goal with its run pace, then the walk pace that they share or each one's own."""
    font, unit, guides = side.font, side.race.markers, side.guides
    ratios_differ = len({str(guide.walks) for guide in guides}) > 1
    said: list[_PaceLine] = []
    walks: list[tuple[str, str]] = []
    for letter, guide in zip(LETTERS, guides, strict=False):
        goal = f"{letter} {units.long_clock(guide.plan.goal_s)}"
        goal += f" {guide.walks}" if ratios_differ else ""
        text = f"{goal} run {units.fine_pace(guide.plan.run_pace, unit)} /{unit}"
        if font.width(text) * SMALL_MM > inner_mm:
            text = text.removesuffix(f" /{unit}")
        said += [_PaceLine("", line) for line in font.fold(text.split(), inner_mm)]
        if guide.plan.walk_pace is not None:
            walks.append((letter, f"walk {units.pace(guide.plan.walk_pace, unit)} /{unit}"))
    if len({walk for _, walk in walks}) == 1:
        return [*said, _PaceLine("W" if side.has_walks else "", walks[0][1])]
    return said + [_PaceLine("", f"{letter} {walk}") for letter, walk in walks]
