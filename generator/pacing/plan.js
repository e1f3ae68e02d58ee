/* A plan is one function, `elapsed(at_m)`: the twin of generator/pacing/plan.py. */
const FASTEST_RUN = 0.15;
const TOLERANCE_S = 1e-5;
const ON_THE_GOAL_S = 1e-4;
const SLOWEST = 1.5;
const SCAN_S = 300;
const CLOSED_SCAN_S = 12 * 3600;
const LONG_STEPS = 24;
const MOST_WALKS = 5000;
const MOST_DECIDED = 60;
const BOLD_STEPS = 12;
const NEARLY = 2e-4;
const NO_GOAL =
  "no goal was found that works with these walks and this walk pace; walk slower, or less";

/** A plan that cannot be: why, and what to do. `nearest` looks for the nearest goal that works. */
function refusal(reason, nearest, way_out = NO_GOAL, works = "works") {
  return { reason, nearest, way_out, works };
}

/** A refusal in a sentence, with the nearest goal where one was found. */
function refusal_text({ reason, way_out, works }, nearest_s) {
  const nearest = `the nearest goal that ${works} is`;
  return `${reason}; ` + (nearest_s === null ? way_out : `${nearest} ${long_clock(nearest_s)}`);
}

/** Whether there are any. */
function has_walks({ sections, halts }) {
  return (
    sections.some(([, run_s]) => run_s < Infinity) ||
    halts.some(([, , walk_s, walk_m]) => walk_s || walk_m)
  );
}

/** The plan that reaches the finish at the goal, to the second. Throws a refusal. */
function make_plan(effort, goal_s, schedule, walk_pace) {
  const walks = has_walks(schedule);
  const search = search_of(effort, schedule, goal_s, walks ? walk_pace : null);
  for (const [, run_s, walk_s] of schedule.sections) {
    if (goal_s / (run_s + walk_s) > MOST_WALKS) {
      const reason = `${named(search)} asks for more than ${MOST_WALKS} walks`;
      throw refusal(reason, () => null, "take a ratio with longer runs and walks");
    }
  }
  const found = solve(search);
  if (found.too) throw why_not(search, found.too);
  const settled = all_left_out(found.way?.skipped ?? []);
  return plan_of(
    search,
    found.run_pace,
    settled,
    found.way ?? follow(search, found.run_pace, settled, {}, false),
  );
}

/** Places and times of a plan whose legs are known. */
function plan_of(search, run_pace, settled, way) {
  const { effort, schedule, goal_s, walk_pace } = search;
  const legs = [...way.legs],
    last = legs.pop();
  const on_goal = Math.abs(last.end_s - goal_s) <= ON_THE_GOAL_S;
  legs.push(on_goal ? { ...last, end_s: goal_s } : last);
  const starts = legs.map((leg) => leg.start_m);

  /** Seconds on the clock on coming to a place, start to finish. */
  function elapsed(at_m) {
    if (at_m >= effort.length_m) return whole(legs.at(-1).end_s);
    const leg = legs[Math.max(bisect(starts, at_m), 1) - 1];
    const running = leg.gait === "run",
      to = running ? run_to : walk_to;
    const pace = running ? run_pace : walk_pace < Infinity ? walk_pace : 0;
    return whole(leg.start_s + pace * (to(effort, at_m) - to(effort, leg.start_m)));
  }

  /** What the runner does at a place; where a leg ends, the next one's. */
  function gait(at_m) {
    return legs[Math.max(bisect(starts, at_m, true), 1) - 1].gait;
  }

  /** The same paces with every walk by the clock this share of a cycle later. */
  function out_of_step(cycles) {
    const on_time = search.events.map((event) => elapsed(event.at_m));
    return plan_of(
      search,
      run_pace,
      settled,
      follow(search, run_pace, settled, {}, false, cycles, on_time),
    );
  }

  /** The flat run pace from a place to the goal for who comes there this much late, or null. */
  function catch_up(from_m, late_s) {
    const at_s = elapsed(from_m) + late_s;
    let halt_until_s = -Infinity;
    search.events.forEach((event, e) => {
      if (event.walk_s && event.at_m < from_m && !settled.has(walk_of(AT_A_PLACE, e))) {
        halt_until_s = Math.max(halt_until_s, elapsed(event.at_m) + event.stand_s + event.walk_s + late_s);
      }
    });
    const entry = way.entries.findLast((entry) => entry.at_m <= from_m);
    const running_s = goal_s - at_s;
    const guess = late_s < running_s ? run_pace * (1 - late_s / running_s) : FASTEST_RUN;
    return close_in(search, guess, settled, { at_s, at_m: from_m, entry, halt_until_s }).run_pace ?? null;
  }

  return {
    goal_s,
    run_pace,
    legs,
    elapsed,
    gait,
    out_of_step,
    catch_up,
    walk_pace: walk_pace < Infinity ? walk_pace : null,
    has_walks: has_walks(schedule),
    by_the_clock: schedule.sections.some(([, , walk_s]) => walk_s),
    halts: schedule.halts.length > 0,
    walk_breaks: legs.filter((leg) => leg.gait === "walk").length,
    walking_s: whole(spent_s(legs, "walk")),
    standing_s: whole(spent_s(legs, "stand")),
  };
}

