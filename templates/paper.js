// What can stand on paper: the same as generator/paper.py, name by name.
// A line, box, rule or sign is a list, in the order of its fields there.

const ADVANCES = Object.fromEntries(
  FONT.widths.flatMap(([advance, characters]) => [...characters].map((one) => [one, advance])),
);

/** Width of a line of text, in ems. */
const font_width = (text) => {
  let width = 0;
  for (const character of text) width += ADVANCES[character];
  return width / FONT.units_per_em;
};

/** How wide the longest of some lines is. */
const widest = (lines, pt = SMALLEST_PT) => Math.max(0, ...lines.map(font_width)) * pt * POINT_MM;

/** The size at which the longest line fills a width, or the largest, in millimetres. */
const fits = (lines, width, largest_pt) =>
  Math.min(width / Math.max(...lines.map(font_width)), largest_pt * POINT_MM);

/** Words on as many lines as they take; one that is too wide has a line of its own. */
const fold = (words, width) => {
  const lines = [""];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && widest([longer]) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
};

/** The first character, in order of the alphabet, that the typeface lacks; else nothing. */
const lacks = (text) => [...text].filter((one) => !ADVANCES[one]).sort()[0];

/** Room for the wider letter of a gait and its box. */
const gait_mm = (size) => font_width("W") * size + 0.5;

/** Puts things on paper, from a place on. */
const Pen = (from_x = 0, from_y = 0, drawing = {boxes: [], lines: [], rules: [], signs: []}) => {
  /** A line of text, if there is any, its capitals and figures centred on `middle`. */
  const say = (text, x, middle, size, anchor, role = "note", ink = "black", wrist = null) => {
    const baseline = from_y + middle + (FONT.cap_height * size) / 2;
    if (text) drawing.lines.push([text, from_x + x, baseline, size, anchor, ink, role, wrist]);
  };
  const box = (x, y, width, height, fill) => {
    drawing.boxes.push([from_x + x, from_y + y, width, height, fill]);
  };
  return {
    drawing,
    say,
    box,
    at: (x, y) => Pen(from_x + x, from_y + y, drawing),
    rule(x1, y1, x2, y2, role) {
      drawing.rules.push([from_x + x1, from_y + y1, from_x + x2, from_y + y2, role]);
    },
    sign(kind, x, y, size, ink) {
      drawing.signs.push([kind, from_x + x, from_y + y, size, ink]);
    },
    /** Small lines centred on `x`, one below the other; returns where they end. */
    note(lines, x, top) {
      const size = SMALLEST_PT * POINT_MM;
      for (const line of lines) {
        say(line, x, top + (size * LEADING) / 2, size, "middle");
        top += size * LEADING;
      }
      return top;
    },
    /** R plain, W in a box of its own: told apart by shape, not by colour. */
    gait(letter, x, middle, size, ink = "black") {
      const width = gait_mm(size);
      if (letter == "W") {
        const height = size * (FONT.cap_height + 0.3);
        box(x, middle - height / 2, width, height, ink);
        ink = ink == "black" ? "white" : "black";
      }
      say(letter, x + width / 2, middle, size, "middle", "gait", ink);
    },
  };
};
