"""One runner, simulated in small steps of time: slow, and written without looking at the solver.

Pace. Walking at a place x takes walk_pace * F(x) seconds a metre, running
run_pace * F(x) * E(x) * (1 + drift * (x / D - 1/2)), D being the length. E is 1 + ease before
ease_m and 1 from there on. F follows from the slope of the profile at x, a grade of g
percent, clamped to 20: f = 1 + 0.02863 g + 0.00167 g^2; s = hills * (f - 1); where s < 0, s is
multiplied by downhill; F = 1 + s. Where altitude counts, m being the mean elevation of the two ends
of the piece (the pieces are cut at ease_m), m > 300 makes it F * (1 + altitude * (m - 300) / 1000).

Places. When the runner gets to one, in this order:

1. She stands for stand_s of the halt there.
2. The section that starts there begins.
3. She walks for walk_s, or for as long as walking walk_m takes; but not if that would carry her to
   the finish, and not during the opening. Standing at the next halt does not prolong the walk.

Opening. If there is one, section 0 lasts until the clock shows opening_s and no other begins
before. Then begins the last of the others that starts at or before the place she is at.

Clock. A section with a ratio that begins at t0 has walks in [t0 + n * (run_s + walk_s) + run_s,
t0 + (n + 1) * (run_s + walk_s)), n = 0, 1, 2, ... They go on while she stands. A new section ends
those of the one before. Whether a walk is taken is decided when it starts. It is left out if it
would end later than goal_s - 1, and so are all after it. If `skipped` is given, it holds all others
that are left out, as (section, n). Else a walk is left out if skip_within_s > 0 and

- a halt is going on, or ended less than skip_within_s before; or
- running on, she would get to the next halt in less than skip_within_s. A halt whose walk the
  finish rules out and that has no standing does not count.

Gait. She stands if a halt has her stand; else she walks if a halt's walk or a walk by the clock is
going on; else she runs.
"""

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from generator.pacing.effort import Strategy
from generator.pacing.profile import Profile
from generator.race.schedule import Halt, Schedule, Section


@dataclass(frozen=True)
class _Piece:
    """A piece of the course with one slope, and seconds per metre on it."""

    from_m: float
    to_m: float
    run: float
    """Before drift."""
    walk: float


@dataclass(frozen=True)
class _Race:
    """All that is known before the start."""

    length_m: float
    pieces: tuple[_Piece, ...]
    drift: float
    sections: tuple[Section, ...]
    halts: dict[float, Halt]
    """By place, without walks that the finish rules out and without halts that then do nothing."""
    opening_s: float
    goal_s: float
    skipped: AbstractSet[tuple[int, int]] | None
    step_s: float


@dataclass(frozen=True)
class _State:
    """What the runner is in the middle of; only events change it."""

    opening: bool
    section: int = 0
    began_s: float = 0.0
    cycle: int = 0
    """n, counted from the beginning of the section."""
    in_walk: bool = False
    """Whether the second part of the cycle is going on, walked or left out."""
    walk_taken: bool = False
    at_place: float | None = None
    """A place that she has got to, if its section and its walk are still to come."""
    stand_until_s: float = -inf
    halt_walk_until_s: float = -inf


def simulate(
    profile: Profile,
    strategy: Strategy,
    schedule: Schedule,
    run_pace: float,
    walk_pace: float | None,
    goal_s: float,
    marks: Sequence[float],
    *,
    skipped: AbstractSet[tuple[int, int]] | None = None,
    step_s: float = 0.02,
) -> list[float]:
    """When the runner first gets to each of the marks, in seconds; the last mark is the finish."""
    assert walk_pace is not None or not schedule.has_walks
    length_m = profile.length_m
    pieces = _pieces(profile, strategy, run_pace, inf if walk_pace is None else walk_pace)
    race = _Race(
        length_m,
        pieces,
        strategy.drift,
        schedule.sections,
        _real_halts(schedule.halts, pieces, length_m),
        schedule.opening_s,
        goal_s,
        skipped,
        step_s,
    )
    places = {piece.to_m for piece in pieces} | set(marks) | set(race.halts)
    places |= {section.from_m for section in race.sections}

    now_s, at_m = 0.0, 0.0
    reached = {0.0: 0.0}
    state = _State(opening=race.opening_s > 0)
    for place in sorted(place for place in places if 0 < place <= length_m):
        while at_m < place:
            state = _at_time(race, state, now_s, at_m)
            until_s = _next_time(race, state, now_s)
            if now_s < state.stand_until_s:
                now_s = until_s
            else:
                walking = now_s < state.halt_walk_until_s or state.walk_taken
                now_s, at_m = _move(race, now_s, at_m, until_s, place, walking=walking)
        reached[place] = now_s
        state = _at_place(race, state, now_s, place)
    return [reached[mark] for mark in marks]


