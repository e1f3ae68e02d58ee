/* The legs of a runner who keeps a pace: the twin of generator/pacing/legs.py. */
const AT_A_PLACE = -1;
const LAST_RUN_S = 1;

/** The name of a walk: a section and its cycle, or AT_A_PLACE and the number of an event. */
const walk_of = (section, cycle) => section * 1e6 + cycle;

/** Somebody on a course with a schedule of walks and a goal. Without walks the pace is null. */
function runner_of(effort, schedule, goal_s, walk_pace) {
  walk_pace ??= Infinity;
  return { effort, schedule, goal_s, walk_pace, events: events_of(effort, schedule, walk_pace) };
}

/** Run and walk by clock and place until the finish: { run_pace, legs, entries, skipped }.

    What is `settled` about walks, a Map, holds: true leaves them out. For the others the rules
    say, or they are taken. `shift` moves the walks by the clock by that share of their cycle; then
    `on_time` says when the runner comes to each event, as if in step until there. */
function follow(runner, run_pace, settled, start = {}, by_rule = true, shift = 0, on_time = null) {
  const { effort, schedule, goal_s, walk_pace, events } = runner;
  const { distances, length_m, drift, walked, walk_factors, run, run_factors } = effort;
  const legs = [],
    entries = [],
    skipped = [],
    last_walk_s = goal_s - LAST_RUN_S;
  let { at_s: now_s = 0, at_m: now_m = 0, halt_until_s = -Infinity } = start;
  const first = start.entry ?? { section: 0, at_s: 0, at_m: 0 };
  let i = stretch(effort, now_m);
  let doing = "run",
    leg_s = now_s,
    leg_m = now_m;
  let opening_s = schedule.opening_s && !first.section ? schedule.opening_s : Infinity;
  let upcoming = 1,
    ahead = 0;
  let section, walk_s, apart_s, cycle_s, first_s, last_to, plain, cycle, on, walk_at, walk_to_s;

  /** Start the cycle of a section. */
  function enter(entry) {
    entries.push(entry);
    section = entry.section;
    let run_s;
    [, run_s, walk_s, apart_s] = schedule.sections[section];
    cycle_s = run_s + walk_s;
    const offset_s = shift && run_s < Infinity ? Math.max(shift * cycle_s, -run_s) : 0;
    first_s = entry.at_s + run_s + offset_s;
    last_to = last_walk_s + offset_s;
    plain = !(apart_s || settled.size);
    cycle = 0;
    on = false;
    walk_at = first_s;
    walk_to_s = first_s + walk_s;
  }

  /** By the clock: is a walk over, is one due, is it taken? */
  function tick() {
    while (now_s >= walk_at && !(on && now_s < walk_to_s)) {
      if (on || now_s >= walk_to_s) on = false;
      else if (takes_walk()) {
        on = true;
        return;
      }
      cycle++;
      walk_at = first_s + cycle * cycle_s;
      walk_to_s = walk_at + walk_s;
    }
  }

  /** Whether the walk that is due is one of the plan's. */
  function takes_walk() {
    if (walk_to_s > last_to) return false;
    if (plain) return true;
    const walk = walk_of(section, cycle);
    let skips = settled.get(walk) ?? false;
    if (by_rule && apart_s && !settled.has(walk)) {
      const to_halt_m = events[ahead].halting_m - run_at(effort, i, now_m);
      skips = to_halt_m * run_pace < apart_s || walk_at - halt_until_s < apart_s;
    }
    if (skips) skipped.push(walk);
    return !skips;
  }

  function end_leg() {
    if (now_s > leg_s) {
      legs.push({ gait: doing, start_s: leg_s, end_s: now_s, start_m: leg_m, end_m: now_m });
    }
    leg_s = now_s;
    leg_m = now_m;
  }

  while (events[ahead].at_m < now_m) upcoming = Math.max(upcoming, events[ahead++].section);
  enter(first);
  for (;;) {
    const event = events[ahead];
    let arrives = false;
    while (!arrives && now_s < opening_s) {
      if (now_s >= walk_at) tick();
      const gait = on || now_s < halt_until_s ? "walk" : "run";
      if (gait !== doing) {
        end_leg();
        doing = gait;
      }
      let until_s = on ? walk_to_s : walk_at;
      if (!on && now_s < halt_until_s && halt_until_s < until_s) until_s = halt_until_s;
      until_s = Math.min(until_s, opening_s);
      if (gait === "walk") {
        const done = walked[i] + walk_factors[i] * (now_m - distances[i]);
        const target = done + (until_s - now_s) / walk_pace;
        arrives = target >= event.walk_m;
        if (arrives) now_s = now_s + (event.walk_m - done) * walk_pace;
        else {
          while (walked[i + 1] <= target) i++;
          now_m = distances[i] + (target - walked[i]) / walk_factors[i];
          now_s = until_s;
        }
      } else {
        const done = run_at(effort, i, now_m);
        const target = done + (until_s - now_s) / run_pace;
        arrives = target >= event.run_m;
        if (arrives) now_s = now_s + (event.run_m - done) * run_pace;
        else {
          while (run[i + 1] <= target) i++;
          const c = (target - run[i]) / run_factors[i];
          const q = 1 + drift * (distances[i] / length_m - 0.5);
          now_m = distances[i] + (2 * c) / (q + Math.sqrt(q * q + (2 * drift * c) / length_m));
          now_s = until_s;
        }
      }
    }
    if (!arrives) {
      enter({ section: upcoming, at_s: opening_s, at_m: now_m });
      opening_s = Infinity;
      continue;
    }
    now_m = event.at_m;
    i = event.stretch;
    if (ahead === events.length - 1) break;
    if (on_time) {
      end_leg();
      halt_until_s += on_time[ahead] - now_s;
      now_s = leg_s = on_time[ahead];
    }
    if (event.stand_s) {
      end_leg();
      const stands_to = now_s + event.stand_s;
      legs.push({ gait: "stand", start_s: now_s, end_s: stands_to, start_m: now_m, end_m: now_m });
      now_s = leg_s = halt_until_s = stands_to;
    }
    const opening = now_s < opening_s && opening_s < Infinity;
    if (event.section >= 0) {
      upcoming = event.section;
      if (!opening) {
        opening_s = Infinity;
        enter({ section: upcoming, at_s: now_s, at_m: now_m });
      }
    }
    const here = walk_of(AT_A_PLACE, ahead);
    if (event.walk_s) {
      if (settled.get(here) ?? (by_rule && opening)) skipped.push(here);
      else halt_until_s = now_s + event.walk_s;
    }
    ahead++;
  }
  end_leg();
  return { run_pace, legs, entries, skipped, end_s: legs.at(-1).end_s };
}

