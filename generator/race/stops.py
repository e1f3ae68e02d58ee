"""Stops: aid stations and landmarks, and how long a runner stands at each of them."""

import re
from dataclasses import dataclass
from typing import Literal

StopKind = Literal["aid", "landmark"]
SignKind = Literal["aid", "gel", "landmark"]
"""The small picture that stands for a stop on paper."""

_GELS = re.compile(r"\bgels?\b", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Stop:
    """An aid station or a landmark."""

    at_m: float
    kind: StopKind
    name: str
    """What is handed out at an aid station, or the name of a landmark."""
    stand_s: float = 0.0
    """How long the runner stands here, in seconds."""

    @property
    def sign(self) -> SignKind:
        """The small picture for this stop; an aid station with gels has one of its own."""
        return "gel" if self.kind == "aid" and _GELS.search(self.name) else self.kind
