/* A plan of a race with all that its tables and bands say: the twin of generator/pacing/guide.py. */
const WALK_PACES_PER_MILE = [
  [12 * 60 + 1e-6, 20 * 60],
  [9 * 60, 18 * 60],
  [0, 16 * 60],
];
const BEHIND_S = [
  [8 * 3600, [300, 900, 1800]],
  [3600, [30, 60, 120]],
  [0, [10, 20, 30]],
];
const STEPS_OUT = 16;
const NEARER_STEPS = 8;
const AT_THE_MARK_M = 50;
const MAX_GOAL_S = 48 * 3600;

/** The fastest and the slowest goal for a distance, in seconds. */
const reach = (distance_m) => [distance_m * 0.15, Math.min(distance_m * 1.2, MAX_GOAL_S)];

/** What is wrong with a goal for a distance, if anything. */
function out_of_reach(distance_m, goal_s) {
  const [fastest_s, slowest_s] = reach(distance_m);
  return fastest_s <= goal_s && goal_s <= slowest_s
    ? ""
    : `${long_clock(goal_s)} for ${distance(distance_m)} is out of reach of a plan; write a time ` +
        `between ${long_clock(fastest_s + 1)} and ${long_clock(slowest_s)}`;
}

/** The race's walk pace, or the default for the goal, in seconds per metre. */
function walk_pace_of(race, goal_s) {
  const goal_pace = (goal_s / race.distance) * UNIT_M.mi;
  return (
    race.walk_pace ?? WALK_PACES_PER_MILE.find(([from_s]) => goal_pace >= from_s)[1] / UNIT_M.mi
  );
}

/** A race as generator/pages/planner_data.py publishes it, with what the runner wants otherwise. */
function race_of(ground, wishes) {
  const said = { ...ground, ...wishes };
  const [of, every_m, unit] = said.marks ?? ["distance", UNIT_M[said.markers], said.markers];
  const [distances, elevations] = said.points;
  const [ease, ease_m] = said.ease;
  return {
    ...said,
    own_marks: !!said.marks,
    band_name: said.band,
    walk_pace: said.walk,
    aid_m: said.aid,
    rows: { of, every_m, unit },
    points: { distances, elevations },
    strategy: { ...said, ease, ease_m },
    sights: said.sights.map(([at_m, kind, what, stand_s, sign]) => {
      return { at_m, kind, what, stand_s, sign };
    }),
  };
}

/** When a runner walks: one of the race's own ways by its words, or a plain ratio; null: neither. */
function walks_of(ground, text, run_walk) {
  const [sections, halts, opening_s] = ground.schedules[text] ?? [
    [[0, run_walk?.[0] ?? null, run_walk?.[1] ?? 0, 0]],
    ground.halts,
    0,
  ];
  const schedule = {
    said: text,
    halts,
    opening_s,
    sections: sections.map(([from_m, run_s, ...walk]) => [from_m, run_s ?? Infinity, ...walk]),
  };
  return { text, schedule, plain: run_walk, has_walks: text !== "continuous" };
}

/** The plan for any goal. Throws a refusal. */
function plans_of(race, walks) {
  const effort = along(race.points, race.strategy);
  return (goal_s) => make_plan(effort, goal_s, walks.schedule, walk_pace_of(race, goal_s));
}

/** A guide: a race as it is to be run, a goal and its walks. Throws a refusal. */
function make_guide(race, goal_s, walks) {
  const at = plans_of(race, walks);
  let plan;
  try {
    plan = at(goal_s);
  } catch (refused) {
    throw { ...refused, nearest: () => nearest_of(at, refused) };
  }
  const missed = missed_by(race, plan);
  if (missed) {
    const reason = `${long_clock(goal_s)} with ${walks.text} ${missed}`;
    const nearest = () => in_time(race, at, goal_s);
    throw refusal(reason, nearest, "no goal makes them all with these walks", "makes them all");
  }
  return guide_of(race, goal_s, walks, plan);
}

/** A goal that works with the walk pace that follows from it, from one that works with this. */
function nearest_of(at, refused) {
  let nearest_s = refused.nearest();
  for (let step = 0; step < NEARER_STEPS && nearest_s !== null; step++) {
    try {
      at(nearest_s);
      return nearest_s;
    } catch (next) {
      nearest_s = next.nearest();
    }
  }
  return null;
}

/** The fastest goal whose plan asks for no faster a run than this pace. */
function goal_of_run(race, walks, run_pace) {
  const at = plans_of(race, walks);
  const too_fast = (goal_s) => {
    try {
      return at(goal_s).run_pace < run_pace;
    } catch (refused) {
      return refused.too === "fast";
    }
  };
  let [fast_s, slow_s] = reach(race.distance).map(Math.floor);
  while (slow_s - fast_s > 1) {
    const middle_s = Math.floor((fast_s + slow_s) / 2);
    if (too_fast(middle_s)) fast_s = middle_s;
    else slow_s = middle_s;
  }
  return slow_s;
}