def _pieces(
    profile: Profile, strategy: Strategy, run_pace: float, walk_pace: float
) -> tuple[_Piece, ...]:
    """The course in pieces on which the pace is constant but for drift."""
    pieces = []
    points = zip(profile.distances, profile.elevations, strict=True)
    for (x0, y0), (x1, y1) in pairwise(points):
        slope = (y1 - y0) / (x1 - x0)
        cuts = [x0, strategy.ease_m, x1] if x0 < strategy.ease_m < x1 else [x0, x1]
        for from_m, to_m in pairwise(cuts):
            mean_elevation_m = y0 + slope * ((from_m + to_m) / 2 - x0)
            factor = _slope_factor(100 * slope, strategy)
            if strategy.altitude > 0 and mean_elevation_m > 300:
                factor *= 1 + strategy.altitude * (mean_elevation_m - 300) / 1000
            ease = 1 + strategy.ease if from_m < strategy.ease_m else 1.0
            pieces.append(_Piece(from_m, to_m, run_pace * factor * ease, walk_pace * factor))
    return tuple(pieces)


def _slope_factor(grade_percent: float, strategy: Strategy) -> float:
    g = max(-20.0, min(20.0, grade_percent))
    s = strategy.hills * ((1 + 0.02863 * g + 0.00167 * g * g) - 1)
    if s < 0:
        s *= strategy.downhill
    return 1 + s


def _real_halts(
    halts: Sequence[Halt], pieces: Sequence[_Piece], length_m: float
) -> dict[float, Halt]:
    real = {}
    for halt in halts:
        assert 0 < halt.at_m < length_m
        if halt.walk_m > 0:
            too_late = halt.at_m + halt.walk_m >= length_m
        else:
            too_late = _walking_s(pieces, halt.at_m, length_m) <= halt.walk_s
        kept = halt._replace(walk_s=0.0, walk_m=0.0) if too_late else halt
        if kept.stand_s or kept.walk_s or kept.walk_m:
            real[halt.at_m] = kept
    return real


def _walking_s(pieces: Sequence[_Piece], from_m: float, to_m: float) -> float:
    """How long walking from one place to another takes."""
    total_s = 0.0
    for piece in pieces:
        start_m, end_m = max(from_m, piece.from_m), min(to_m, piece.to_m)
        if start_m < end_m:
            total_s += (end_m - start_m) * piece.walk
    return total_s


def _running_s(race: _Race, from_m: float, to_m: float) -> float:
    """How long running from one place to another takes: on a piece, as at the pace of its middle."""
    total_s = 0.0
    for piece in race.pieces:
        start_m, end_m = max(from_m, piece.from_m), min(to_m, piece.to_m)
        if start_m < end_m:
            middle_m = (start_m + end_m) / 2
            drift = 1 + race.drift * (middle_m / race.length_m - 0.5)
            total_s += (end_m - start_m) * piece.run * drift
    return total_s


