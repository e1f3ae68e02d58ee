"""The formats that a strip can be cut to: each is a row of data."""

from dataclasses import dataclass

MOST_GOALS = 3
"""On one band."""
FULL_PAGE = "full-page"
FULL_PAGE_NAME = "Whole page"
"""Key and name of the whole page, which is not a format of a band."""
LONG_ENOUGH_MM = 241.0
"""Goes round every wrist and overlaps: the largest of 6,068 wrists is 216 mm (ANSUR II)."""


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
    """How many columns of rows may stand side by side. Several goals may always have one."""
    smallest_pt: float = 9.0
    """Smallest type of a time. A plan that would need smaller type is refused."""
    largest_pt: float = 18.0
    label_pt: float = 8.5
    """Type of marks and gaits."""
    notes_mm: float = 0.0
    """Width of a column for notes beside each time; 0 for notes below, where there is room."""
    low_head: bool = False
    """Whether race and goal may share a line."""
    tab_mm: float = 0.0
    """Length of the overlap at the end."""
    short_mm: float = 0.0
    """Length to which a slim wrist may cut the strip, if the rows leave room; 0 for never."""
    lengthwise: bool = False
    """Whether text runs along the strip instead of across."""
    folded: bool = False
    """Whether the strip is folded along its middle and has a front and a back."""

    @property
    def side_mm(self) -> float:
        """Width of one side."""
        return self.width_mm / 2 if self.folded else self.width_mm

    @property
    def lengths_mm(self) -> tuple[float, ...]:
        """The lengths it may be cut to, the whole one first."""
        return (self.length_mm, self.short_mm) if self.short_mm else (self.length_mm,)

    @property
    def too_short(self) -> bool:
        """Whether it is worn but does not go round every wrist."""
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