/** The first cut-off that a plan misses, in words; nothing where it makes them all. */
function missed_by(race, plan) {
  for (const [at_m, where, by, by_s, of_day] of race.cutoffs) {
    for (const [wave, gun_s, delay_s] of race.starts.length ? race.starts : [["", 0, 0]]) {
      const margin_s = by_s - (of_day ? gun_s : 0) - (delay_s + plan.elapsed(at_m));
      if (margin_s < 0) {
        const from = wave && ` from ${wave}`;
        return `misses the cut-off at ${where} (${by})${from} by ${at_least(-margin_s)}`;
      }
    }
  }
  return "";
}

/** The slowest goal that makes every cut-off; null where none that can be run does. */
function in_time(race, at, late_s) {
  const makes_it = (goal_s) => {
    try {
      return !missed_by(race, at(goal_s));
    } catch {
      return null;
    }
  };
  let in_time_s = 0;
  while (late_s - in_time_s > 1) {
    const middle_s = Math.floor((late_s + in_time_s) / 2);
    if (makes_it(middle_s) === false) late_s = middle_s;
    else in_time_s = middle_s;
  }
  return makes_it(in_time_s) ? in_time_s : null;
}

function guide_of(race, goal_s, walks, plan) {
  const half_m = race.distance / 2,
    half_s = plan.elapsed(half_m);
  const walking_s = Math.floor(plan.walking_s),
    standing_s = Math.floor(plan.standing_s);
  const passings = race.sights.map((one) => ({ ...one, elapsed_s: plan.elapsed(one.at_m) }));
  let shifted;

  /** A computation for some marks, done once for each. */
  const once = (make) => {
    const made = {};
    return (marks) => (made[marks_said(marks) + marks.unit] ??= make(marks));
  };

  /** The main table by some marks. The last is the finish. */
  const splits_by = once((marks) => {
    let last_s = 0,
      next = 0;
    return places_of(race, plan, marks).map(([label, distance_m]) => {
      const elapsed_s = plan.elapsed(distance_m),
        first = next;
      const split_s = Math.floor(elapsed_s) - last_s;
      last_s = Math.floor(elapsed_s);
      while (passings[next]?.at_m <= distance_m + AT_THE_MARK_M) next++;
      return {
        label,
        distance_m,
        elapsed_s,
        clock: clock(elapsed_s),
        split: clock(split_s),
        gait: plan.gait(distance_m),
        passings: passings.slice(first, next),
      };
    });
  });

  /** For each split the earliest and the latest time that are on plan. */
  const windows_by = once((marks) => {
    const splits = splits_by(marks);
    if (!plan.by_the_clock) return splits.map(({ elapsed_s }) => [elapsed_s, elapsed_s]);
    shifted ??= steps_out(plan);
    let soonest_s = Infinity;
    return splits
      .toReversed()
      .map(({ distance_m, elapsed_s }) => {
        const times = [elapsed_s, ...shifted.map((other) => other.elapsed(distance_m))];
        soonest_s = Math.min(Math.max(...times), soonest_s);
        return [Math.min(...times), soonest_s];
      })
      .reverse();
  });

  /** How the goal comes about, in parts cut to the second that add up to it. */
  const sum = () => {
    let parts = [
      ["run ", goal_s - walking_s - standing_s],
      ["walk ", walking_s],
      ["stand ", standing_s],
    ];
    if (!(walking_s + standing_s)) {
      const first_s = Math.floor(half_s);
      parts = [
        ["halves ", first_s],
        ["", goal_s - first_s],
      ];
    }
    const said = parts.filter(([, part_s]) => part_s).map(([word, part_s]) => word + clock(part_s));
    return [...said.map((part, i) => (i ? "+ " : "") + part), `= ${clock(goal_s)}`];
  };

  return {
    ...plan,
    race,
    walks,
    half_s,
    splits_by,
    windows_by,
    sum: sum(),
    halfway: {
      label: "Half",
      distance_m: half_m,
      elapsed_s: half_s,
      clock: clock(half_s),
      split: clock(half_s),
      gait: plan.gait(half_m),
      passings: [],
    },
    watch_pace: plan.run_pace / (1 + race.watch),
    behind_s: BEHIND_S.find(([from_s]) => goal_s >= from_s)[1],
    catch_up: (late_s) => plan.catch_up(half_m, late_s),
  };
}

/** The same plan with its walks up to half a cycle late, and up to half a cycle early. */
function steps_out(plan) {
  const shifted = [];
  for (let step = -STEPS_OUT; step <= STEPS_OUT; step += plan.halts ? 1 : 2 * STEPS_OUT) {
    if (step) shifted.push(plan.out_of_step(step / STEPS_OUT / 2));
  }
  return shifted;
}

/** `every 5 km`, `aid stations`, `walk breaks`. */
function marks_said({ of, every_m }) {
  return of === "distance" ? `every ${distance(every_m)}` : of;
}

/** Label and place of every mark, and of the finish. */
function places_of(race, plan, marks) {
  const unit = marks.unit ?? race.markers;
  const places =
    marks.of === "aid stations"
      ? race.aid_m
      : marks.of === "walk breaks"
        ? plan.legs.filter((leg) => leg.gait === "walk" && leg.start_m).map((leg) => leg.start_m)
        : [...every(marks.every_m, race.distance)];
  return [...places.map((at_m) => [mark(at_m, unit), at_m]), ["Finish", race.distance]];
}
