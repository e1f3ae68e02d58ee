"""Stops: places where something is handed out or seen, and how long a runner stands there."""

import re
from dataclasses import dataclass
from typing import Literal

StopKind = Literal["aid", "landmark"]
SignKind = Literal["aid", "gel", "landmark"]
"""The small picture that stands for a stop on paper."""

_GELS = re.compile(r"\bgels?\b", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Stop:
    """An aid station or a landmark. Stops sort by their place."""

    at_m: float
    kind: StopKind
    name: str
    """What is handed out, or what is seen there."""
    stand_s: float = 0.0
    """How long a runner stands here."""

    @property
    def sign(self) -> SignKind:
        """Which small picture stands for it: an aid station with gels has one of its own."""
        return "gel" if self.kind == "aid" and _GELS.search(self.name) else self.kind
