// A strip of paper with rows on it: the same as generator/paper/strip.py, name by name, for one goal.

/** What cannot be, and why. */
const refuse = (refused) => {
  throw { refused };
};

const words_of = (text) => text.match(/\S+/g);

/** What to run after halfway, if late there; nothing where that would not do. */
const late_at_half = (guide) => {
  const unit = guide.race.markers;
  const late_s = guide.behind_s[1];
  const run = guide.catch_up(late_s);
  return run
    ? [
        `half ${clock(guide.half_s)}`,
        `${clock(late_s)} late there:`,
        `run ${fine_pace(run, unit)} /${unit}`,
      ]
    : [];
};

/** The race's name on one line or two. */
const wrapped = (name, inner) => {
  const lacking = lacks(name);
  if (lacking)
    refuse(`the bands' typeface lacks the character '${lacking}'; add a \`short_name\` without it`);
  if (widest([name], COMFORTABLE_PT) <= inner) return [name];
  const best = words_of(name)
    .map((_, i, words) => [words.slice(0, i), words.slice(i)].map((line) => line.join(" ")))
    .slice(1)
    .reduce((best, lines) => (widest(lines) < widest(best) ? lines : best), [name]);
  if (widest(best) > inner)
    refuse(`\`${name}\` is too long for a band; add a \`short_name\` that makes two short lines`);
  return best;
};

/** A text on as many lines as it needs in the smallest type. */
const folded = (text, inner) => {
  const lines = fold(words_of(text), inner);
  const many = lines.length;
  if (many > MOST_LINES)
    refuse(`\`${text}\` takes ${many} lines on a band, ${MOST_LINES} fit; say less at once`);
  return lines;
};

/**
 * Draws one side of a strip. Tells the size of the times, whether slim wrists may cut it, and
 * whether rows show when one is on plan.
 */
