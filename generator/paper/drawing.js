// What can stand on paper: the same as generator/paper/drawing.py, name by name.
// A line, box, rule or sign is a list, in the order of its fields there.

const { ceil, floor, max, min } = Math;

const ADVANCES = Object.fromEntries(
  FONT.widths.flatMap(([advance, characters]) => [...characters].map((one) => [one, advance])),
);

/** Width of a line of text, in ems; not a number with a character that the typeface lacks. */
const font_width = (text) =>
  [...text].reduce((width, one) => width + ADVANCES[one], 0) / FONT.units_per_em;

/** Width of the longest of some lines, in ems. */
const longest = (lines) => max(0, ...lines.map(font_width));

/** The same in millimetres. */
const widest = (lines, pt = SMALLEST_PT) => longest(lines) * (pt * POINT_MM);

/** The size at which the longest line fills a width, or the largest, in millimetres. */
const fits = (lines, width, largest_pt) => min(width / longest(lines), largest_pt * POINT_MM);

/** Words on as many lines as they take; one that is too wide has a line of its own. */
const fold = (words, width) => {
  const lines = [];
  let line = "";
  for (const word of words) {
    const longer = line && line + " " + word;
    if (widest([longer]) > width) lines.push(line);
    line = widest([longer]) > width ? word : longer || word;
  }
  return [...lines, line];
};

/** The first character, in order of the alphabet, that the typeface lacks; else nothing. */
const lacks = (text) => [...text].sort().find((one) => !ADVANCES[one]);

/** Room for the wider letter of a gait and its box. */
const gait_mm = (size) => font_width("W") * size + 0.5;

/** Puts things on paper, from a place on. */
const Pen = (left = 0, top = 0, drawing = { boxes: [], lines: [], rules: [], signs: [] }) => {
  const pen = {
    drawing,
    at: (x, y) => Pen(left + x, top + y, drawing),
    /** A line of text, if there is any, its capitals and figures centred on `middle`. */
    say(text, x, middle, size, anchor, role = "note", ink = "black", wrist = null) {
      const y = top + middle + (FONT.cap_height * size) / 2;
      if (text) drawing.lines.push([text, left + x, y, size, anchor, ink, role, wrist]);
    },
    box: (x, y, ...box) => drawing.boxes.push([left + x, top + y, ...box]),
    rule: (x1, y1, x2, y2, role) =>
      drawing.rules.push([left + x1, top + y1, left + x2, top + y2, role]),
    sign: (kind, x, y, ink) => drawing.signs.push([kind, left + x, top + y, SIGN_MM, ink]),
    /** Small lines centred on `x`, one below the other; returns where they end. */
    note(lines, x, y) {
      for (const line of lines) {
        pen.say(line, x, y + EXTRA_MM / 2, SMALL_MM, "middle");
        y += EXTRA_MM;
      }
      return y;
    },
    /** R plain, W in a box of its own: told apart by shape, not by colour. */
    gait(letter, x, middle, size, ink = "black") {
      const width = gait_mm(size);
      if (letter == "W") {
        const height = size * (FONT.cap_height + 0.3);
        pen.box(x, middle - height / 2, width, height, ink);
        ink = ink == "black" ? "white" : "black";
      }
      pen.say(letter, x + width / 2, middle, size, "middle", "gait", ink);
    },
  };
  return pen;
};
