"""A race's page: its course, and its goals."""

from dataclasses import dataclass

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.course import Course
from generator.pacing.guide import Goal
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.urls import (
    CONFIDENCE,
    Link,
    goal_anchor,
    guide_url,
    link,
    planner_for,
    race_url,
)
from generator.pages.wording import (
    Paces,
    StandardMet,
    both_paces,
    mark_word,
    marker_words,
    race_distance,
    race_when,
    standards_met,
)
from generator.paper.elevation import DESK, PHONE, ProfilePicture, draw_profile
from generator.race.model import Race
from generator.race.tables import Chart, Standards


@dataclass(frozen=True, slots=True)
class PictureFor:
    """The picture of a course for one width of screen: `desk` or `phone`."""

    screen: str
    drawn: ProfilePicture


@dataclass(frozen=True, slots=True)
class LandmarkText:
    """A landmark, and where it is."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class CourseText:
    """A course, and how well it is known."""

    ascent: str
    net: str | None
    """Difference in height between start and finish; None where they are level."""
    falls: bool
    pictures: tuple[PictureFor, ...]
    markers: str
    """What the numbers along the picture count: `miles`."""
    landmarks: tuple[LandmarkText, ...]
    confidence: str
    note: str | None
    source: str


@dataclass(frozen=True, slots=True)
class StationText:
    """An aid station."""

    place: str
    name: str
    stands: str | None
    """How long a runner stands there."""


@dataclass(frozen=True, slots=True)
class AidText:
    """The aid stations, and where they are known from."""

    year: str
    confidence: str
    source: str
    stations: tuple[StationText, ...]


@dataclass(frozen=True, slots=True)
class ChartText:
    """A coach's chart, and the fastest and slowest average pace it has ratios for."""

    name: str
    fastest: str
    slowest: str


@dataclass(frozen=True, slots=True)
class StandardsText:
    """A table of standards, and what this course does to a time."""

    name: str
    valid_for: str
    source: str
    counts: bool
    added: str | None
    """What is added to a time run here."""
    drop: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal, with a link to its guide for each ratio."""

    goal: str
    anchor: str
    pace: Paces
    meets: tuple[StandardMet, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RacePage:
    """What a race's page shows."""

    frame: Frame
    name: str
    place: str | None
    when: str | None
    web: str | None
    distance: str
    exact_distance: str | None
    """The official length, where that is in another unit."""
    mark: str
    course: CourseText | None
    aid: AidText | None
    confidence_href: str
    walk_pace: str | None
    charts: tuple[ChartText, ...]
    standards: tuple[StandardsText, ...]
    goals: tuple[GoalRow, ...]
    guides: int
    planner_href: str


def race_page(site: Site, of_race: RaceGuides) -> RacePage:
    """A race's page."""
    race, url = of_race.race, race_url(of_race)
    distance, exact = race_distance(race), units.distance(race.distance)
    return RacePage(
        frame=frame_of(site, url),
        name=race.name,
        place=race.place,
        when=race_when(race),
        web=race.web,
        distance=distance,
        exact_distance=exact if exact != distance else None,
        mark=mark_word(race.rows),
        course=_course(of_race.course),
        aid=_aid(race),
        confidence_href=link(CONFIDENCE, url),
        walk_pace=both_paces(race.walk_pace, race).own if race.walk_pace else None,
        charts=tuple(_chart(chart, race) for chart in of_race.charts),
        standards=tuple(_standards(table, of_race.course) for table in of_race.standards),
        goals=_goals(of_race),
        guides=len(of_race.guides),
        planner_href=link(planner_for(of_race), url),
    )


def _goals(of_race: RaceGuides) -> tuple[GoalRow, ...]:
    race, url = of_race.race, race_url(of_race)
    links: dict[Goal, list[Link]] = {}
    for guide in of_race.guides:
        way = Link(str(guide.walks), link(guide_url(guide), url))
        links.setdefault(guide.goal, []).append(way)
    return tuple(
        GoalRow(
            goal=units.clock(goal.seconds),
            anchor=goal_anchor(goal),
            pace=both_paces(goal.seconds / race.distance, race),
            meets=standards_met(goal, ", "),
            links=tuple(ways),
        )
        for goal, ways in links.items()
    )


def _course(course: Course) -> CourseText | None:
    race, profile = course.race, course.profile
    if not race.course or not profile:
        return None
    drop_m = profile.net_drop_m
    return CourseText(
        ascent=units.height(profile.ascent_m, race.markers),
        net=units.height(abs(drop_m), race.markers) if abs(drop_m) >= 1 else None,
        falls=drop_m > 0,
        pictures=(
            PictureFor("desk", draw_profile(profile, course.stops, race.markers, DESK)),
            PictureFor("phone", draw_profile(profile, course.stops, race.markers, PHONE)),
        ),
        markers=marker_words(race),
        landmarks=tuple(
            LandmarkText(mark.name, units.place(mark.at, race.markers)) for mark in race.landmarks
        ),
        confidence=race.course.confidence,
        note=race.course.note,
        source=race.course.source,
    )


def _aid(race: Race) -> AidText | None:
    if not race.aid:
        return None
    return AidText(
        year=race.aid.year,
        confidence=race.aid.confidence,
        source=race.aid.source,
        stations=tuple(
            StationText(
                units.place(stop.at_m, race.markers),
                stop.name,
                units.clock(stop.stand_s) if stop.stand_s else None,
            )
            for stop in race.stations
        ),
    )


def _chart(chart: Chart, race: Race) -> ChartText:
    fastest, slowest = both_paces(chart.rows[0].pace, race), both_paces(chart.ends, race)
    return ChartText(chart.name, fastest.own, slowest.own)


def _standards(table: Standards, course: Course) -> StandardsText:
    added_s = table.index(course.net_drop_m)
    return StandardsText(
        name=table.name,
        valid_for=table.valid_for,
        source=table.source,
        counts=added_s is not None,
        added=units.clock(added_s) if added_s else None,
        drop=units.height(course.net_drop_m, course.race.markers),
    )