/** All that happens at places, in their order, the finish last.

    A walk that would carry the runner over the line is left out. */
function events_of(effort, { sections, halts }, walk_pace) {
  const { length_m } = effort;
  const finish_m = effort.walked.at(-1);
  const starts = new Map(),
    stops = new Map();
  sections.forEach(([from_m], k) => from_m > 0 && starts.set(from_m, k));
  halts.forEach((halt) => stops.set(halt[0], halt));
  let halting_m = Infinity;
  const events = [
    {
      at_m: length_m,
      stretch: effort.walk_factors.length - 1,
      run_m: effort.run.at(-1),
      walk_m: finish_m,
      stand_s: 0,
      section: -1,
      walk_s: 0,
      halting_m,
    },
  ];
  for (const at_m of [...new Set([...starts.keys(), ...stops.keys()])].sort((a, b) => b - a)) {
    if (at_m >= length_m) continue;
    const [, stand_s, seconds, metres] = stops.get(at_m) ?? [at_m, 0, 0, 0];
    const run_m = run_to(effort, at_m),
      walk_m = walk_to(effort, at_m);
    let walk_s = metres ? (walk_to(effort, at_m + metres) - walk_m) * walk_pace : seconds;
    if (at_m + metres >= length_m || walk_m + walk_s / walk_pace >= finish_m) walk_s = 0;
    if (walk_s || stand_s) halting_m = run_m;
    const section = starts.get(at_m) ?? -1;
    events.push({
      at_m,
      stretch: stretch(effort, at_m),
      run_m,
      walk_m,
      stand_s,
      section,
      walk_s,
      halting_m,
    });
  }
  return events.reverse();
}

/** Seconds of one gait in all. */
function spent_s(legs, gait) {
  let total_s = 0;
  for (const leg of legs) if (leg.gait === gait) total_s += leg.end_s - leg.start_s;
  return total_s;
}
