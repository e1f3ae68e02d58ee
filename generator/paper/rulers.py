"""What is measured on paper: a bar, rulers, and one to lay round the wrist."""

from typing import Any

from generator.paper.band import CHECK_BAR_MM
from generator.paper.drawing import INCH_MM
from generator.paper.svg import mm

SLIMMEST_MM, WIDEST_MM = 135, 220
"""Round a wrist: the slimmest and the widest of 6,068 are 138 and 216 mm (ANSUR II)."""


OVERLAP_MM = 25
"""That a band is longer than the wrist: 5 mm to turn, 20 mm to tape."""


def rulers_data() -> dict[str, Any]:
    """What is measured on paper: a bar, a ruler in millimetres and inches, one for the wrist."""
    return {
        "bar": mm(CHECK_BAR_MM),
        # Two millimetres before the first number, and room for the last one's unit.
        "bar_width": mm(CHECK_BAR_MM + 10),
        "ruler": [f"{at}" for at in range(0, int(CHECK_BAR_MM) + 1, 10)],
        "inches": [
            (mm(quarter * INCH_MM / 4), f"{quarter // 4}" if quarter % 4 == 0 else "")
            for quarter in range(8 + 1)
        ],
        "wrist_lengths": [
            (mm(at), f"{at + OVERLAP_MM}" if at % 10 == 5 else "")
            for at in range(SLIMMEST_MM, WIDEST_MM + 1, 5)
        ],
    }