const lay_face = (pen, guide, form, width, marks) => {
  const { race, walks, by_the_clock, has_walks } = guide;
  const { lengthwise, notes_mm, smallest_pt, largest_pt, length_mm, tab_mm, short_mm } = form;
  const label = form.label_pt * POINT_MM;
  const gait = has_walks ? gait_mm(label) + GAP_MM : 0;
  const rows = rows_of(guide, marks);
  const clock_em = longest(rows.map(({ split }) => split.clock));
  const last = rows.pop();
  const own = rows.filter((row) => row.window);
  // Never narrower than the sign for the half.
  const label_mm = longest([HALF, ...own.map((row) => row.label)]) * label;
  const half_mm = 2 * HALF_BAR_MM + (own.some((row) => row.bar) && MARKED_HALF_MM);
  const tab = length_mm - tab_mm;
  let shortened = false;
  let windows;

  // --- How the rows are arranged ---

  /** The size at which the clock of a row fills its column. */
  const widest_type = (width) => {
    let room = width - 2 * SIDE_MM - label_mm - (GAP_MM + gait);
    if (notes_mm) room -= notes_mm + GAP_MM + SIGN_MM + GAP_MM;
    return room / clock_em;
  };

  /** The arrangement with the largest times, in an area of paper. */
  const arrange = (area_mm, height) => {
    let best = { size: -Infinity };
    let finish = 0;
    height -= half_mm;
    if (!lengthwise) {
      height -= GUTTER_MM + FINISH_LABEL_MM;
      finish = FINISH_TO_TYPE;
    }
    for (const columns of form.columns) {
      const per_column = ceil(rows.length / columns);
      const size = min(
        height / (per_column * ROW_TO_TYPE + finish),
        widest_type(area_mm / columns - GUTTER_MM * (columns > 1)),
        largest_pt * POINT_MM,
      );
      if (size > best.size) best = { columns, per_column, size };
    }
    const { per_column, size } = best;
    const finish_mm = finish * size;
    const room = (height - finish_mm) / per_column;
    const wanted = notes_mm ? 0 : by_the_clock + rows.some((row) => row.landmark[0]);
    const extras = max(0, min(wanted, floor((room - size * ROW_TO_TYPE - 0.4) / EXTRA_MM)));
    const pitch = min(room, size * AIR + extras * EXTRA_MM + 0.4 * !!extras);
    // What the rows leave makes the finish larger.
    const spare = height - finish_mm - per_column * pitch;
    return { ...best, pitch, extras, finish: min(finish_mm + spare, finish_mm * LARGER) };
  };

  /** Rows that leave room to shorten the strip, if they are easy to read; else all of it. */
  const shorter_or_whole = (arranged) => {
    let fit = arranged(tab);
    if (short_mm) {
      const short = arranged(short_mm - tab_mm);
      shortened = short.size >= min(fit.size, EASY_PT * POINT_MM);
      if (shortened) fit = short;
    }
    if (fit.size < smallest_pt * POINT_MM - 1e-9) throw { too_small: `${own.length + 1} rows do` };
    windows = by_the_clock && !!own[0] && fit.extras + notes_mm > 0;
    return fit;
  };

  // --- What stands where ---

  /** Race, goal, ratio and paces, in a width; returns where it ends. */
  const head = (pen, width) => {
    const inner = width - 2 * SIDE_MM;
    const { band_name: name, markers: unit } = race;
    const { text, plain } = walks;
    const goal = long_clock(guide.goal_s);
    const both = plain ? `${goal}  ${text}` : goal;
    let y = 1;
    let size = fits([`${name}    ${both}`], inner, 11);
    if (form.low_head && (plain || !has_walks) && size >= COMFORTABLE_MM) {
      pen.say(name, SIDE_MM, y + size / 2, size, "start");
      pen.say(both, width - SIDE_MM, y + size / 2, size, "end");
      y += size * 1.1;
    } else {
      const title = (lines, largest_pt) => {
        size = fits(lines, inner, largest_pt);
        for (const line of lines) {
          pen.say(line, width / 2, y + size / 2, size, "middle");
          y += size * 1.06;
        }
      };
      const two = widest([both], COMFORTABLE_PT) > inner;
      title(wrapped(name, inner), width > 40 ? 12 : 10);
      title([two ? goal : both], 14);
      if (two) title([text], 14);
      if (walks.has_walks && !plain) title(folded(text, inner), COMFORTABLE_PT);
    }

    size = notes_mm ? COMFORTABLE_MM : SMALL_MM;
    const said = [["R", `run ${fine_pace(guide.run_pace, unit)} /${unit}`]];
    if (has_walks) said.push(["W", `walk ${pace(guide.walk_pace, unit)} /${unit}`]);
    const abreast = has_walks && width > 40;
    const cell = abreast ? width / 2 : width;
    const letter_mm = has_walks ? gait_mm(size) + GAP_MM : 0;
    said.forEach(([letter, text], i) => {
      const left = i * abreast * cell + (cell - letter_mm - font_width(text) * size) / 2;
      if (has_walks) pen.gait(letter, left, y + size / 2, size);
      pen.say(text, left + letter_mm, y + size / 2, size, "start");
      if (!abreast || i) y += size * 1.2;
    });

    if (notes_mm && by_the_clock) {
      pen.say("on plan between", width - SIDE_MM, y + SMALL_MM / 2 + 0.2, SMALL_MM, "end");
      y += SMALL_MM + 0.4;
    }
    if (!lengthwise) pen.box(0, y + 0.3, width, 0.5, "black");
    return y + 0.8;
  };

  /** The mark's number, and its signs where there is room; returns where they end. */
  const label_of = (pen, row, height, smallest, ink) => {
    let { label: text, signs, bar, window } = row;
    let size = label;
    let end = SIDE_MM + label_mm;
    if (!window) {
      size = min(label, COMFORTABLE_MM);
      end = SIDE_MM + font_width(text) * size;
      if (end > smallest) {
        text = HALF;
        end = SIDE_MM + label_mm;
        size = min(label_mm / font_width(HALF), 1.3 * label);
      }
    }
    const say = (text, y, size) => pen.say(text, SIDE_MM, y, size, "start", "mark", ink);
    if (notes_mm) {
      // Beside the number, one above the other.
      say(text, height / 2, size);
      signs.forEach((kind, i) => {
        const y = height / 2 + (i - signs.length / 2) * (SIGN_MM + 0.3) + 0.15;
        pen.sign(kind, end + GAP_MM, y, ink);
      });
      return text == "HALF" ? end : end + GAP_MM + SIGN_MM;
    }
    if (height - 2 * bar < size * 0.75 + SIGN_MM + 1) signs = [];
    let middle = height / 2 - (signs[0] ? SIGN_MM / 2 + 0.2 : 0);
    if (bar && window) {
      // A mark that is the half too keeps its number, with the sign for the half below it.
      signs = [];
      middle = height / 2 - SMALL_MM * 0.4 - 0.1;
      say(HALF, height / 2 + size * 0.4 + 0.1, SMALL_MM);
    }
    say(text, middle, size);
    // As many as do not come near the clock.
    signs.slice(0, max(1, floor((label_mm + GAP_MM / 2) / SIGN_STEP_MM))).forEach((kind, i) => {
      pen.sign(kind, SIDE_MM + i * SIGN_STEP_MM, middle + size * 0.36 + 0.5, ink);
    });
    return end;
  };

  /** Beside a time: the landmark, and the window, each as large as it fits. */
  const notes = (pen, { bar, window, landmark, on_plan }, height, ink) => {
    const name =
      bar && window ? ["HALF"] : landmark.flatMap((what) => fold(words_of(what), notes_mm));
    const lines = [[...name, ...on_plan], name, on_plan, []].find(
      (lines) => lines.length <= floor((height - 0.4) / EXTRA_MM) && widest(lines) <= notes_mm,
    );
    lines.forEach((line, i) => {
      const size = fits([line], notes_mm, lines[1] ? COMFORTABLE_PT : 9);
      const step = min(height / lines.length, size * LEADING);
      const y = height / 2 + (i - (lines.length - 1) / 2) * step;
      pen.say(line, notes_mm, y, size, "end", "note", ink);
    });
  };

  /** A mark: its number and signs, its clock, and what the runner is doing there. */
  const lay_row = (pen, row, fit, width, height) => {
    const { fill, bar, split } = row;
    const ink = fill == "black" ? "white" : "black";
    if (bar) for (const y of [0, height - bar]) pen.box(0, y, width, bar, "black");
    else if (fill != "none") pen.box(0, 0, width, height, fill);
    const room = width - 2 * SIDE_MM - label_mm - GAP_MM;
    const extras = [...row.landmark, ...row.on_plan]
      .filter((line) => widest([line]) <= room)
      .slice(0, fit.extras);
    const main = height - 2 * bar - extras.length * EXTRA_MM;
    const right = width - SIDE_MM - (notes_mm ? notes_mm + GAP_MM : 0);
    // The half's word may take what its clock can spare.
    const least = max(SMALLER * fit.size, smallest_pt * POINT_MM);
    const left = label_of(pen, row, height, right - (clock_em * least + gait + GAP_MM), ink);
    const middle = bar + (main / 2 + 0.2 * !!extras[0]);
    const end = right - gait;
    if (has_walks) pen.gait(split.gait == "run" ? "R" : "W", end + GAP_MM, middle, label, ink);
    const size = min(fit.size, (end - left - GAP_MM) / font_width(split.clock));
    pen.say(split.clock, end, middle, size, "end", "time", ink);
    extras.forEach((text, i) => {
      const y = bar + main + (i + 0.5) * EXTRA_MM - 0.2;
      pen.say(text, width - SIDE_MM, y, SMALL_MM, "end", "note", ink);
    });
    if (notes_mm) notes(pen.at(right + GAP_MM, 0), row, height, ink);
  };

  /** The rows, column by column, with a ruled gutter between. */
  const body = ({ columns, per_column, pitch, ...fit }, left, top, width) => {
    const gap = GUTTER_MM * (columns > 1);
    for (let column = 0; column < columns; column++) {
      const x = left + column * width;
      const ruled = x - gap / 2;
      let y = top;
      if (column) pen.rule(ruled, y, ruled, y + per_column * pitch + half_mm, "gutter");
      for (const row of rows.slice(column * per_column, (column + 1) * per_column)) {
        const height = pitch + (row.bar && half_mm);
        lay_row(pen.at(x, y), row, fit, width - gap, height);
        y += height;
      }
    }
  };

  /** The largest clock that a finish of a height holds. */
  const finish_type = (height) => (height - FINISH_LABEL_MM) * 0.95;

  /** The finish: unmistakable, its clock as large as it can be. */
  const finish = ({ box, say, gait, sign }, width, height) => {
    const middle = FINISH_LABEL_MM / 2 + 0.2;
    box(0, 0, width, height, "black");
    say("FINISH", SIDE_MM, middle, SMALL_MM, "start", "mark", "white");
    if (has_walks) gait("R", width - SIDE_MM - gait_mm(SMALL_MM), middle, SMALL_MM, "white");
    const x = SIDE_MM + font_width("FINISH") * SMALL_MM + GAP_MM;
    last.signs.forEach((kind, i) => {
      sign(kind, x + i * SIGN_STEP_MM, middle - SIGN_MM / 2, "white");
    });
    const { clock } = last.split;
    const cell = width - 2 * SIDE_MM;
    const size = min(cell / clock_em, finish_type(height), 1.35 * largest_pt * POINT_MM);
    const left = SIDE_MM + (cell - font_width(clock) * size) / 2;
    const y = FINISH_LABEL_MM + (height - FINISH_LABEL_MM) * 0.5 - 0.25;
    say(clock, left, y, size, "start", "time", "white");
  };

  /** How far out of step is still on plan, in parts; nothing where nobody can be. */
  const on_plan = () => {
    const most = (off_s) => clock(max(0, ...own.map(off_s)));
    const early = most(({ split, window }) => split.elapsed_s - window[0]);
    const late = most(({ split, window }) => window[1] - split.elapsed_s);
    if (early == late) return [`${early} early or late`];
    if (early == "0:00") return ["up to", `${late} late`];
    return late == "0:00" ? ["up to", `${early} early`] : [`${early} early`, `to ${late} late`];
  };

  /** The sum of the plan, and how far out of step is still on plan. */
  const foot_lines = (width) => [
    ...fold(guide.sum, width),
    ...fold(by_the_clock ? ["on plan:", ...on_plan()] : [], width),
  ];

  /** Head, rows, finish, foot and overlap below each other; returns the size of the times. */
  const lay_across = () => {
    const middle = width / 2;
    const top = head(pen, width);
    const foot = foot_lines(width - 2 * SIDE_MM);
    const foot_mm = foot.length * EXTRA_MM + 1.2;
    const fit = shorter_or_whole((end) => arrange(width, end - top - foot_mm));
    const bottom = top + fit.per_column * fit.pitch + half_mm + GUTTER_MM;
    body(fit, 0, top, width / fit.columns);
    const height = FINISH_LABEL_MM + fit.finish;
    finish(pen.at(0, bottom), width, height);
    const room = [[pen.note(foot, middle, bottom + height + 0.7) + 1, tab]];
    // What is left: where to cut for a slim wrist, and the overlap.
    if (shortened) {
      pen.rule(0, short_mm, width, short_mm, "cut");
      pen.note(["slim wrist:", "cut here"], middle, short_mm - 2 * EXTRA_MM - 1);
      room[0][1] = short_mm - tab_mm;
      room.push([short_mm + 1, tab]);
    }
    const late = late_at_half(guide);
    const free = room.find(([start, stop]) => stop - start >= late.length * EXTRA_MM + 1);
    if (free) pen.note(late, middle, free[0] + 0.5);
    if (tab_mm) {
      pen.rule(0, tab, width, tab, "cut");
      const size = COMFORTABLE_MM;
      const y = pen.note(["overlap:", "tuck under", "and tape"], middle, tab + 1.2) + size;
      for (const [text, wrist, anchor] of HANDS) {
        const x = anchor == "start" ? SIDE_MM : width - SIDE_MM;
        pen.say(text, x, y, size, anchor, "note", "black", wrist);
      }
    }
    return fit.size;
  };

  /** The same beside each other. */
  const lay_along = () => {
    const head_mm =
      LENGTHWISE_HEADS_MM.find((each) => head(Pen(), each) <= width - SIDE_MM) ??
      refuse(`\`${walks.text}\` is too much for the ${form.said}`);
    head(pen, head_mm);
    pen.box(head_mm, 0, 0.5, width, "black");
    const left = head_mm + 0.5;
    let fit, foot, height;
    const finish_mm = LENGTHWISE_FINISHES_MM.find((each) => {
      foot = foot_lines(each - 2 * SIDE_MM);
      fit = shorter_or_whole((end) => arrange(end - (left + (each + GUTTER_MM)), width));
      height = width - foot.length * EXTRA_MM - 1.2;
      return min((each - 2 * SIDE_MM) / clock_em, finish_type(height)) >= fit.size;
    });
    if (!finish_mm) throw { too_small: "what stands below the finish does" };
    // As wide as clocks of this size have to have it: `widest_type` the other way round.
    const narrow = widest_type(0);
    const column_mm = (fit.size - narrow) / (widest_type(1) - narrow) + GUTTER_MM;
    body({ ...fit, pitch: (width - half_mm) / fit.per_column }, left, 0, column_mm);
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

  return { size: lengthwise ? lay_along() : lay_across(), shortened, windows };
};

/** The back of a folded band: what else is worth knowing, as far as it fits. */
const lay_back = (pen, guide, width, end) => {
  const inner = width - 2 * SIDE_MM;
  let y = 1;

  /** When and where something comes, and its name below, each line with its size. */
  const passing = ({ what, at_m, elapsed_s }) => {
    const when = [clock(elapsed_s), place(at_m, guide.race.markers)];
    const together = [when.join("  ")];
    const names = lacks(what) ? [] : fold(words_of(what), inner);
    return [
      ...(widest(together, BACK_PT) <= inner ? together : when).map((line) => [line, BACK_PT]),
      ...(widest(names) <= inner ? names : []).map((line) => [line, SMALLEST_PT]),
    ];
  };

  /** A title on black, and lines below it; returns where it ends. */
  const block = (pen, title, lines) => {
    const high = EXTRA_MM * 1.2;
    let at = y + (high + 0.6);
    let last_pt;
    pen.box(0, y, width, high, "black");
    pen.say(title, width / 2, y + high / 2, COMFORTABLE_MM, "middle", "note", "white");
    for (const [text, pt] of lines) {
      const step = pt * POINT_MM * LEADING;
      if (pt > last_pt) at += PAIR_GAP_MM;
      last_pt = pt;
      const role = pt > SMALLEST_PT ? "time" : "note";
      pen.say(text, width / 2, at + step / 2, pt * POINT_MM, "middle", role);
      at += step;
    }
    return at + 0.8;
  };

  const way = guide
    .splits_by(guide.race.rows)
    .flatMap(({ passings }) => passings)
    .filter(({ kind, sign }) => kind == "landmark" || sign == "gel");
  for (const [title, lines] of [
    ["On the way", way.flatMap(passing)],
    ["Late at half?", late_at_half(guide).map((line) => [line, SMALLEST_PT])],
  ])
    if (lines[0] && block(Pen(), title, lines) <= end) y = block(pen, title, lines);
  const pairs = guide.legs
    .filter((leg) => leg.gait == "walk")
    .map((leg) => clock(leg.start_s))
    .flatMap((start, i, all) => (i % 2 ? [] : [[all.slice(i, i + 2).join("  "), BACK_PT]]));
  const most = floor((end - block(Pen(), "", [])) / (BACK_PT * POINT_MM * LEADING));
  if (pairs[0] && most > 0) {
    const title = pairs[most] ? `First ${2 * most} walks at` : "Walk at";
    block(pen, title, pairs.slice(0, most));
  }
};
