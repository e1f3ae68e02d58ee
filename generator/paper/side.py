"""One side of a strip: what has to stand on it, and the measures that all of it shares."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pacing.guide import Guide
from generator.paper.drawing import LEADING, POINT_MM, SMALL_MM, Font
from generator.paper.formats import Format
from generator.paper.rows import HALF_BAR_MM, Table, table_of
from generator.race.model import Race
from generator.race.values import Marks

SIDE_MM = 1.0
"""Left free at the edges of a strip."""
GAP_MM = 0.9
"""Between the things in a row."""
SIGN_MM = 1.5
"""Height and width of a sign."""
COMFORTABLE_PT = 8.0
"""Text that fits on one line in this size is not broken into two."""
COMFORTABLE_MM = COMFORTABLE_PT * POINT_MM
EXTRA_MM = SMALL_MM * LEADING
"""Height of a line of the smallest type."""
ROOMY_MM = 40
"""On a side wider than this, more of the head stands side by side."""
HALF = "½"
"""Stands for `HALF` where the word would leave the clock too little room."""
MARKED_HALF_MM = 1.6
"""How much higher a mark's row is if it is halfway, too: the ½ stands below its number."""
LETTERS = "ABC"
"""What the goals of a band are called."""
LETTER_GAP_MM = 0.7
"""Between a goal's letter and its clock."""


@dataclass(frozen=True)
class Side:
    """One side of a strip, measured but not yet arranged."""

    font: Font
    format: Format
    width_mm: float
    """Width of the strip; of a folded one, of the half that this side is on."""
    guides: tuple[Guide, ...]
    table: Table
    heading: str
    """Says which of several strips with the same plan this is; may be empty."""
    has_walks: bool
    has_windows: bool
    """Whether rows may say when one is on plan: only for one goal, with walks by the clock."""
    wanted_extras: int
    """How many small lines a row may have to show: its window, and a landmark's name."""
    label_size_mm: float
    """Type of marks and gaits."""
    label_mm: float
    """Width of the widest mark."""
    gait_mm: float
    """Width of a gait letter and the gap before it; 0 without walks."""
    letter_mm: float
    """Width of a goal's letter and the gap behind it."""
    clock_em: float
    """Width of the widest clock, in ems."""
    half_mm: float
    """How much higher than the others the row at halfway is."""

    @property
    def race(self) -> Race:
        """The race that all its guides are for."""
        return self.guides[0].race

    @property
    def row_count(self) -> int:
        """How many marks have a row, and the finish."""
        return len(self.table.mark_rows) + 1


def measure_side(
    guides: Sequence[Guide],
    band_format: Format,
    font: Font,
    marks: Marks,
    heading: str,
) -> Side:
    """Measure what has to stand on a side of a strip of a format."""
    table = table_of(guides, marks)
    has_walks = any(guide.plan.schedule.has_walks for guide in guides)
    has_windows = len(guides) == 1 and guides[0].by_the_clock
    label_size_mm = band_format.label_pt * POINT_MM
    # Never narrower than the sign for the half.
    labels = [HALF, *(row.label for row in table.mark_rows)]
    clocks = [split.clock for row in (*table.rows, table.finish) for split in row.splits]
    marked_half = any(row.is_marked_half for row in table.rows)
    return Side(
        font=font,
        format=band_format,
        width_mm=band_format.side_mm,
        guides=tuple(guides),
        table=table,
        heading=heading,
        has_walks=has_walks,
        has_windows=has_windows,
        wanted_extras=has_windows + any(row.landmark_words(font) for row in table.rows),
        label_size_mm=label_size_mm,
        label_mm=max(font.width(label) for label in labels) * label_size_mm,
        gait_mm=font.gait_mm(label_size_mm) + GAP_MM if has_walks else 0.0,
        letter_mm=font.width("B") * SMALL_MM + LETTER_GAP_MM,
        clock_em=max(font.width(clock) for clock in clocks),
        half_mm=2 * HALF_BAR_MM + (MARKED_HALF_MM if marked_half else 0.0),
    )
