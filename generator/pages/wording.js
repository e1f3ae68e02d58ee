/* A plan in words and tables: the twin of generator/pages/plan.py and wording.py, and of the tables
   in templates/parts/tables.html. */

/** A pace in the race's unit first, then in the other one. */
function both_paces(seconds_per_metre, { markers }, say = pace) {
  return [markers, markers === "mi" ? "km" : "mi"].map(
    (unit) => `${say(seconds_per_metre, unit)} /${unit}`,
  );
}

/** What has a row, one of them: `mile`, `5 km`, `aid station`. */
function mark_word({ of, every_m }) {
  if (of !== "distance") return of.slice(0, -1);
  const length = distance(every_m);
  return { "1 mi": "mile", "1 km": "kilometre" }[length] ?? length;
}

/** What the words of a page have slots for. */
function plan_data(guide) {
  const { race, walks, goal_s, half_s, walk_breaks } = guide;
  return {
    race: race.name,
    goal: clock(goal_s),
    ratio: walks.text,
    plain: walks.plain?.map(clock),
    run: both_paces(guide.run_pace, race, fine_pace),
    watch: race.watch && both_paces(guide.watch_pace, race, fine_pace),
    walk: guide.has_walks && both_paces(guide.walk_pace, race),
    breaks: walk_breaks && `${walk_breaks} walk break${walk_breaks === 1 ? "" : "s"}`,
    count: walk_breaks,
    walking: clock(guide.walking_s),
    average: both_paces(goal_s / race.distance, race),
    halves: [clock(half_s), clock(goal_s - Math.floor(half_s))],
    standing: guide.standing_s && clock(guide.standing_s),
    mark: mark_word(race.rows),
    flat: race.hilly && " on the flat",
    reads: race.watch && [percent(Math.abs(race.watch)), race.watch > 0 ? "long" : "short"],
  };
}

/** The main table. */
function splits_table(guide) {
  const { race, has_walks, by_the_clock } = guide,
    { rows, markers, starts } = race;
  const windows = guide.windows_by(rows);
  const [, gun_s, delay_s] = starts[0] ?? [];
  const day = starts.length === 1 && (gun_s === null ? "Since the gun" : "Time of day");
  const of_day = (elapsed_s) => {
    const since_s = delay_s + elapsed_s;
    return gun_s === null ? clock(since_s) : time_of_day(gun_s + since_s);
  };
  const head = race.own_marks && rows.of === "distance" ? "mark" : mark_word(rows);
  const passed =
    (split) =>
    ({ kind, what, at_m, elapsed_s, stand_s }) => {
      const near = Math.abs(at_m - split.distance_m) <= AT_THE_MARK_M;
      const where = near
        ? ""
        : ` <span class="quiet">${place(at_m, markers)}, ${clock(elapsed_s)}</span>`;
      const stop = stand_s ? ` <b>stop ${clock(stand_s)}</b>` : "";
      return `<span class="${kind}">${escaped(what)}${where}${stop}</span>`;
    };
  const column = (text, more) => `<th${more ? ' class="more"' : ""} scope="col">${text}</th>`;
  const body = guide
    .splits_by(rows)
    .map((split, i, all) => [
      `<tr${i + 1 < all.length ? "" : ' class="finish"'}><th scope="row">${split.label}</th>`,
      `<td class="clock">${split.clock}</td><td>${split.split}</td>`,
      has_walks &&
        `<td>${split.gait === "walk" ? '<span class="walk-box">walk</span>' : split.gait}</td>`,
      day && `<td class="day" data-what="${day} ">${of_day(split.elapsed_s)}</td>`,
      by_the_clock &&
        `<td class="window">${windows[i].map(clock).join('<span class="to">–</span>')}</td>`,
      `<td class="passings">${split.passings.map(passed(split)).join("")}</td></tr>`,
    ]);
  return table(
    "splits",
    [
      column(head[0].toUpperCase() + head.slice(1)),
      column("Clock"),
      column("Split"),
      has_walks && column("You are"),
      day && column(day, true),
      by_the_clock && column("On plan", true),
      column("On the way", true),
    ],
    body,
  );
}

/** A line for each run and the break after it: when and where each starts, how long it is. */
function cycles_table({ legs, race, walks }) {
  const lengths = !walks.plain;
  const cells = (leg) =>
    `<td>${leg ? clock(leg.start_s) : ""}</td><td>${leg ? place(leg.start_m, race.markers) : ""}</td>`;
  const body = [];
  let run;
  for (const leg of legs) {
    if (leg.gait === "run") {
      run = leg;
      continue;
    }
    const lasts = `${leg.gait === "stand" ? "stop " : ""}for ${lasting(leg.end_s - leg.start_s)}`;
    body.push(cells(run) + cells(leg) + (lengths ? `<td>${lasts}</td>` : ""));
    run = null;
  }
  body.push(`${cells(run)}<td>to the finish</td><td></td>${lengths ? "<td></td>" : ""}`);
  const head = `<th scope="col">No.</th><th scope="col" colspan="2">Run from</th><th scope="col" colspan="${lengths ? 3 : 2}">Walk from</th>`;
  return table(
    "cycles",
    [head],
    body.map((row, i) => [`<tr><th scope="row">${i + 1}</th>${row}</tr>`]),
  );
}

/** A table; what is not there is left out. */
function table(kind, head, body) {
  const row = (cells) => cells.filter((cell) => cell).join("");
  return `<table class="${kind}"><thead><tr>${row(head)}</tr></thead><tbody>${body.map(row).join("")}</tbody></table>`;
}