def _move(
    race: _Race, now_s: float, at_m: float, until_s: float, place: float, *, walking: bool
) -> tuple[float, float]:
    """Run or walk on in small steps until a time or to a place, within one piece."""
    piece = race.pieces[bisect_right(race.pieces, at_m, key=lambda piece: piece.from_m) - 1]
    pace, drift = (piece.walk, 0.0) if walking else (piece.run, race.drift)
    length_m, step_s = race.length_m, race.step_s
    while now_s < until_s:
        next_s = min(now_s + step_s, until_s)
        halfway_m = at_m + (next_s - now_s) / 2 / (pace * (1 + drift * (at_m / length_m - 0.5)))
        speed = 1 / (pace * (1 + drift * (halfway_m / length_m - 0.5)))
        next_m = at_m + speed * (next_s - now_s)
        if next_m >= place:
            return now_s + (place - at_m) / speed, place
        now_s, at_m = next_s, next_m
    return now_s, at_m


def _at_place(race: _Race, state: _State, now_s: float, place: float) -> _State:
    """Get to a place, and begin to stand there before anything else happens."""
    halt = race.halts.get(place)
    if halt and halt.stand_s:
        state = replace(state, stand_until_s=now_s + halt.stand_s)
    return replace(state, at_place=place)


def _at_time(race: _Race, state: _State, now_s: float, at_m: float) -> _State:
    """Do all that is due at this moment."""
    if state.opening and now_s >= race.opening_s:
        section = max(k for k, s in enumerate(race.sections) if k >= 1 and s.from_m <= at_m)
        state = _begin(replace(state, opening=False), section, now_s)
    if state.at_place is not None and now_s >= state.stand_until_s:
        state = _after_standing(race, state, now_s, state.at_place)
    while now_s >= _cycle_time(race, state):
        if state.in_walk:
            state = replace(state, in_walk=False, walk_taken=False, cycle=state.cycle + 1)
        else:
            walk_taken = _takes_walk(race, state, now_s, at_m)
            state = replace(state, in_walk=True, walk_taken=walk_taken)
    return state


def _after_standing(race: _Race, state: _State, now_s: float, place: float) -> _State:
    """The section that starts at a place begins, then the walk there."""
    state = replace(state, at_place=None)
    if state.opening:
        return state
    for k, section in enumerate(race.sections):
        if section.from_m == place:
            state = _begin(state, k, now_s)
    halt = race.halts.get(place)
    if halt and (halt.walk_s or halt.walk_m):
        walk_s = (
            _walking_s(race.pieces, place, place + halt.walk_m) if halt.walk_m > 0 else halt.walk_s
        )
        until_s = max(state.halt_walk_until_s, now_s + walk_s)
        state = replace(state, halt_walk_until_s=until_s)
    return state


def _begin(state: _State, section: int, now_s: float) -> _State:
    return replace(state, section=section, began_s=now_s, cycle=0, in_walk=False, walk_taken=False)


def _cycle_time(race: _Race, state: _State) -> float:
    """When the next walk by the clock starts, or the one going on ends."""
    section = race.sections[state.section]
    if section.ratio is None:
        return inf
    run_s, walk_s = section.ratio
    if state.in_walk:
        return state.began_s + (state.cycle + 1) * (run_s + walk_s)
    return state.began_s + state.cycle * (run_s + walk_s) + run_s


def _next_time(race: _Race, state: _State, now_s: float) -> float:
    """When something happens next, wherever she is."""
    times = [_cycle_time(race, state), state.stand_until_s, state.halt_walk_until_s]
    if state.opening:
        times.append(race.opening_s)
    return min(time for time in times if time > now_s)


def _takes_walk(race: _Race, state: _State, now_s: float, at_m: float) -> bool:
    """Whether the walk by the clock that starts now is taken."""
    section = race.sections[state.section]
    if _cycle_time(race, replace(state, in_walk=True)) > race.goal_s - 1:
        return False
    if race.skipped is not None:
        return (state.section, state.cycle) not in race.skipped
    if section.skip_within_s > 0:
        if now_s - max(state.stand_until_s, state.halt_walk_until_s) < section.skip_within_s:
            return False
        ahead = [place for place in race.halts if place > at_m]
        if ahead and _running_s(race, at_m, min(ahead)) < section.skip_within_s:
            return False
    return True
