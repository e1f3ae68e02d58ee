// A plan on a band: the same as generator/paper/band.py, and as its drawing in an SVG.

/** Cut ticks: two at each corner, clear of the strip. */
const ticks = (pen, width, length) => {
  const near = TICK_GAP_MM;
  const far = near + TICK_MM;
  for (const x of [0, width])
    for (const y of [0, length]) {
      const outward_x = x ? 1 : -1;
      const outward_y = y ? 1 : -1;
      pen.rule(x + outward_x * near, y, x + outward_x * far, y, "tick");
      pen.rule(x, y + outward_y * near, x, y + outward_y * far, "tick");
    }
};

/** A band with a row at some marks; or why not, `too_small` or `refused`. */
const lay = (guide, form, marks) => {
  const { width_mm, length_mm, folded } = form;
  const pen = Pen();
  const width = folded ? width_mm / 2 : width_mm;
  try {
    const { size, shortened, windows } = lay_face(pen, guide, form, width, marks);
    if (folded) {
      pen.rule(width, 0, width, length_mm, "fold");
      const end = (shortened ? form.short_mm : length_mm) - form.tab_mm;
      lay_back(pen.at(width, 0), guide, width, end);
    }
    ticks(pen, ...(form.lengthwise ? [length_mm, width_mm] : [width_mm, length_mm]));
    return { form, drawing: pen.drawing, marks, times_pt: size / POINT_MM, shortened, windows };
  } catch (why) {
    if (why instanceof Error) throw why;
    return why;
  }
};

/**
 * A plan in a format with a row at some marks; if it is `fitting`, at coarser ones where those do
 * not fit. Throws `{refused, formats, marks}`: why not, and what would fit.
 */
const lay_band = (guide, form, marks, fitting) => {
  const band = lay(guide, form, marks);
  if (band.drawing) return band;
  if (band.refused) throw band;
  const { race } = guide;
  const unit = marks.unit ?? race.markers;
  // The finest that are further apart and fit.
  const coarser = COARSER.map((step) => step * UNIT_M[unit])
    .filter((every_m) => marks.every_m < every_m && every_m < race.distance / 2)
    .map((every_m) => lay(guide, form, { of: "distance", every_m, unit }))
    .find(({ drawing }) => drawing);
  if (coarser && fitting) return coarser;
  const others = FORMATS.filter((other) => other != form && lay(guide, other, marks).drawing);
  const ways = others[0] ? ["take " + others.map(({ said }) => `the ${said}`).join(" or ")] : [];
  if (coarser) ways.push(`write \`marks: ${marks_said(coarser.marks)}\``);
  throw {
    refused:
      `${band.too_small} not fit on the ${form.said} in type of ${form.smallest_pt} points; ` +
      (ways.join(", or ") || "no format holds them"),
    formats: others.map(({ key }) => key),
    marks: coarser?.marks,
  };
};

/** The same with the race's marks, or the finest coarser ones that fit. */
const lay_fitting = (guide, form) => lay_band(guide, form, guide.race.rows, true);

/** A text as it may stand in HTML. */
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt()};`);

/** A band as an SVG in millimetres: what the macro `strip` of templates/band.svg.html makes. */
const band_svg = ({ form, drawing: { boxes, lines, rules, signs } }, label) => {
  const mm = (value) => decimal(value, 1000);
  const { width_mm, length_mm } = form;
  const full = [width_mm, length_mm].map((side) => mm(side + 2 * MARGIN_MM));
  const rect = (kind) =>
    `<rect class="${kind}" width="${mm(width_mm)}" height="${mm(length_mm)}"/>`;
  // What looks alike stands together, below what says how.
  const paths = (kinds, marks, draw) => {
    for (const kind of kinds) {
      const alike = marks.filter((mark) => mark[4] == kind).map((mark) => draw(...mark.map(mm)));
      if (alike[0]) svg += `<path class="${kind}" d="${alike.join("")}"/>`;
    }
  };
  let svg =
    `<svg class="band" role="img" aria-label="${escaped(label)}" preserveAspectRatio="none"` +
    ` width="${full[0]}mm" height="${full[1]}mm"` +
    ` viewBox="-${MARGIN_MM} -${MARGIN_MM} ${full.join(" ")}">` +
    rect("paper");
  if (form.lengthwise) svg += `<g transform="translate(${mm(width_mm)} 0) rotate(90)">`;
  paths(["tint", "black", "white"], boxes, (x, y, w, h) => `M${x} ${y}h${w}v${h}h-${w}z`);
  for (const [kind, x, y, size, ink] of signs) {
    const place = `translate(${mm(x)} ${mm(y)}) scale(${mm(size)})`;
    svg += `<path class="sign ${ink}" transform="${place}" d="${SHAPES[kind]}"/>`;
  }
  paths(["gutter", "cut", "fold", "tick"], rules, (x, y, x2, y2) => `M${x} ${y}L${x2} ${y2}`);
  const groups = {};
  for (const [text, x, y, size, anchor, ink, role, wrist] of lines) {
    const kind = role + " " + ink + (wrist ? " for-" + wrist : "");
    const alike = `<g class="${kind}" font-size="${mm(size)}" text-anchor="${anchor}">`;
    groups[alike] ??= alike;
    groups[alike] += `<text x="${mm(x)}" y="${mm(y)}">${escaped(text)}</text>`;
  }
  for (const alike in groups) svg += groups[alike] + "</g>";
  return svg + (form.lengthwise ? "</g>" : "") + rect("outline") + "</svg>";
};
