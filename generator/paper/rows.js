// What a row says: the same as generator/paper/rows.py, name by name, for one goal.

/** What stands between two marks, each kind once, the most telling first. */
const signs_of = (passings) =>
  MEANINGS.map(([kind]) => kind)
    .filter((kind) => passings.some(({ sign }) => sign == kind))
    .slice(0, MOST_SIGNS);

/**
 * The rows, the half among them, and the finish as the last. Every fifth row is black, every second
 * grey, the half between two bars.
 */
const rows_of = (guide, marks) => {
  const rows = [];
  const half_m = guide.race.distance / 2;
  const windows = guide.windows_by(marks);
  const add = (label, split, fill, window) => {
    const { passings } = split;
    const names = passings.filter(({ kind, what }) => kind == "landmark" && !lacks(what));
    rows.push({
      label,
      split,
      fill,
      bar: fill ? 0 : HALF_BAR_MM,
      window,
      signs: signs_of(passings),
      // The last landmark, as far as the typeface has the letters.
      landmark: names.slice(-1).map(({ what }) => what),
      // When the runner is on plan, in words; nothing where it is one second.
      on_plan: window && floor(window[0]) < floor(window[1]) ? [between(...window)] : [],
    });
  };
  let halved;
  guide.splits_by(marks).forEach((split, i) => {
    const at_m = split.distance_m;
    let fill = i % 5 > 3 ? "black" : i % 2 ? "tint" : "none";
    if (!halved && at_m > half_m - AT_THE_HALF_M) {
      halved = true;
      if (at_m < half_m + AT_THE_HALF_M) fill = "";
      else add("HALF", guide.halfway);
    }
    add(split.label.split(" ")[0], split, fill, windows[i]);
  });
  return rows;
};
