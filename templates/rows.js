// What a row says: the same as generator/rows.py, name by name, for one goal.

/** What stands between two marks, each kind once, the most telling first. */
const signs_of = (passings) =>
  MEANINGS.map(([kind]) => kind)
    .filter((kind) => passings.some(({sign}) => sign == kind))
    .slice(0, MOST_SIGNS);

/** The rows, the half among them, and the finish as the last. */
const rows_of = (guide, marks) => {
  const rows = [];
  const half_m = guide.race.distance / 2;
  const windows = guide.windows_by(marks);
  const add = (label, split, kind, window) => {
    const {passings} = split;
    const names = passings.filter(({kind, what}) => kind == "landmark" && !lacks(what));
    rows.push({
      label,
      split,
      kind,
      window,
      signs: signs_of(passings),
      // The last landmark, as far as the typeface has the letters.
      landmark: names.slice(-1).map(({what}) => what),
      // When the runner is on plan, in words; nothing where it is one second.
      on_plan: window && floor(window[0]) < floor(window[1]) ? [between(...window)] : [],
    });
  };
  let halved;
  guide.splits_by(marks).forEach((split, i) => {
    const at_m = split.distance_m;
    let kind = i % 5 > 3 ? "fifth" : i % 2 ? "even" : "mark";
    if (!halved && at_m > half_m - AT_THE_HALF_M) {
      halved = true;
      if (at_m < half_m + AT_THE_HALF_M) kind = "half";
      else add("HALF", guide.halfway, "half");
    }
    add(split.label.split(" ")[0], split, kind, windows[i]);
  });
  return rows;
};

/** Every fifth row black, every second grey, the half between two bars. */
const row_ground = (pen, kind, width, height) => {
  const box = (y, high, fill) => pen.box(0, y, width, high, fill);
  if (kind == "fifth") box(0, height, "black");
  if (kind == "even") box(0, height, "tint");
  if (kind == "half") {
    box(0, HALF_BAR_MM, "black");
    box(height - HALF_BAR_MM, HALF_BAR_MM, "black");
  }
};
