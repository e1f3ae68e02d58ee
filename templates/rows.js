// What a row says: the same as generator/rows.py, name by name, for one goal.

/** The rows before the finish, the half among them; and the finish. */
const rows_of = (guide, marks) => {
  const splits = guide.splits_by(marks);
  const windows = guide.windows_by(marks);
  const half_m = guide.race.distance / 2;
  const rows = [];
  let half = {label: "HALF", split: guide.halfway, kind: "half", passings: []};
  splits.slice(0, -1).forEach((split, i) => {
    const {label, distance_m, passings} = split;
    let kind = i % 5 == 4 ? "fifth" : i % 2 ? "even" : "mark";
    if (half && distance_m > half_m - AT_THE_HALF_M) {
      if (distance_m < half_m + AT_THE_HALF_M) kind = "half";
      else rows.push(half);
      half = null;
    }
    rows.push({label: label.split(" ")[0], split, kind, passings, window: windows[i]});
  });
  if (half) rows.push(half);
  return [rows, splits.at(-1)];
};

/** When the runner is on plan, in words; nothing where it is one second. */
const window_of = ({window}) =>
  window && Math.floor(window[0]) < Math.floor(window[1]) ? [between(...window)] : [];

/** Every fifth row black, every second grey, the half between two bars. */
const row_ground = (pen, kind, width, height) => {
  if (kind == "fifth") pen.box(0, 0, width, height, "black");
  if (kind == "even") pen.box(0, 0, width, height, "tint");
  if (kind == "half") {
    pen.box(0, 0, width, HALF_BAR_MM, "black");
    pen.box(0, height - HALF_BAR_MM, width, HALF_BAR_MM, "black");
  }
};

/** What stands between two marks, each kind once, the most telling first. */
const signs_of = (passings) =>
  MEANINGS.map(([kind]) => kind).filter((kind) => passings.some(({sign}) => sign == kind));
