"""A guide's page."""

from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Guide
from generator.pages.page import Chrome, Data
from generator.pages.urls import guide_url, neighbour_link, planner_state, sideways
from generator.pages.wording import cycle_rows, plan_data
from generator.paper.formats import FORMATS


def guide_data(chrome: Chrome, of_race: RaceGuides, guide: Guide) -> Data:
    same_goal = [other for other in of_race.guides if other.goal == guide.goal]
    same_ratio = [other for other in of_race.guides if other.walks == guide.walks]
    at = same_ratio.index(guide.listing)
    return (
        chrome.around(guide_url(guide.listing))
        | plan_data(guide)
        | {
            "meets": [(label, "; ".join(who)) for label, who in guide.goal.meets],
            "cycles": cycle_rows(guide),
            "planner": f"../../index.html#{planner_state(guide.listing)}",
            "formats": [form.said for form in FORMATS[1:]],
            "weather": "../weather.html" if of_race.by_temperature(guide.goal) else None,
            "other_ratios": [(str(o.walks), sideways(o), o is guide.listing) for o in same_goal],
            "faster": neighbour_link(same_ratio[at - 1]) if at else None,
            "slower": neighbour_link(same_ratio[at + 1]) if at + 1 < len(same_ratio) else None,
        }
    )
