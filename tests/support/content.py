"""A small `content/` folder that is right, for tests to change."""

SITE = """\
name: Testbreak
tagline: Guides for tests
pages: [about]
example: {race: hill-10, goal: 1:00:00, ratio: 4:00/0:30}
"""
RACE = """\
name: Hill Ten
place: Hillton, Hillshire
date: 2027-05-01
web: https://hill.example/
distance: 10 km
markers: kilometres
goals: [0:50:00, 1:00:00]
ratios: [continuous, 4:00/0:30]
course:
  profile: hill-10.csv
  confidence: medium
  source: a walk with a barometer
aid:
  year: "2026"
  confidence: low
  source: a friend
  stations:
    - {at: 5 km, what: water}
landmarks:
  - {at: 4.2 km, name: "The <Hill> & the dale"}
"""
COURSE = "distance_m,elevation_m\n0,10\n4000,90\n6000,40\n10050,20\n"
DISTANCE = """\
name: 5 km
distance: 5 km
markers: kilometres
goals: 0:20:00 to 0:30:00 every 5:00
ratios: continuous
"""
ABOUT = "# About\n\nWhat this is.\n\nSee [the race](/hill-10/).\n"

FILES = {
    "site.yaml": SITE,
    "races/hill-10.yaml": RACE,
    "races/5-km.yaml": DISTANCE,
    "courses/hill-10.csv": COURSE,
    "pages/about.md": ABOUT,
}

WEATHER = """\
name: By temperature
source: a coach
temperatures: [cool, hot, hotter]
rows: [{pace: 9:00 /mi, ratios: [2:00/0:30, 1:00/0:30, walk]}]
ends: 16:00 /mi
slowing_source: somebody
slowing: [{when: hot, least: 2%, most: 3%}]
"""
CHART = """\
name: A coach's chart
source: a coach
rows: [{pace: 9:00 /mi, ratios: [3:00/0:30]}]
ends: 16:00 /mi
"""
STANDARDS = """\
name: Ten-kilometre standard
label: Ten standard
valid_for: 2027
source: the club
distance: 10 km
standards: [{time: 0:52:00, who: women 18-34}, {time: 0:52:00, who: men 60-64}]
downhill: [{drop: 50 m, add: 2:00}]
"""
WAVES = """\
starts: [{wave: A, gun: 9:00}, {wave: B, gun: 9:30, delay: 2:00}]
cutoffs: [{at: 5 km, by: 11:00, name: Bridge}, {at: 6 km, by: 11:00}]
times_from: last year's guide
"""
STRATEGY = """\
drift: second half 2% faster
ease_in: first 3 km 3% slower
downhill: 50%
altitude: 6.3%
hills: 80%
"""
IN_PARTS = (
    "4:00/0:30, on climbs 1:00/1:00, walk 60 m at every aid station, skip walks within 1:00 "
    "to 7.5 km, then continuous"
)

EVERYTHING = FILES | {
    "site.yaml": SITE + "url: https://runners.example\nsource: https://code.example/\n",
    "charts/coach.yaml": CHART,
    "standards/ten.yaml": STANDARDS,
    "weather/heat.yaml": WEATHER.replace("1:00/0:30", "0:10/5:00"),
    "races/hill-10.yaml": RACE.replace("1:00:00]", "1:00:00, ten]")
    .replace("[continuous, 4:00/0:30]", f'[coach, 4:00/0:30, "{IN_PARTS}"]')
    .replace("what: water}", "what: water, stop: 2:00}")
    + f"weather: heat\nwalk_pace: 10:00 /km\n{WAVES}{STRATEGY}",
    "races/down-10.yaml": RACE.replace("Hill Ten", "Down Ten")
    .replace("date: 2027-05-01\n", "when: in May\n")
    .replace("hill-10.csv", "down-10.csv")
    .replace("1:00:00]", "1:00:00, ten]")
    + "starts: [{gun: 9:00}]\nmarks: every 0.2 km\n",
    "courses/hill-10.csv": COURSE.replace("4000,90", "3900,40\n4000,90"),
    "courses/down-10.csv": "distance_m,elevation_m\n0,200\n10000,100\n",
}
"""A `content/` folder in which every page has something of all that it can show."""
TIGHT = FILES | {
    "races/hill-10.yaml": RACE.replace(
        "name: Hill Ten", f"name: {'Very ' * 14}Long\nshort_name: Hill"
    )
    .replace("1:00:00]", "1:00:00]\nmarks: every 0.2 km")
    .replace("aid:", "cutoffs: [{at: 10 km, by: 1:00:30}]\naid:")
}
"""The same with an example that does not fit every format, and no plan for slower goals."""
