"""The home page."""

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Listing
from generator.pages.page import Chrome, Data
from generator.pages.urls import file_of, guide_url, race_url
from generator.pages.wording import race_distance, race_when
from generator.paper.band import lay_band
from generator.paper.drawing import Font
from generator.paper.formats import WRAP
from generator.paper.svg import svg_band


def home_data(chrome: Chrome, races: tuple[RaceGuides, ...], example: Listing, font: Font) -> Data:
    cards = [
        {
            "name": of_race.race.name,
            "href": file_of(race_url(of_race)),
            "place": of_race.race.place,
            "when": race_when(of_race.race),
            "distance": race_distance(of_race.race),
            "guides": len(of_race.guides),
            "fastest": units.clock(of_race.guides[0].goal.seconds),
            "slowest": units.clock(of_race.guides[-1].goal.seconds),
        }
        for of_race in races
    ]
    return chrome.around("/") | {
        "races": sorted(
            (card for card in cards if card["place"]), key=lambda card: str(card["name"])
        ),
        "distances": [card for card in cards if not card["place"]],
        "example": {
            "href": file_of(guide_url(example)),
            "race": example.race.name,
            "goal": units.clock(example.goal.seconds),
            "ratio": str(example.walks),
            "band": svg_band(lay_band([example.work_out()], WRAP, font)),
        },
    }
