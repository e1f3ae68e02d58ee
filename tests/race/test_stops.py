"""Stops: aid stations and landmarks, each with the small picture that stands for it."""

import pytest

from generator.race.stops import Stop, StopKind


@pytest.mark.parametrize(
    ("kind", "what", "sign"),
    [
        ("aid", "water", "aid"),
        ("aid", "Gels and water", "gel"),
        ("aid", "energy GEL", "gel"),
        ("aid", "gelato", "aid"),
        ("aid", "Angel's water", "aid"),
        ("landmark", "Gel Street", "landmark"),
    ],
)
def test_gels_have_a_sign_of_their_own(kind: StopKind, what: str, sign: str) -> None:
    assert Stop(1000.0, kind, what).sign == sign
