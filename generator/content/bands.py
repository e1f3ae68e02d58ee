"""Tries a wristband of each size that a race's guides need, so that none fails in a build."""

from collections.abc import Iterator

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Listing
from generator.pacing.plan import Refusal
from generator.paper.band import lay_band
from generator.paper.drawing import DoesNotFit, Font
from generator.paper.formats import WRAP
from generator.race.model import Race
from generator.race.source import Fault, KeyPath


def band_faults(found: RaceGuides, font: Font) -> Iterator[Fault]:
    """What keeps the wristbands of a race from being read, once for each field at fault."""
    yield from _unwritable_names(found.race, font)
    faults: dict[str, Fault] = {}
    for listing, heading in _one_of_each(found):
        try:
            lay_band([listing.work_out()], WRAP, font, heading=heading)
        except DoesNotFit as misfit:
            path = _path_of(misfit.field, listing)
            faults[misfit.field] = Fault(path, str(misfit))
        except Refusal:
            # A plan by temperature that is impossible is left out of its page, not an error.
            continue
    yield from faults.values()


def _unwritable_names(race: Race, font: Font) -> Iterator[Fault]:
    """Landmarks whose names have characters that the typeface lacks."""
    for i, landmark in enumerate(race.landmarks):
        if lacking := font.lacks(landmark.name):
            message = (
                f"the bands' typeface lacks the character `{lacking}`; write it in Latin letters"
            )
            yield Fault(("landmarks", i, "name"), message)


def _one_of_each(found: RaceGuides) -> Iterator[tuple[Listing, str]]:
    """One guide for every size of band, with the heading of its band.

    All digits have the same width, so bands whose texts have the same lengths have the same layout.
    """
    bands = [(listing, "") for listing in found.guides]
    for goal in dict.fromkeys(listing.goal for listing in found.guides):
        for temperature, walks in found.by_temperature(goal):
            if walks:
                bands.append((Listing(found.course, goal, walks), temperature))
    alike = {
        (len(units.long_clock(listing.goal.seconds)), str(listing.walks), heading): listing
        for listing, heading in bands
    }
    for (_, _, heading), listing in alike.items():
        yield listing, heading


def _path_of(field: str, listing: Listing) -> KeyPath:
    """Where the race file says what does not fit; for a ratio, its entry in the list."""
    ratios = listing.race.ratios
    if field == "ratios" and listing.walks in ratios:
        return field, ratios.index(listing.walks)
    return (field,)
