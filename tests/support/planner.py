"""The planner's page in a tab, worked as a runner works it, and what Python plans of her wishes."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, ViewportSize, expect

from generator import units
from generator.pacing.catalogue import Catalogue
from generator.pacing.course import lay_course
from generator.pacing.guide import Goal, Guide, Listing
from generator.race.values import Marks
from generator.race.walks import parse_walks

PHONE: ViewportSize = {"width": 390, "height": 844}
WISHED = {"race": "boston", "goal": "3:47:30", "ratio": "75/25", "walk": "18:00"}
GO = """said => new Promise(done => {
  if (location.hash === said) history.replaceState(null, '', location.pathname);
  addEventListener('hashchange', () => done(), { once: true });
  location.hash = said;
})"""
"""Go to a state by its URL, as a link does, even if something was typed over that state."""
READ = """() => {
  const further = document.createElement('style');  // What one sees by scrolling counts as well.
  further.textContent = '* { content-visibility: visible !important }';
  document.head.append(further);
  const text = node => node.innerText.replace(/\\s+/g, ' ').trim();
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)]
    .filter(node => node.checkVisibility({ visibilityProperty: true }));
  const table = head => all('table').find(one => text(one.rows[0]).includes(head));
  const rows = one => one ? [...one.rows].map(row => [...row.cells].map(text)) : [];
  const facts = Object.fromEntries(all('dl > div').map(one =>
    [text(one.querySelector('dt')), one.querySelector('dd').firstChild.data.trim()]));
  const wrong = Object.fromEntries(all('[aria-invalid="true"]').map(field => [
    field.getAttribute('aria-label') ?? field.labels[0].innerText,
    (field.getAttribute('aria-describedby') ?? '').split(' ')
      .map(id => document.getElementById(id)?.innerText ?? '').join(' ').trim(),
  ]));
  const splits = rows(table('Clock')).slice(1);
  const seen = {
    splits: splits.map(row => row.slice(0, 3)),
    goal: splits.length ? splits.at(-1)[1] : null,
    facts, wrong,
    alerts: all('[role="alert"]').map(text).filter(said => said),
    status: all('[role="status"]').map(one => one.textContent)[0],
    bands: all('svg[role="img"]').map(one => one.ariaLabel)
      .filter(label => / in \\d/.test(label)),
    main: text(document.querySelector('main')),
  };
  further.remove();
  return seen;
}"""
"""What is to be seen, and what a screen reader is told."""


def fragment(said: Mapping[str, str]) -> str:
    """The part of the planner's address that holds its state."""
    return "#" + urlencode(said)


def load_races(page: Page, slugs: Iterable[str]) -> None:
    """Wait until the planner has loaded these races: from then on it answers at once."""
    for slug in slugs:
        page.evaluate(GO, fragment({"race": slug}))
        name = page.locator(f"option[value='{slug}']").inner_text()
        expect(page.get_by_role("img", name=f": {name} in ")).to_be_visible()


class Planner:
    """The planner's page in a tab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, said: str | Mapping[str, str]) -> "Planner":
        """Follow a link to a state."""
        self.page.evaluate(GO, said if isinstance(said, str) else fragment(said))
        return self

    def read(self) -> dict[str, Any]:
        """What is to be seen."""
        found: dict[str, Any] = self.page.evaluate(READ)
        return found

    def read_all(self, said: list[str]) -> list[dict[str, Any]]:
        """What is to be seen in each state, one after the other."""
        script = f"""async said => {{
          const go = {GO}, read = {READ}, found = [];
          for (const one of said) {{ await go(one); found.push(read()); }}
          return found;
        }}"""
        found: list[dict[str, Any]] = self.page.evaluate(script, said)
        return found

    def unfold(self) -> "Planner":
        """Open every part of the form."""
        self.page.evaluate(
            "document.querySelectorAll('form details').forEach(one => { one.open = true })"
        )
        return self

    def field(self, label: str) -> Locator:
        """A field, by its label."""
        return self.page.get_by_label(label, exact=True)

    def type(self, label: str, text: str) -> None:
        """Replace what is in a field, and leave it."""
        self.field(label).fill(text)
        self.field(label).press("Tab")

    @property
    def alert(self) -> Locator:
        """The message about what is wrong."""
        return self.page.get_by_role("alert").filter(visible=True)


def guide_of(
    catalogue: Catalogue, slug: str, goal: str | int, ratio: str, **wishes: object
) -> Guide:
    """The guide that Python works out for a goal, a ratio, and other values for a race's fields."""
    return listing_of(catalogue, slug, goal, ratio, **wishes).work_out()


