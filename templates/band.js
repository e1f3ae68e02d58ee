// A plan on a band: the same as generator/band.py, and as its drawing in an SVG.

/** What has a row, in words. */
const marks_said = ({of, every_m}) => (of == "distance" ? `every ${distance(every_m)}` : of);

/** Cut ticks: two at each corner, clear of the strip. */
const ticks = (width, length) => {
  const near = TICK_GAP_MM;
  const far = TICK_GAP_MM + TICK_MM;
  return [[0, -1], [width, 1]].flatMap(([x, outward_x]) =>
    [[0, -1], [length, 1]].flatMap(([y, outward_y]) => [
      [x + outward_x * near, y, x + outward_x * far, y],
      [x, y + outward_y * near, x, y + outward_y * far],
    ]),
  );
};

/** A plan in a format with a row at some marks. Throws what is `refused`, or `too_small`. */
const lay = (guide, form, marks) => {
  const {width_mm, length_mm, folded} = form;
  const pen = Pen();
  const width = folded ? width_mm / 2 : width_mm;
  const {size, shortened, windows} = lay_face(pen, guide, form, width, marks);
  if (folded) {
    pen.rule(width, 0, width, length_mm, "fold");
    const end = (shortened ? form.short_mm : length_mm) - form.tab_mm;
    lay_back(pen.at(width, 0), guide, width, end);
  }
  const flat = form.along ? [length_mm, width_mm] : [width_mm, length_mm];
  for (const tick of ticks(...flat)) pen.rule(...tick, "tick");
  return {form, drawing: pen.drawing, marks, times_pt: size / POINT_MM, shortened, windows};
};

/** A band; or what one of the reasons why there is none says. */
const lay_or = (reasons, ...given) => {
  try {
    return lay(...given);
  } catch (why) {
    if (reasons.some((reason) => why[reason])) return why;
    throw why;
  }
};

/** The band with the finest marks that are further apart and fit, if there are any. */
const coarser = (guide, form, marks) => {
  const unit = marks.unit ?? guide.race.markers;
  for (const step of COARSER) {
    const every_m = step * UNIT_M[unit];
    if (marks.every_m < every_m && every_m < guide.race.distance / 2) {
      const band = lay_or(["too_small"], guide, form, {of: "distance", every_m, unit});
      if (band.drawing) return band;
    }
  }
};

/** Refuses rows that do not fit, with the formats that hold them and the marks that would fit. */
const what_fits = (guide, form, marks, too_small) => {
  const others = FORMATS.filter(
    (other) => other != form && lay_or(["too_small", "refused"], guide, other, marks).drawing,
  );
  const ways = others[0] ? [`take ${others.map(({said}) => `the ${said}`).join(" or ")}`] : [];
  const fitting = coarser(guide, form, marks)?.marks;
  if (fitting) ways.push(`write \`marks: ${marks_said(fitting)}\``);
  refuse(
    `${too_small} not fit on the ${form.said} in type of ${form.smallest_pt} points; ` +
      (ways.join(", or ") || "no format holds them"),
    others.map(({key}) => key),
    fitting,
  );
};

/** A plan in a format. Throws `{refused, formats, marks}`: why not, and what would fit. */
const lay_band = (guide, form, marks) => {
  const band = lay_or(["too_small"], guide, form, marks);
  return band.drawing ? band : what_fits(guide, form, marks, band.too_small);
};

/** The same with the race's marks, or the finest coarser ones that fit. */
const lay_fitting = (guide, form) => {
  const marks = guide.race.rows;
  const band = lay_or(["too_small"], guide, form, marks);
  if (band.drawing) return band;
  return coarser(guide, form, marks) ?? what_fits(guide, form, marks, band.too_small);
};

/** A band as an SVG in millimetres: what the macro `strip` of templates/band.svg.html makes. */
const band_svg = ({form, drawing}, label) => {
  const mm = (value) => decimal(value, 1000);
  const escaped = (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt()};`);
  const width = mm(form.width_mm);
  const length = mm(form.length_mm);
  const full_width = mm(form.width_mm + 2 * MARGIN_MM);
  const full_length = mm(form.length_mm + 2 * MARGIN_MM);
  const rect = (kind) => `<rect class="${kind}" width="${width}" height="${length}"/>`;

  // What looks alike stands together, below what says how.
  const boxes = {tint: "", black: "", white: ""};
  for (const [x, y, width, height, fill] of drawing.boxes)
    boxes[fill] += `M${mm(x)} ${mm(y)}h${mm(width)}v${mm(height)}h-${mm(width)}z`;
  const rules = {};
  for (const [x1, y1, x2, y2, role] of drawing.rules)
    rules[role] = `${rules[role] ?? ""}M${mm(x1)} ${mm(y1)}L${mm(x2)} ${mm(y2)}`;
  const lines = {};
  for (const [text, x, y, size, anchor, ink, role, wrist] of drawing.lines) {
    const kind = `${role} ${ink}${wrist ? ` for-${wrist}` : ""}`;
    const alike = `<g class="${kind}" font-size="${mm(size)}" text-anchor="${anchor}">`;
    lines[alike] = `${lines[alike] ?? alike}<text x="${mm(x)}" y="${mm(y)}">${escaped(text)}</text>`;
  }
  const paths = (alike) =>
    Object.entries(alike).map(([kind, path]) => path && `<path class="${kind}" d="${path}"/>`);
  const signs = drawing.signs.map(
    ([kind, x, y, size, ink]) =>
      `<path class="sign ${ink}" transform="translate(${mm(x)} ${mm(y)}) scale(${mm(size)})" d="${SHAPES[kind]}"/>`,
  );
  const all = [
    ...paths(boxes),
    ...signs,
    ...paths(rules),
    ...Object.values(lines).map((line) => `${line}</g>`),
  ].join("");
  return [
    `<svg class="band" role="img" aria-label="${escaped(label)}" preserveAspectRatio="none"`,
    ` width="${full_width}mm" height="${full_length}mm"`,
    ` viewBox="-${mm(MARGIN_MM)} -${mm(MARGIN_MM)} ${full_width} ${full_length}">`,
    rect("paper"),
    form.along ? `<g transform="translate(${width} 0) rotate(90)">${all}</g>` : all,
    rect("outline"),
    "</svg>",
  ].join("");
};
