"""The planner in the browser prints every quantity as `units` does."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from generator import units
from tests.support.translated import in_browser, in_python, open_script

SECONDS = [
    0, 0.4, 59, 59.999999, 60, 61.5, 599, 3599, 3599.9999, 3600, 3661, 35999, 36000, 86400, 359999,
]  # fmt: skip
METRES = [
    0.5, 1, 60, 96.56064, 121.92, 160.9344, 999.9996, 1000, 1609.344, 5000, 10058.4, 21097.5, 42195,
    42195.001, 80467.2, 100000, 160934.4, 321868.8,
]  # fmt: skip


def drawn() -> random.Random:
    return random.Random(20260726)  # noqa: S311


def seconds() -> list[float]:
    chance = drawn()
    return [
        *SECONDS,
        *(chance.uniform(0, limit) for limit in (60, 4000, 200_000) for _ in range(300)),
    ]


def metres() -> list[float]:
    chance = drawn()
    written = [
        chance.randrange(1, 20_000) / 100 * unit
        for unit in (1.0, 1000.0, 1609.344)
        for _ in range(300)
    ]
    return [*METRES, *written, *(chance.uniform(0.01, 300_000) for _ in range(300))]


def paces() -> list[float]:
    chance = drawn()
    whole = [second / unit for second in range(150, 1500, 7) for unit in units.UNIT_M.values()]
    return [*whole, *(chance.uniform(0.15, 1.5) for _ in range(300))]


def close() -> list[tuple[float, float]]:
    chance = drawn()
    starts = [*seconds(), *(3600.0 * hour - 10 for hour in range(1, 30))]
    return [(start, start + chance.uniform(0, 90)) for start in starts]


def in_units(values: list[float]) -> list[tuple[Any, ...]]:
    return [(value, unit) for value in values for unit in units.UNIT_M]


def shares() -> list[tuple[Any, ...]]:
    chance = drawn()
    return [
        (share,) for share in (0.0, 0.01, 0.063, 1.0, *(chance.uniform(0, 2) for _ in range(300)))
    ]


@pytest.mark.parametrize(
    ("function", "given"),
    [
        (units.clock, [(s,) for s in seconds()]),
        (units.long_clock, [(s,) for s in seconds()]),
        (units.lasting, [(s,) for s in seconds()]),
        (units.between, close()),
        (units.pace, in_units(paces())),
        (units.fine_pace, in_units(paces())),
        (units.distance, [(m,) for m in metres()]),
        (units.place, in_units(metres())),
        (units.mark, in_units(metres())),
        (units.percent, shares()),
        (
            units.ratio,
            [(None,), (units.Ratio(240, 30),), (units.Ratio(15, 15),), (units.Ratio(5400, 3600),)],
        ),
        (units.every, [(1609.344, 42195.0), (1000.0, 5000.4), (1000.0, 5000.6), (5000.0, 4000.0)]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_quantity_is_printed_alike(
    tab: Page, function: Callable[..., Any], given: list[tuple[Any, ...]]
) -> None:
    open_script(tab, [function], "generator")

    assert in_browser(tab, function, given, "generator") == in_python(function, given)
