// What a person sees on a page with bands, measured in the page itself.
//
// `formats` are the choices on the print page of a guide, the first as the page opens: they are
// then shown all at once, each as the page shows it alone, so that one PDF holds them, one a page.
// Without any the page shows several bands side by side. `goal` is the time that the last one of a
// band must be; `clocks` are all that its plan has, if that is known. Beside the formats named in `again` only the bar to measure is kept. Returns, for
// each format: how many bands it shows, whether it says why it shows none, and what is wrong with
// them. Lengths are in millimetres, sizes of type in points.
({formats, goal, clocks, least, again}) => {
  const POINT_MM = 25.4 / 72, POINT_PX = 96 / 72, SLACK = 0.05;
  const WRISTS = ".for-left, .for-right";
  const pen = document.createElement("canvas").getContext("2d");
  const inks = new Map();
  const mm = length => length.toFixed(1);
  const seconds = clock => clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const isClock = text => /^\d+(:\d\d){1,2}$/.test(text);

  // The main part of the page as it looks with a format chosen, and nothing of what that hides.
  const as = (format, i) => {
    if (i) document.getElementById(format)?.click();
    const copy = main.cloneNode();
    copy.append(...[...main.childNodes].map(shown));
    if (again.includes(format)) {
      copy.querySelectorAll(".beside > :not(.check-bar)").forEach(part => part.remove());
    }
    return copy;
  };

  const shown = part => {
    if (part.nodeType !== Node.ELEMENT_NODE) return part.cloneNode();
    const display = getComputedStyle(part).display;
    if (display === "none") return "";
    const copy = part.cloneNode(part.matches("svg"));
    copy.style.display = display;
    // Else the copies would be chosen too.
    copy.removeAttribute("id");
    if (!part.matches("svg")) copy.append(...[...part.childNodes].map(shown));
    return copy;
  };

  // Where the ink of a text reaches: its own coordinates, and those of the strip.
  const placed = (text, strip) => {
    const style = getComputedStyle(text), said = text.textContent;
    const font = `${style.fontStyle} ${style.fontWeight} 100px ${style.fontFamily}`;
    const key = font + said;
    let ink = inks.get(key);
    if (!ink) {
      pen.font = font;
      pen.fontKerning = style.fontKerning;
      inks.set(key, ink = pen.measureText(said));
    }
    const start = text.getStartPositionOfChar(0), size = parseFloat(style.fontSize);
    const length = text.getComputedTextLength();
    const high = size / 100, wide = length / ink.width;
    const own = {
      left: start.x - ink.actualBoundingBoxLeft * wide,
      right: start.x + ink.actualBoundingBoxRight * wide,
      top: start.y - ink.actualBoundingBoxAscent * high,
      bottom: start.y + ink.actualBoundingBoxDescent * high,
    };
    const matrix = strip.multiply(text.getScreenCTM());
    return {
      said, own, box: moved(own, matrix),
      // Where its column ends: after figures of one width, however much ink the last one has.
      end: start.x + length,
      isTime: !!text.closest(".time"),
      wrist: text.closest(WRISTS),
      size: size * Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) / POINT_MM,
    };
  };

  const moved = ({left, top, right, bottom}, {a, b, c, d, e, f}) => ({
    left: Math.min(a * left, a * right) + Math.min(c * top, c * bottom) + e,
    right: Math.max(a * left, a * right) + Math.max(c * top, c * bottom) + e,
    top: Math.min(b * left, b * right) + Math.min(d * top, d * bottom) + f,
    bottom: Math.max(b * left, b * right) + Math.max(d * top, d * bottom) + f,
  });

  const edges = ({x, y, width, height}) => ({left: x, top: y, right: x + width, bottom: y + height});

  // By how much two boxes lie on each other; negative, how far they are apart.
  const overlap = (a, b) => Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

  const collisions = (texts, signs) => {
    const things = [...texts, ...signs].sort((a, b) => a.box.top - b.box.top), found = [];
    things.forEach((a, i) => {
      for (let j = i + 1; j < things.length && things[j].box.top < a.box.bottom; j++) {
        const b = things[j], depth = overlap(a.box, b.box);
        const apart = a.sign && b.sign || a.wrist && b.wrist && a.wrist !== b.wrist;
        if (depth > SLACK && !apart) found.push(`${name(a)} and ${name(b)} overlap by ${mm(depth)} mm`);
      }
    });
    return found;
  };

  const name = thing => thing.sign ? "a sign" : `“${thing.said}”`;

  const clipped = (texts, {left, top, right, bottom}) => texts.flatMap(text => {
    const out = Math.max(left - text.box.left, top - text.box.top,
                         text.box.right - right, text.box.bottom - bottom);
    return out > SLACK ? [`${name(text)} sticks out by ${mm(out)} mm`] : [];
  });

  const small = (texts, time) => texts.flatMap(text => {
    const floor = text.isTime ? time : least.text;
    return text.size < floor - 0.01
      ? [`${name(text)} is set in ${text.size.toFixed(1)} points, not ${floor} or more`] : [];
  });

  // Down the rows, column by column; the finish is the time next to its word.
  const disorder = (texts, isPage) => {
    const times = texts.filter(text => text.isTime), found = [];
    const word = texts.find(text => text.said === "FINISH");
    const distance = ({own}) => -overlap(own, word.own);
    const finish = word && times
      .filter(time => time.own.bottom > word.own.bottom && time.own.right > word.own.left)
      .sort((a, b) => distance(a) - distance(b))[0];
    if (!finish) return ["there is no time at the finish"];
    if (seconds(finish.said) !== seconds(goal)) {
      found.push(`the last time is ${finish.said}, not ${goal}`);
    }
    const columns = [];
    const rows = times.filter(time => time !== finish);
    for (const time of rows.sort((a, b) => a.end - b.end)) {
      const last = columns.at(-1);
      if (last && time.end - last[0].end < 0.5) last.push(time);
      else columns.push([time]);
    }
    columns.forEach(column => column.sort((a, b) => a.own.bottom - b.own.bottom));
    // Beside the splits, a page has a list of walks.
    const lists = isPage ? [columns[0] ?? [], columns.slice(1).flat()] : [columns.flat()];
    for (const list of lists) {
      list.forEach((time, i) => {
        if (!isClock(time.said)) found.push(`“${time.said}” is no time`);
        else if (i && seconds(time.said) < seconds(list[i - 1].said)) {
          found.push(`${time.said} stands after ${list[i - 1].said}`);
        }
      });
      if (list.length && seconds(list.at(-1).said) > seconds(goal)) {
        found.push(`${list.at(-1).said} stands before the finish at ${goal}`);
      }
    }
    return found;
  };

  // The band that a page opens with has every clock of its plan; others may have other marks.
  const planned = (texts, format) => {
    const times = texts.filter(text => text.isTime).map(text => text.said);
    return format === formats[0] && clocks.length
      ? clocks.filter(clock => !times.includes(clock)).map(clock => `${clock} of its plan is missing`)
      : [];
  };

  const judged = (svg, time, format) => {
    const strip = svg.getScreenCTM().inverse();
    const texts = [...svg.querySelectorAll("text")]
      .filter(text => text.textContent.trim() && text.checkVisibility())
      .map(text => placed(text, strip));
    const signs = [...svg.querySelectorAll(".sign")].map(sign => ({
      sign: true, box: moved(edges(sign.getBBox()), strip.multiply(sign.getScreenCTM())),
    }));
    const frame = svg.querySelector(":scope > .outline") ?? svg.querySelector(":scope > .paper");
    const outline = moved(edges(frame.getBBox()), strip.multiply(frame.getScreenCTM()));
    // What is behind the fold has no rows.
    const front = svg.querySelector(".fold") ? (outline.left + outline.right) / 2 : Infinity;
    return [
      ...planned(texts.filter(text => text.box.left < front), format),
      ...clipped(texts, outline), ...collisions(texts, signs), ...small(texts, time),
      ...disorder(texts.filter(text => text.box.left < front), svg.matches(".page")),
    ];
  };

  const smallWords = root => [...root.querySelectorAll(":not(svg, svg *)")]
    .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(part => ({said: part.textContent.trim().slice(0, 40), part,
                   size: parseFloat(getComputedStyle(part).fontSize) / POINT_PX}))
    .filter(({part, size}) => size < least.text - 0.01 && part.checkVisibility())
    .map(({said, size}) => `“${said}” is set in ${size.toFixed(1)} points, not ${least.text} or more`);

  const seen = (root, format) => {
    const bands = [...root.querySelectorAll("svg.band")].filter(svg => svg.checkVisibility());
    const time = least[format] ?? least.time;
    return {
      bands: bands.length,
      refused: [...root.querySelectorAll(".print")].some(one => one.textContent.trim()),
      faults: [...bands.flatMap(svg => judged(svg, time, format)), ...smallWords(root)],
    };
  };

  const main = document.querySelector("main");
  if (!formats.length) return [seen(main, "")];
  const display = main.style.display;
  // What is in it is not laid out then for every format, which takes long.
  main.style.display = "none";
  const copies = formats.map(as);
  copies.forEach(copy => { copy.style.display = display; });
  copies.slice(1).forEach(copy => { copy.style.breakBefore = "page"; });
  main.replaceWith(...copies);
  const wrists = document.querySelectorAll(WRISTS);
  wrists.forEach(part => { part.style.display = "inline"; });
  const found = copies.map((copy, i) => seen(copy, formats[i]));
  wrists.forEach(part => { part.style.display = ""; });
  return found;
}