/** How many walks by the clock are followed by running before the goal. */
function count_walks(goal_s, run_s, walk_s) {
  return Math.floor((goal_s - 1) / (run_s + walk_s));
}

const all_left_out = (walks) => new Map(walks.map((walk) => [walk, true]));

/** A runner whose run pace is to be found. */
function search_of(effort, schedule, goal_s, walk_pace) {
  const search = runner_of(effort, schedule, goal_s, walk_pace);
  // Then the position in effort is running time / run pace + walking time / walk pace.
  search.has_closed_form =
    !has_walks(schedule) ||
    (search.events.length === 1 && schedule.sections.length === 1 && effort.same_for_both);
  return search;
}

/** The flat run pace, and the way where one had to be gone to find it; or what is too far. */
function solve(search) {
  const run_pace = guess_of(search);
  if (!search.has_closed_form) return reach_goal(search, run_pace);
  if (run_pace < FASTEST_RUN) return { too: "fast" };
  return run_pace < search.walk_pace ? { run_pace } : { too: "slow" };
}

/** The flat run pace, exact where there is a closed form and else near. */
function guess_of({ effort, schedule, goal_s, walk_pace, events }) {
  let standing_s = 0,
    walking_s = 0,
    halts = 0;
  for (const event of events) {
    standing_s += event.stand_s;
    walking_s += event.walk_s;
    halts += event.walk_s > 0;
  }
  const [, run_s, walk_s, apart_s] = schedule.sections[0];
  if (run_s < Infinity) {
    const near = apart_s ? (2 * apart_s + walk_s) / (run_s + walk_s) : 0;
    walking_s += (count_walks(goal_s, run_s, walk_s) - halts * Math.min(near, 1)) * walk_s;
  }
  const run_m = effort.run.at(-1) - walking_s / walk_pace;
  return run_m > 0 ? (goal_s - standing_s - walking_s) / run_m : Infinity;
}

/** The way that ends at the goal, running. */
function reach_goal(search, guess) {
  const { schedule } = search;
  let skipped = [];
  // Walks may leave or join the plan as the pace changes.
  if (
    (schedule.opening_s && schedule.halts.length) ||
    schedule.sections.some(([, , , apart_s]) => apart_s)
  ) {
    const near = settle(search, guess);
    skipped = near.skipped;
    guess = nearer(near, near.end_s - search.goal_s);
  }
  const found = close_in(search, guess, all_left_out(skipped));
  return found.too ? found : { run_pace: found.run_pace, way: found };
}

/** A way near the goal that leaves out the walks which are to be left out; see the Python twin. */
function settle(search, guess) {
  const { goal_s } = search,
    settled = new Map();
  const with_walk = (walk, skips) => new Map(settled).set(walk, skips);
  let [fast, slow] = come_near(search, guess, settled);
  while (fast.end_s < goal_s && goal_s <= slow.end_s && settled.size < MOST_DECIDED) {
    const disputed = [
      ...fast.skipped.filter((walk) => !slow.skipped.includes(walk)),
      ...slow.skipped.filter((walk) => !fast.skipped.includes(walk)),
    ].filter((walk) => !settled.has(walk));
    if (!disputed.length) break;
    const walk = Math.min(...disputed);
    const skipped = fast.skipped.includes(walk);
    const as_fast = follow(search, slow.run_pace, with_walk(walk, skipped));
    const as_slow = follow(search, fast.run_pace, with_walk(walk, !skipped));
    const early_s = goal_s - as_fast.end_s,
      late_s = as_slow.end_s - goal_s;
    const takes_fast = early_s <= late_s;
    settled.set(walk, takes_fast ? skipped : !skipped);
    if (takes_fast && early_s <= 0) slow = as_fast;
    else if (!takes_fast && late_s < 0) fast = as_slow;
    else {
      const near = takes_fast ? as_fast : as_slow;
      [fast, slow] = come_near(search, nearer(near, near.end_s - goal_s), settled);
    }
  }
  return fast;
}

