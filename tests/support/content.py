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