def listing_of(
    catalogue: Catalogue, slug: str, goal: str | int, ratio: str, **wishes: object
) -> Listing:
    """What Python works that guide out from."""
    of_race = next(one for one in catalogue.races if one.race.slug == slug)
    course = lay_course(of_race.race.model_copy(update=wishes), of_race.course.profile)
    goal_s = goal if isinstance(goal, int) else units.parse_goal(goal)
    return Listing(course, Goal(goal_s), parse_walks(ratio))


def times(guide: Guide, marks: Marks | None = None) -> list[list[str]]:
    """Mark, clock and split of each row of Python's plan."""
    return [[s.label, s.clock, s.split] for s in guide.splits_by(marks or guide.race.rows)]


def run_pace(guide: Guide) -> str:
    """The run pace as pages print it."""
    return f"{units.fine_pace(guide.plan.run_pace, guide.race.markers)} /{guide.race.markers}"


NAMES = (
    *("race", "by", "goal", "ratio", "walk", "hills", "drift", "unit", "marks", "format", "wrist"),
    *("downhill", "altitude", "ease", "heat", "watch", "stop", "gun", "delay"),
    *("goal2", "ratio2", "goal3", "ratio3"),
)
"""Everything that the planner's address may say."""
SCRIPT = "<img src=x onerror=globalThis.harmed=1>"
HOSTILE = {
    **{f"markup in {name}": fragment({name: SCRIPT}) for name in NAMES},
    **{f"{text} in {name}": fragment({name: text}) for name in NAMES for text in ("__proto__", "constructor", "toString")},
    "javascript": fragment({"goal": "javascript:globalThis.harmed=1", "ratio": "javascript:globalThis.harmed=1//", "race": "boston"}),
    "an attribute": fragment({"goal": '"\' onfocus=globalThis.harmed=1 autofocus x="', "marks": '"><script>globalThis.harmed=1</script>'}),
    "a slot of a template": fragment({"ratio": "‹goal›", "goal": "${globalThis.harmed=1}"}),
    "100 kB": fragment({"goal": "9" * 100_000, "ratio": "4:00/" * 20_000}),
    "thousands of names": "#" + "&".join(f"name{i}=1&goal=3:0{i % 10}:00" for i in range(5000)),
    "broken percents": "#goal=%E0%A4%A&ratio=%&walk=%zz&race=boston",
    "half an emoji": fragment({"race": "boston", "ratio": "a" + "\U0001f600" * 80}),
    "NUL": "#race=boston&goal=3:47%0030&ratio=%00",
    "no numbers": fragment({"race": "boston", "hills": "NaN", "drift": "Infinity", "goal": "Infinity"}),
    "too large a number": fragment({"race": "boston", "drift": "1e309", "hills": "1e309"}),
    "minus nothing": fragment({"race": "boston", "hills": "-0", "drift": "-0", "goal": "-0"}),
    "other digits": fragment({"race": "boston", "goal": "３：４７：３０", "hills": "５０"}),
    "a path": fragment({"race": "../../etc/passwd"}),
    "too many walks": fragment({"race": "leadville-100", "goal": "25:00:00", "ratio": "0:01/0:01"}),
    "as many walks as may be": fragment({"race": "leadville-100", "goal": "20:00:00", "ratio": "0:05/0:10", "marks": "walk breaks"}),
    "a row for every step": fragment({"race": "leadville-100", "goal": "25:00:00", "marks": "every 0.001 mi"}),
    "as many rows as may be": fragment({"race": "leadville-100", "goal": "25:00:00", "ratio": "0:15/0:15", "marks": "every 0.2 mi"}),
    "no step": fragment({"race": "boston", "marks": "every 0 mi"}),
    "a goal of nothing": fragment({"race": "boston", "goal": "0:00:00"}),
    "a pace of nothing": fragment({"race": "boston", "by": "run", "goal": "0:00"}),
    "a walk of nothing": fragment({"race": "boston", "walk": "0:00"}),
    "a search with a field refused": "#by=run&hills=x",
    "a goal without the first one": fragment({"race": "boston", "goal3": "4:00:00", "ratio2": "x"}),
    "a part for every second": fragment({"race": "boston", "ratio": ", then ".join(f"4:00/0:30 to {i} km" for i in range(1, 30))}),
    "a run at a walk": fragment({"race": "leadville-100", "by": "run", "goal": "25:00", "ratio": "0:15/0:15"}),
}  # fmt: skip
"""Links that somebody may send to do harm, or that would be slow to answer."""
