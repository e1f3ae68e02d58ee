"""The tables that race files name, from their files."""

from generator.content.files import list_files
from generator.content.tables import read_tables
from generator.race.source import Problem
from tests.support.command import Write

CHART = """\
name: A chart
source: a coach
rows: [{pace: 7:00 /mi, ratios: [6:00/0:30]}]
ends: 10:00 /mi
"""


def test_tables_are_read_by_name_and_the_problems_of_others_are_collected(write: Write) -> None:
    files = {"charts/coach.yaml": CHART, "charts/bad.yaml": "name: x\n", "weather/heat.yaml": "[\n"}
    problems: list[Problem] = []

    tables = read_tables(list_files(write(files)), problems)

    assert {name: chart.name for name, chart in tables.charts.items()} == {"coach": "A chart"}
    assert (tables.standards, tables.weather) == ({}, {})
    assert sorted({problem.file.rpartition("/")[2] for problem in problems}) == [
        "bad.yaml",
        "heat.yaml",
    ]
