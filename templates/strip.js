// A strip of paper with rows on it: the same as generator/strip.py, name by name, for one goal.

const words_of = (text) => text.trim().split(/\s+/);

/** What cannot be, why, and what would: keys of formats, and marks. */
const refuse = (refused, formats = [], marks = null) => {
  throw {refused, formats, marks};
};

/** What to run after halfway, if late there; nothing where that would not do. */
const catch_up_lines = (guide) => {
  const unit = guide.race.markers;
  const late_s = guide.behind_s[1];
  const run = guide.catch_up(late_s);
  if (run == null) return [];
  return [
    `half ${clock(guide.half_s)}`,
    `${clock(late_s)} late there:`,
    `run ${fine_pace(run, unit)} /${unit}`,
  ];
};

/** Draw one side of a strip; tells the size of the times, whether it may be cut, shows windows. */
const lay_face = (pen, guide, form, width, marks) => {
  const {race, walks, by_the_clock, cadence} = guide;
  const {along, notes_mm, smallest_pt, largest_pt, length_mm, tab_mm, short_mm} = form;
  const small = SMALLEST_PT * POINT_MM;
  const label = form.label_pt * POINT_MM;
  const gait = walks ? gait_mm(label) + GAP_MM : 0;
  const [rows, last] = rows_of(guide, marks);
  const own = rows.filter((row) => row.label != "HALF");
  const clock_em = Math.max(...[...rows.map((row) => row.split), last].map((split) => font_width(split.clock)));
  // Never narrower than the sign for the half.
  const label_mm = Math.max(...[HALF, ...own.map((row) => row.label)].map(font_width)) * label;
  const half_mm = 2 * HALF_BAR_MM + (own.some((row) => row.kind == "half") ? MARKED_HALF_MM : 0);
  let shortened = false;
  let windows = false;

  /** Their names, as far as the typeface has the letters. */
  const landmarks = (row) =>
    row.passings.filter(({kind, what}) => kind == "landmark" && !lacks(what)).map(({what}) => what);

  // --- How the rows are arranged ---

  /** The size at which the clock of a row fills its column. */
  const widest_type = (width) => {
    let room = width - 2 * SIDE_MM - label_mm - (GAP_MM + gait);
    if (notes_mm) room -= notes_mm + GAP_MM + SIGN_MM + GAP_MM;
    return room / clock_em;
  };

  /** How large everything is with so many columns of a width. */
  const fit = (columns, width, height) => {
    const per_column = Math.ceil(rows.length / columns);
    height -= half_mm;
    let finish = 0;
    if (!along) {
      height -= GUTTER_MM + FINISH_LABEL_MM;
      finish = FINISH_TO_TYPE;
    }
    const size = Math.min(
      height / (per_column * ROW_TO_TYPE + finish),
      widest_type(width - GUTTER_MM * (columns > 1)),
      largest_pt * POINT_MM,
    );
    const room = (height - finish * size) / per_column;
    const wanted = notes_mm ? 0 : by_the_clock + rows.some((row) => landmarks(row)[0]);
    const fitting = Math.floor((room - size * ROW_TO_TYPE - 0.4) / EXTRA_MM);
    const extras = Math.max(0, Math.min(wanted, fitting));
    const pitch = Math.min(room, size * AIR + extras * EXTRA_MM + 0.4 * !!extras);
    // What the rows leave makes the finish larger.
    const spare = height - finish * size - per_column * pitch;
    finish = Math.min(finish * size + spare, finish * size * LARGER);
    return {columns, per_column, pitch, size, extras, finish};
  };

  /** The arrangement with the largest times, in an area of paper. */
  const arrange = (width, height) =>
    form.columns
      .map((columns) => fit(columns, width / columns, height))
      .reduce((best, one) => (one.size > best.size ? one : best));

  /** Rows that leave room to shorten the strip, if they are easy to read; else all of it. */
  const shorter_or_whole = (arranged) => {
    let end = length_mm - tab_mm;
    let fit = arranged(end);
    if (short_mm) {
      const short = arranged(short_mm - tab_mm);
      shortened = short.size >= Math.min(fit.size, EASY_PT * POINT_MM);
      if (shortened) [fit, end] = [short, short_mm - tab_mm];
    }
    if (fit.size < smallest_pt * POINT_MM - 1e-9) throw {too_small: `${own.length + 1} rows do`};
    windows = by_the_clock && !!own.length && (fit.extras > 0 || notes_mm > 0);
    return [fit, end];
  };

  // --- What stands where ---

  /** Race, goal, ratio and paces, in a width; returns where it ends. */
  const head = (pen, width) => {
    const inner = width - 2 * SIDE_MM;
    const name = race.band_name;
    const goal = long_clock(guide.goal_s);
    const unit = race.markers;
    const {text, plain} = cadence;
    const both = plain ? `${goal}  ${text}` : goal;
    let y = 1;

    const folded = () => {
      const lacking = lacks(text);
      if (lacking)
        refuse(`the bands' typeface lacks the character \`${lacking}\`; write it in words`);
      const lines = fold(words_of(text), inner);
      if (lines.length > MOST_LINES)
        refuse(`\`${text}\` takes ${lines.length} lines on a band, ${MOST_LINES} fit; say less at once`);
      return lines;
    };

    /** The race's name on one line or two. */
    const wrapped = () => {
      const lacking = lacks(name);
      if (lacking)
        refuse(`the bands' typeface lacks the character '${lacking}'; add a \`short_name\` without it`);
      if (widest([name], COMFORTABLE_PT) <= inner) return [name];
      const words = words_of(name);
      const choices = words.map((_, i) => [words.slice(0, i).join(" "), words.slice(i).join(" ")]);
      choices[0] = [name];
      const best = choices.reduce((best, lines) => (widest(lines) < widest(best) ? lines : best));
      if (widest(best) > inner)
        refuse(`\`${name}\` is too long for a band; add a \`short_name\` that makes two short lines`);
      return best;
    };

    const low = () => {
      if (!form.low_head || (walks && !plain) || lacks(name)) return false;
      const size = fits([`${name}    ${both}`], inner, 11);
      if (size < COMFORTABLE_PT * POINT_MM) return false;
      pen.say(name, SIDE_MM, y + size / 2, size, "start");
      pen.say(both, width - SIDE_MM, y + size / 2, size, "end");
      y += size * 1.1;
      return true;
    };

    if (!low()) {
      const titles = [[wrapped(), width > 40 ? 12 : 10]];
      if (widest([both], COMFORTABLE_PT) > inner) titles.push([[goal], 14], [[text], 14]);
      else titles.push([[both], 14]);
      if (cadence.walks && !plain) titles.push([folded(), COMFORTABLE_PT]);
      for (const [lines, largest] of titles) {
        const size = fits(lines, inner, largest);
        for (const line of lines) {
          pen.say(line, width / 2, y + size / 2, size, "middle");
          y += size * 1.06;
        }
      }
    }

    const size = notes_mm ? COMFORTABLE_PT * POINT_MM : small;
    const said = [["R", `run ${fine_pace(guide.run_pace, unit)} /${unit}`]];
    if (walks) said.push(["W", `walk ${pace(guide.walk_pace, unit)} /${unit}`]);
    const abreast = walks && width > 40;
    const cell = abreast ? width / 2 : width;
    said.forEach(([letter, text], i) => {
      const letter_mm = walks ? gait_mm(size) + GAP_MM : 0;
      const left = i * abreast * cell + (cell - letter_mm - font_width(text) * size) / 2;
      if (walks) pen.gait(letter, left, y + size / 2, size);
      pen.say(text, left + letter_mm, y + size / 2, size, "start");
      if (!abreast || i) y += size * 1.2;
    });

    if (notes_mm && by_the_clock) {
      pen.say("on plan between", width - SIDE_MM, y + small / 2 + 0.2, small, "end");
      y += small + 0.4;
    }
    if (!along) pen.box(0, y + 0.3, width, 0.5, "black");
    return y + 0.8;
  };

  /** The mark's number, and its signs where there is room; returns where they end. */
  const label_of = (pen, row, height, smallest, ink) => {
    let text = row.label;
    let size = label;
    let end = SIDE_MM + label_mm;
    if (text == "HALF") {
      size = Math.min(label, COMFORTABLE_PT * POINT_MM);
      end = SIDE_MM + font_width(text) * size;
      if (end > smallest) {
        text = HALF;
        end = SIDE_MM + label_mm;
        size = Math.min(label_mm / font_width(HALF), 1.3 * label);
      }
    }
    let signs = signs_of(row.passings).slice(0, MOST_SIGNS);
    if (notes_mm) {
      // Beside the number, one above the other.
      pen.say(text, SIDE_MM, height / 2, size, "start", "mark", ink);
      signs.forEach((kind, i) => {
        const y = height / 2 + (i - signs.length / 2) * (SIGN_MM + 0.3) + 0.15;
        pen.sign(kind, end + GAP_MM, y, SIGN_MM, ink);
      });
      return text == "HALF" ? end : end + GAP_MM + SIGN_MM;
    }
    const half = row.kind == "half";
    if (height - (half ? 2 * HALF_BAR_MM : 0) < size * 0.75 + SIGN_MM + 1) signs = [];
    let middle = height / 2 - (signs[0] ? SIGN_MM / 2 + 0.2 : 0);
    if (half && row.label != "HALF") {
      // A mark that is the half too keeps its number, with the sign for the half below it.
      signs = [];
      middle = height / 2 - small * 0.4 - 0.1;
      pen.say(HALF, SIDE_MM, height / 2 + size * 0.4 + 0.1, small, "start", "mark", ink);
    }
    pen.say(text, SIDE_MM, middle, size, "start", "mark", ink);
    // As many as do not come near the clock.
    const most = Math.max(1, Math.floor((label_mm + GAP_MM / 2) / SIGN_STEP_MM));
    signs.slice(0, most).forEach((kind, i) => {
      pen.sign(kind, SIDE_MM + i * SIGN_STEP_MM, middle + size * 0.36 + 0.5, SIGN_MM, ink);
    });
    return end;
  };

  /** Beside a time: the landmark, and the window, each as large as it fits. */
  const notes = (pen, row, window, height, ink) => {
    const most = Math.floor((height - 0.4) / EXTRA_MM);
    let name = landmarks(row).slice(-1).flatMap((what) => fold(words_of(what), notes_mm));
    if (row.kind == "half" && row.label != "HALF") name = ["HALF"];
    const lines = [[...name, ...window], name, window, []].find(
      (lines) => lines.length <= most && widest(lines) <= notes_mm,
    );
    lines.forEach((line, i) => {
      const size = fits([line], notes_mm, lines[1] ? COMFORTABLE_PT : 9);
      const step = Math.min(height / lines.length, size * LEADING);
      const y = height / 2 + (i - (lines.length - 1) / 2) * step;
      pen.say(line, notes_mm, y, size, "end", "note", ink);
    });
  };

  /** A mark: its number and signs, its clock, and what the runner is doing there. */
  const lay_row = (pen, row, fit, width, height) => {
    const ink = row.kind == "fifth" ? "white" : "black";
    row_ground(pen, row.kind, width, height);
    const window = by_the_clock ? window_of(row) : [];
    const room = width - 2 * SIDE_MM - label_mm - GAP_MM;
    const extras = [...landmarks(row).slice(-1), ...window]
      .filter((line) => widest([line]) <= room)
      .slice(0, fit.extras);
    const bar = row.kind == "half" ? HALF_BAR_MM : 0;
    const main = height - 2 * bar - extras.length * EXTRA_MM;
    const right = width - SIDE_MM - (notes_mm ? notes_mm + GAP_MM : 0);
    // The half's word may take what its clock can spare.
    const least = Math.max(SMALLER * fit.size, smallest_pt * POINT_MM);
    const left = label_of(pen, row, height, right - (clock_em * least + gait + GAP_MM), ink);
    const middle = bar + (main / 2 + 0.2 * !!extras[0]);
    const {clock} = row.split;
    let end = left + (right - left);
    if (walks) {
      end -= gait - GAP_MM;
      pen.gait(row.split.gait == "run" ? "R" : "W", end, middle, label, ink);
      end -= GAP_MM;
    }
    const size = Math.min(fit.size, (end - left - GAP_MM) / font_width(clock));
    pen.say(clock, end, middle, size, "end", "time", ink);
    extras.forEach((text, i) => {
      const y = bar + main + (i + 0.5) * EXTRA_MM - 0.2;
      pen.say(text, width - SIDE_MM, y, small, "end", "note", ink);
    });
    if (notes_mm) notes(pen.at(right + GAP_MM, 0), row, window, height, ink);
  };

  /** The rows, column by column, with a ruled gutter between. */
  const body = (fit, left, top, width) => {
    const {columns, per_column, pitch} = fit;
    const gap = GUTTER_MM * (columns > 1);
    for (let column = 0; column < columns; column++) {
      const x = left + column * width;
      const ruled = x - gap / 2;
      if (column) pen.rule(ruled, top, ruled, top + per_column * pitch + half_mm, "gutter");
      let y = top;
      for (const row of rows.slice(column * per_column, (column + 1) * per_column)) {
        const height = pitch + (row.kind == "half" ? half_mm : 0);
        lay_row(pen.at(x, y), row, fit, width - gap, height);
        y += height;
      }
    }
  };

  /** The largest clock that a finish of a height holds. */
  const finish_type = (height) => (height - FINISH_LABEL_MM) * 0.95;

  /** The finish: unmistakable, its clock as large as it can be. */
  const finish = (at, width, height) => {
    const top = FINISH_LABEL_MM;
    const middle = top / 2 + 0.2;
    at.box(0, 0, width, height, "black");
    at.say("FINISH", SIDE_MM, middle, small, "start", "mark", "white");
    if (walks) at.gait("R", width - SIDE_MM - gait_mm(small), middle, small, "white");
    const x = SIDE_MM + font_width("FINISH") * small + GAP_MM;
    signs_of(last.passings).slice(0, MOST_SIGNS).forEach((kind, i) => {
      at.sign(kind, x + i * SIGN_STEP_MM, middle - SIGN_MM / 2, SIGN_MM, "white");
    });
    const cell = width - 2 * SIDE_MM;
    const size = Math.min(cell / clock_em, finish_type(height), 1.35 * largest_pt * POINT_MM);
    const left = SIDE_MM + (cell - font_width(last.clock) * size) / 2;
    const y = top + (height - top) * 0.5 - 0.25;
    at.say(last.clock, left, y, size, "start", "time", "white");
  };

  /** How far out of step is still on plan, in parts; nothing where nobody can be. */
  const on_plan = () => {
    if (!by_the_clock) return [];
    let early_s = 0;
    let late_s = 0;
    for (const {window: [earliest_s, latest_s], split: {elapsed_s}} of own) {
      early_s = Math.max(early_s, elapsed_s - earliest_s);
      late_s = Math.max(late_s, latest_s - elapsed_s);
    }
    const [early, late] = [early_s, late_s].map(clock);
    const said = ["on plan:"];
    if (early == late) return [...said, `${early} early or late`];
    if (early == "0:00") return [...said, "up to", `${late} late`];
    if (late == "0:00") return [...said, "up to", `${early} early`];
    return [...said, `${early} early`, `to ${late} late`];
  };

  /** The sum of the plan, and how far out of step is still on plan. */
  const foot_lines = (width) => [...fold(guide.sum, width), ...fold(on_plan(), width)];

  const tab = length_mm - tab_mm;

  /** What is left: where to cut for a slim wrist, and the overlap. */
  const tail = (used, end) => {
    const middle = width / 2;
    const late = catch_up_lines(guide);
    const room = [[used + 1, end]];
    if (shortened) {
      pen.rule(0, short_mm, width, short_mm, "cut");
      pen.note(["slim wrist:", "cut here"], middle, short_mm - 2 * EXTRA_MM - 1);
      room.push([short_mm + 1, tab]);
    }
    const free = room.find(([start, stop]) => stop - start >= late.length * EXTRA_MM + 1);
    if (free) pen.note(late, middle, free[0] + 0.5);
    if (tab_mm) {
      pen.rule(0, tab, width, tab, "cut");
      const bottom = pen.note(["overlap:", "tuck under", "and tape"], middle, tab + 1.2);
      const size = COMFORTABLE_PT * POINT_MM;
      for (const [text, wrist, anchor] of HANDS) {
        const x = anchor == "start" ? SIDE_MM : width - SIDE_MM;
        pen.say(text, x, bottom + size, size, anchor, "note", "black", wrist);
      }
    }
  };

  /** Head, rows, finish, foot and overlap below each other; returns the size of the times. */
  const lay_across = () => {
    const top = head(pen, width);
    const foot = foot_lines(width - 2 * SIDE_MM);
    const foot_mm = foot.length * EXTRA_MM + 1.2;
    const [fit, end] = shorter_or_whole((end) => arrange(width, end - top - foot_mm));
    const bottom = top + fit.per_column * fit.pitch + half_mm + GUTTER_MM;
    body(fit, 0, top, width / fit.columns);
    const height = FINISH_LABEL_MM + fit.finish;
    finish(pen.at(0, bottom), width, height);
    tail(pen.note(foot, width / 2, bottom + height + 0.7), end);
    return fit.size;
  };

  /** The same beside each other. */
  const lay_along = () => {
    const head_mm =
      ALONG_HEADS_MM.find((each) => head(Pen(), each) <= width - SIDE_MM) ??
      refuse(`\`${cadence.text}\` is too much for the ${form.said}`);
    head(pen, head_mm);
    pen.box(head_mm, 0, 0.5, width, "black");
    const left = head_mm + 0.5;
    let fit, foot, height;
    const finish_mm = ALONG_FINISHES_MM.find((each) => {
      foot = foot_lines(each - 2 * SIDE_MM);
      [fit] = shorter_or_whole((end) => arrange(end - (left + (each + GUTTER_MM)), width));
      height = width - foot.length * EXTRA_MM - 1.2;
      return Math.min((each - 2 * SIDE_MM) / clock_em, finish_type(height)) >= fit.size;
    });
    if (!finish_mm) throw {too_small: "what stands below the finish does"};
    // As wide as clocks of this size have to have it: `widest_type` the other way round.
    const narrow = widest_type(0);
    const column_mm = (fit.size - narrow) / (widest_type(1) - narrow) + GUTTER_MM;
    body({...fit, pitch: (width - half_mm) / fit.per_column}, left, 0, column_mm);
    const right = left + fit.columns * column_mm + GUTTER_MM;
    finish(pen.at(right, 0), finish_mm, height);
    pen.note(foot, right + finish_mm / 2, height + 0.6);
    if (shortened) {
      pen.rule(short_mm, 0, short_mm, width, "cut");
      pen.note(["slim wrist:", "cut here"], short_mm - 9, width / 2 - EXTRA_MM);
    }
    pen.rule(tab, 0, tab, width, "cut");
    pen.note(["this edge", "to the hand"], tab + tab_mm / 2, 0.8);
    pen.note(["overlap:", "tuck under", "and tape"], tab + tab_mm / 2, width / 2);
    return fit.size;
  };

  const size = along ? lay_along() : lay_across();
  return {size, shortened, windows};
};

