"""The tables that race files name, from their files."""

from generator.content.files import Files, read_each
from generator.race.source import Problem
from generator.race.tables import Tables, parse_chart, parse_standards, parse_weather


def read_tables(files: Files, problems: list[Problem]) -> Tables:
    """Every table that can be read; the problems of the others are added to `problems`."""
    return Tables(
        charts=read_each(files.charts, parse_chart, problems),
        standards=read_each(files.standards, parse_standards, problems),
        weather=read_each(files.weather, parse_weather, problems),
    )
