"""Bands as a runner reads them: rows, finish and words, found by where they stand."""

from dataclasses import dataclass

from generator.paper.band import Band
from generator.paper.drawing import Line
from generator.paper.formats import Format
from tests.support.measured import Area, middle

HALF = "½"


def faces(band_format: Format) -> tuple[Area, ...]:
    width, length = band_format.width_mm, band_format.length_mm
    if band_format.lengthwise:
        return ((0, 0, length, width),)
    if band_format.folded:
        return (0, 0, width / 2, length), (width / 2, 0, width, length)
    return ((0, 0, width, length),)


@dataclass(frozen=True)
class Read:
    """A row as a runner reads it: its mark, and each goal's clock with the letter beside it."""

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


def finish(band: Band, face: int = 0) -> tuple[Line, list[Line]]:
    """The word FINISH, and the clocks with it."""
    lines = lines_of(band, face)
    word = next(line for line in lines if line.text == "FINISH")
    times = [line for line in lines if line.role == "time" and in_finish(band, word, line)]
    return word, reading(times)


def in_finish(band: Band, word: Line, line: Line) -> bool:
    return line.x_mm > word.x_mm - 1 if band.format.lengthwise else line.y_mm > word.y_mm


def reading(lines: list[Line]) -> list[Line]:
    """Lines in the order in which they are read: from top to bottom, each from left to right."""
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
    """The letter to the right of a clock, on the same line."""
    beside = [
        gait for gait in gaits if abs(middle(gait) - middle(time)) < 0.01 and gait.x_mm > time.x_mm
    ]
    return min(beside, key=lambda gait: gait.x_mm, default=None)


def with_rows(band: Band) -> list[int]:
    """The sides that have rows. The back of a folded band with one goal has none."""
    found = range(len(faces(band.format)))
    return [i for i in found if any(line.text == "FINISH" for line in lines_of(band, i))]


def clocks_of(band: Band) -> list[Line]:
    """The clocks of all rows, and those of the finish."""
    return [
        line
        for i in with_rows(band)
        for line in (*(time for row in rows(band, i) for time in row.times), *finish(band, i)[1])
    ]


def notes(band: Band) -> str:
    """All words besides the rows."""
    return " ".join(line.text for line in band.drawing.lines if line.role == "note")


def texts(band: Band) -> list[str]:
    return [line.text for line in band.drawing.lines]


def rules(band: Band, role: str) -> list[tuple[float, float, float, float]]:
    return [tuple(rule[:4]) for rule in band.drawing.rules if rule.role == role]  # type: ignore[misc]