/** The back of a folded band: what else is worth knowing, as far as it fits. */
const lay_back = (pen, guide, width, end) => {
  const inner = width - 2 * SIDE_MM;
  const line_mm = (large) => (large ? BACK_PT : SMALLEST_PT) * POINT_MM * LEADING;
  let y = 1;

  /** When and where something comes, and its name below. */
  const passing = ({what, at_m, elapsed_s}) => {
    const when = [clock(elapsed_s), place(at_m, guide.race.markers)];
    const together = [when.join("  ")];
    const large = widest(together, BACK_PT) <= inner ? together : when;
    const names = lacks(what) ? [] : fold(words_of(what), inner);
    return [
      ...large.map((line) => [line, true]),
      ...(widest(names) <= inner ? names.map((line) => [line, false]) : []),
    ];
  };

  /** A title on black, and lines below it; returns where it ends. */
  const block = (pen, title, lines) => {
    const high = EXTRA_MM * 1.2;
    const middle = width / 2;
    let at = y;
    pen.box(0, at, 2 * middle, high, "black");
    pen.say(title, middle, at + high / 2, COMFORTABLE_PT * POINT_MM, "middle", "note", "white");
    at += high + 0.6;
    lines.forEach(([text, large], i) => {
      const size = (large ? BACK_PT : SMALLEST_PT) * POINT_MM;
      if (large && i && !lines[i - 1][1]) at += PAIR_GAP_MM;
      pen.say(text, middle, at + line_mm(large) / 2, size, "middle", large ? "time" : "note");
      at += line_mm(large);
    });
    return at + 0.8;
  };

  const way = guide
    .splits_by(guide.race.rows)
    .flatMap((split) => split.passings)
    .filter(({kind, sign}) => kind == "landmark" || sign == "gel");
  const blocks = [
    ["On the way", way.flatMap(passing)],
    ["Late at half?", catch_up_lines(guide).map((line) => [line, false])],
  ];
  for (const [title, lines] of blocks)
    if (lines[0] && block(Pen(), title, lines) <= end) y = block(pen, title, lines);
  const starts = guide.legs.filter((leg) => leg.gait == "walk").map((leg) => clock(leg.start_s));
  const pairs = [];
  for (let i = 0; i < starts.length; i += 2) pairs.push([starts.slice(i, i + 2).join("  "), true]);
  const most = Math.floor((end - block(Pen(), "", [])) / line_mm(true));
  if (pairs[0] && most > 0) {
    const title = pairs.length <= most ? "Walk at" : `First ${2 * most} walks at`;
    block(pen, title, pairs.slice(0, most));
  }
};