/** Two ways by the rules, at paces that differ by less than NEARLY and lie about the goal's. */
function come_near(search, guess, settled) {
  let fast = FASTEST_RUN,
    slow = search.walk_pace,
    reach = 1,
    early,
    late;
  let pace = Math.min(Math.max(guess, fast), slow);
  for (;;) {
    const way = follow(search, pace, settled);
    const late_s = way.end_s - search.goal_s;
    if (Math.abs(late_s) <= TOLERANCE_S) return [way, way];
    if (late_s < 0) {
      fast = Math.max(fast, pace);
      early = way;
    } else {
      slow = Math.min(slow, pace);
      late = way;
    }
    if (slow - fast <= NEARLY * pace) return [early ?? way, late ?? way];
    let following = pace + reach * (nearer(way, late_s) - pace);
    if ((early && late) || !(fast < following && following < slow)) following = (fast + slow) * 0.5;
    reach *= 1.5;
    pace = following;
  }
}

/** The way without these walks that ends at the goal, or what is too far. */
function close_in(search, guess, settled, start) {
  const { goal_s, walk_pace } = search;
  let fast = FASTEST_RUN * (1 - 1e-12),
    slow = walk_pace;
  let pace = guess,
    last_pace = 0,
    last_late_s = 0,
    within = false;
  const at = (run_pace) => follow(search, run_pace, settled, start, false);
  const inside = () => fast < pace && pace < slow;
  for (let step = 1; ; step++) {
    if (!inside() && !within) {
      if (at(FASTEST_RUN).end_s > goal_s + TOLERANCE_S) return { too: "fast" };
      if (slow < Infinity && at(walk_pace).end_s < goal_s - TOLERANCE_S) return { too: "slow" };
      within = true;
    }
    if (!inside() && slow < Infinity) pace = (fast + slow) * 0.5;
    if (!inside()) break;
    const way = at(pace);
    const late_s = way.end_s - goal_s;
    if (Math.abs(late_s) <= TOLERANCE_S) return way;
    if (late_s < 0) fast = pace;
    else slow = pace;
    let following = (fast + slow) * 0.5;
    if (step === 1) following = nearer(way, late_s);
    else if (step <= BOLD_STEPS && late_s !== last_late_s) {
      following = pace - (late_s * (pace - last_pace)) / (late_s - last_late_s);
    }
    last_pace = pace;
    last_late_s = late_s;
    pace = following;
  }
  return { too: slow === walk_pace && slow < Infinity ? "slow" : "fast" };
}

/** A run pace that makes up for being late, as far as it is made up for by running alone. */
function nearer(way, late_s) {
  return way.run_pace * (1 - late_s / spent_s(way.legs, "run"));
}

/** Why no plan reaches this goal, and the nearest goal that one reaches. */
function why_not(search, too) {
  const { walk_pace } = search;
  const reason =
    too === "slow"
      ? `leaves no running faster than the walk at ${pace(walk_pace, "mi")} /mi or ${pace(walk_pace, "km")} /km`
      : "needs running faster than 2:30 /km";
  return { too, ...refusal(`${named(search)} ${reason}`, () => nearest_goal(search, too)) };
}

/** The goal next to this one that a plan reaches: second by second, then in long steps. */
function nearest_goal(search, too) {
  const { goal_s, schedule, effort, walk_pace, has_closed_form } = search;
  const way = too === "fast" ? 1 : -1;
  for (let step = 1; step <= (has_closed_form ? CLOSED_SCAN_S : SCAN_S); step++) {
    if (possible(search, goal_s + way * step)) return goal_s + way * step;
  }
  let standing_s = 0;
  for (const [, stand_s] of schedule.halts) standing_s += stand_s;
  const ends_s =
    too === "slow"
      ? standing_s + FASTEST_RUN * effort.run.at(-1)
      : standing_s + 0.999 * Math.min(walk_pace, SLOWEST) * effort.walked.at(-1);
  let fails_s = goal_s,
    works_s;
  for (let step = 1; ; step++) {
    if (step > LONG_STEPS) return null;
    works_s = goal_s + Math.floor(((ends_s - goal_s) * step) / LONG_STEPS);
    if (possible(search, works_s)) break;
    fails_s = works_s;
  }
  while (Math.abs(works_s - fails_s) > 1) {
    const middle_s = Math.floor((works_s + fails_s) / 2);
    if (possible(search, middle_s)) works_s = middle_s;
    else fails_s = middle_s;
  }
  return works_s;
}

function named({ goal_s, schedule }) {
  return long_clock(goal_s) + (has_walks(schedule) ? ` with ${schedule.said}` : "");
}

function possible(search, goal_s) {
  return goal_s > 0 && !solve({ ...search, goal_s }).too;
}

/** Seconds, without the float noise that would cost a whole second its printed digit. */
function whole(seconds) {
  const nearest = Math.floor(seconds + 0.5);
  return Math.abs(seconds - nearest) < 1e-6 ? nearest : seconds;
}
