"""What a strip is cut to: each format a row of data."""

from dataclasses import dataclass

MOST_GOALS = 3
LONG_ENOUGH_MM = 241.0
"""Goes round everybody's wrist with an overlap: the largest of 6,068 is 216 mm (ANSUR II)."""


@dataclass(frozen=True)
class Format:
    """What a strip is cut to, and how its rows may be arranged."""

    key: str
    name: str
    use: str
    """What it is good for, in a sentence."""
    width_mm: float
    length_mm: float
    columns: tuple[int, ...]
    """How many columns of rows there may be side by side; with several goals also one."""
    smallest_pt: float = 9.0
    """Type of a time; what would be smaller is refused."""
    largest_pt: float = 18.0
    label_pt: float = 8.5
    """Type of marks and gaits."""
    notes_mm: float = 0.0
    """A column for notes beside each time; without it they stand below, where there is room."""
    low_head: bool = False
    """Race and goal on one line."""
    tab_mm: float = 0.0
    """At the end, for the overlap."""
    short_mm: float = 0.0
    """Where slim wrists cut, if the rows leave room."""
    lengthwise: bool = False
    """Text along the strip instead of across."""
    folded: bool = False
    """Two strips joined at a fold along them: front and back."""

    @property
    def too_short(self) -> bool:
        """Whether it does not go round every wrist."""
        return bool(self.tab_mm) and self.length_mm < LONG_ENOUGH_MM

    @property
    def said(self) -> str:
        """The name within a sentence."""
        return self.name[0].lower() + self.name[1:]


WRAP = Format(
    "wrap",
    "Wristband",
    "Goes round any wrist and reads like a watch.",
    25,
    250,
    (1,),
    tab_mm=15,
    short_mm=200,
)
FORMATS = (
    WRAP,
    Format(
        "along",
        "Lengthwise wristband",
        "For reading with the forearm pointing away from you.",
        25,
        250,
        tuple(range(1, 14)),
        tab_mm=15,
        short_mm=200,
        lengthwise=True,
    ),
    Format(
        "folded",
        "Folded wristband",
        "Folded once along its length: the plan in front, what else is worth knowing behind.",
        50,
        250,
        (1,),
        tab_mm=15,
        short_mm=200,
        folded=True,
    ),
    Format(
        "forearm",
        "Forearm band",
        "Two columns on the inside of the forearm or under a clear sleeve.",
        50,
        200,
        (2,),
        tab_mm=15,
    ),
    Format(
        "big-print",
        "Big print",
        "For eyes that want figures of 14 points and more, with notes beside them.",
        50,
        200,
        (1,),
        smallest_pt=14,
        largest_pt=28,
        label_pt=12,
        notes_mm=15,
        tab_mm=15,
    ),
    Format(
        "card",
        "Pocket card",
        "The size of a bank card.",
        54,
        85.6,
        (1, 2, 3),
        label_pt=7.5,
        low_head=True,
    ),
)
FORMATS_BY_KEY = {one.key: one for one in FORMATS}
