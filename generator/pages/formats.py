"""The page that shows every format."""

from contextlib import suppress

from generator import units
from generator.pacing.guide import Goal, Listing
from generator.pacing.plan import Refusal
from generator.pages.page import Chrome, Data
from generator.pages.print import prints_data, qr_data
from generator.pages.urls import file_of, guide_url
from generator.paper.band import bands_per_page, lay_band
from generator.paper.drawing import PAPERS, DoesNotFit, Font
from generator.paper.formats import FORMATS, FORMATS_BY_KEY, MOST_GOALS
from generator.paper.rulers import RULERS
from generator.paper.svg import mm, svg_band

FURTHER_S = 600
"""From one goal of the example to the next."""


def formats_data(chrome: Chrome, listing: Listing, font: Font) -> Data:
    """Every format with the example on it, and a band with several goals."""
    example, course = listing.work_out(), listing.course
    slowest_s = example.goal.seconds + MOST_GOALS * FURTHER_S
    goals = [Goal(s) for s in range(example.goal.seconds, slowest_s, FURTHER_S)]
    together = None
    # There may be no plan for goals that no race file names, or no room for them.
    with suppress(Refusal, DoesNotFit):
        guides = [Listing(course, goal, example.walks).work_out() for goal in goals]
        together = svg_band(lay_band(guides, FORMATS_BY_KEY["forearm"], font))
    said = " ".join(f"--goal {units.long_clock(goal.seconds)}" for goal in goals)
    return (
        chrome.around("/formats/")
        | {
            "race": course.race.name,
            "goal": units.clock(example.goal.seconds),
            "ratio": str(example.walks),
            "example": f"../{file_of(guide_url(listing)).removesuffix('index.html')}band.html",
            "figures": {
                form.key: {
                    "size": f"{mm(form.width_mm)} × {mm(form.length_mm)} mm",
                    "smallest": f"{form.smallest_pt:g}",
                    "a4": bands_per_page(form, PAPERS["a4"]),
                    "letter": bands_per_page(form, PAPERS["letter"]),
                }
                for form in FORMATS
            },
            "goals": [units.clock(goal.seconds) for goal in goals],
            "together": together,
            "command": f"walkbreak band {course.race.slug} {said} --ratio {example.walks} "
            "--together --format forearm",
        }
        | prints_data(example, font)
        | qr_data(chrome.address and chrome.address + guide_url(listing), "")
        | {"rulers": RULERS}
    )
