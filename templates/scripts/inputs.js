/* Reads what a runner typed, or what a URL says, forgivingly; or throws an error with suggestions.

   Errors have the form { say, offer }: a sentence, and texts to choose instead. */

const wrong = (say, offer = []) => ({ say, offer });

/** The numbers in a time, however it is written: `3:47:30`, `3.47.30`, `3h47`, `90 s`.

    As many as there are; three of them where the text says itself which is which. */
function numbers_of(text) {
  if (/^\d{1,3}(?:[:., ;-][0-5]\d){0,2}$/.test(text)) return text.split(/\D/).map(Number);
  const said =
    /^(?:(\d{1,2}) ?h[a-z]*)?[ :,]*(?:(\d{1,3}) ?(?:m[a-z]*|['′]|$))?[ :,]*(?:(\d{1,4}) ?(?:s[a-z]*|["″]|''|$))?$/.exec(
      text,
    );
  return said && text ? said.slice(1).map((number) => Number(number ?? 0)) : null;
}

/** The seconds in a time, from its numbers; the last counts units of `unit_s`. 0 without numbers. */
function seconds_of(numbers, unit_s = 1) {
  return (numbers ?? []).reduce((total, number) => total * 60 + number, 0) * unit_s;
}

/** The seconds in a finish time. `3:47` or `25` is in hours or in minutes, whichever can be run. */
function read_goal(text, distance_m) {
  const numbers = numbers_of(text);
  const choices = numbers?.length === 3 ? [1] : numbers?.length === 2 ? [60, 1] : [3600, 60];
  const readings = choices.map((unit_s) => seconds_of(numbers, unit_s)).filter((goal_s) => goal_s);
  if (!readings.length)
    throw wrong(`“${text}” is not a finish time; write hours:minutes:seconds like 3:47:30`);
  const goal_s = readings.find((reading) => !out_of_reach(distance_m, reading)) ?? readings[0];
  const nearest_s = nearest_in_reach(goal_s, distance_m);
  if (goal_s !== nearest_s) throw wrong(out_of_reach(distance_m, goal_s), [long_clock(nearest_s)]);
  return goal_s;
}

/** The nearest goal that a plan can have. */
function nearest_in_reach(goal_s, distance_m) {
  const [fastest_s, slowest_s] = reach(distance_m);
  return Math.min(Math.max(goal_s, Math.ceil(fastest_s)), Math.floor(slowest_s));
}

/** The goal for an average pace: the fastest one whose printed average is that pace. */
function read_average(text, unit, distance_m) {
  const [seconds, per] = pace_of(text, unit),
    unit_m = UNIT_M[per];
  const goal_s = Math.ceil((seconds / unit_m) * distance_m - 1e-6);
  const nearest_s = nearest_in_reach(goal_s, distance_m);
  if (goal_s === nearest_s) return goal_s;
  // Round towards goals that a plan can have.
  const round = goal_s < nearest_s ? Math.ceil : Math.floor;
  const nearest = `${clock(round((nearest_s * unit_m) / distance_m))} /${per}`;
  throw wrong(`an average of ${clock(seconds)} /${per} is out of reach of a plan; take`, [nearest]);
}

/** A pace like `8:34`, `5:20/km` or `9 min per mile`, as its seconds and its unit. */
function pace_of(text, unit) {
  const said = /^(.+?) ?(?:\/|per|a|an)? ?\b(mi|miles?|km|k|kilomet[a-z]+)$/.exec(text);
  const numbers = numbers_of(said ? said[1].trim() : text);
  const seconds = seconds_of(numbers, numbers?.length === 1 ? 60 : 1);
  if (!seconds)
    throw wrong(
      `“${text}” is not a pace; write minutes:seconds like ${unit === "mi" ? "8:40" : "5:20"} /${unit}`,
    );
  return [seconds, said ? (said[2][0] === "m" ? "mi" : "km") : unit];
}

/** A pace in seconds per metre. */
function read_pace(text, unit) {
  const [seconds, per] = pace_of(text, unit);
  return seconds / UNIT_M[per];
}

/** A walk pace in seconds per metre; what is too fast or too slow for a walk is an error. */
function read_walk(text, unit) {
  const walk_pace = read_pace(text, unit);
  if (walk_pace < 0.36 || walk_pace > 1.5) {
    throw wrong(
      `a walk is between 6:00 and 25:00 a kilometre; write a pace like ${pace(0.6214, unit)} /${unit}`,
    );
  }
  return walk_pace;
}

/** Seconds of running and walking; null for `continuous`. `75/25` is in seconds, `4/1` in minutes. */
function read_ratio(text) {
  if (/^(continuous|run|none|no walks?)$/.test(text)) return null;
  const parts = text.split(text.includes("/") ? "/" : ":").map((part) => part.trim());
  const bare = parts.map((part) => /^\d+$/.test(part) && Number(part));
  const [run, walk] = bare;
  if (run && walk > 4 && run < 10 !== walk < 10) {
    const offer = [
      [run * 60, walk],
      [run, walk],
    ].map(ratio);
    throw wrong(`“${text}” can be read as minutes or as seconds`, offer);
  }
  const read = (part, i) =>
    bare[i]
      ? bare[i] * (bare[i] < 10 || (run > 9 && walk < 10) ? 60 : 1)
      : seconds_of(numbers_of(part));
  const [run_s, walk_s] = parts.map(read);
  if (parts.length !== 2 || !run_s || !walk_s) {
    throw wrong(`“${text}” is not a run/walk ratio; write run/walk like 4:00/0:30, or`, [
      "continuous",
    ]);
  }
  if (run_s + walk_s < 10)
    throw wrong(`“${text}” is too short to follow; take`, ["0:15/0:15", "continuous"]);
  if (Math.max(run_s, walk_s) > 4 * 3600)
    throw wrong(`“${text}” is too long for a ratio; take`, ["4:00/0:30", "continuous"]);
  return [run_s, walk_s];
}

/** The marks that rows are for, as [of, every_m, unit]; null for those of the race. */
function read_marks(text, race) {
  if (!text) return null;
  if (text === "walk breaks" || (text === "aid stations" && race.aid.length))
    return [text, 0, null];
  const [, count, unit] = /^every (\d{1,3}(?:\.\d{1,3})?) ?(mi|km)$/.exec(text) ?? [];
  const every_m = count * UNIT_M[unit];
  if (race.distance / every_m >= 1 && race.distance / every_m <= 500)
    return ["distance", every_m, unit];
  throw wrong(`“${text}” is nothing that this race can have rows for; take`, [
    `every 5 ${race.markers}`,
  ]);
}

/** A percentage within limits, in steps of one half, like the sliders. */
function read_percent(text, least, most) {
  const nearest = Math.min(Math.max(Number(text) || 0, least), most);
  if (/^-?\d+(\.5)?$/.test(text) && Number(text) === nearest) return nearest;
  throw wrong(`“${text}” is not a percentage between ${least} and ${most} in steps of 0.5; take`, [
    decimal(nearest, 2),
  ]);
}

/** The state that a URL's fragment says, without unknown names, and with long texts cut short. */
function read_state(fragment) {
  const said = new URLSearchParams(fragment.slice(1));
  return Object.fromEntries(
    STATE.filter((name) => said.has(name)).map((name) => [
      name,
      [...said.get(name)].slice(0, 120).join(""),
    ]),
  );
}

/** The URL's fragment for a state. */
function state_said(state) {
  const plain = (text) =>
    encodeURIComponent(text).replace(/%(3A|2F|2C|20)/g, (code) =>
      code === "%20" ? "+" : decodeURIComponent(code),
    );
  return (
    "#" +
    STATE.filter((name) => state[name])
      .map((name) => `${name}=${plain(state[name])}`)
      .join("&")
  );
}

const STATE = [
  "race",
  "by",
  "goal",
  "ratio",
  "walk",
  "hills",
  "drift",
  "unit",
  "marks",
  "format",
  "wrist",
];
