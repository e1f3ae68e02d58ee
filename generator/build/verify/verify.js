// What a person sees on a page with bands, measured in the page itself.
//
// `formats` are the choices on the print page of a guide; the page opens with the first of them.
// They are shown all at once, each as the page shows it alone, so that one PDF holds them all, one
// to a page. Without any, the page shows several bands side by side. `goal` is the last time that a
// band must show; `clocks` are all clocks of the plan, if they are known. `smallest` gives the
// smallest type in points, of `text`, of a `time`, and of a time in some formats. Beside the
// formats of `sameWidth` only the check bar is kept, since the words there are laid out already.
//
// Returns for each format how many bands it shows, whether it says why it shows none, and the
// faults of its bands. Lengths are in millimetres, sizes of type in points.
({formats, goal, clocks, smallest, sameWidth}) => {
  const POINT_MM = 25.4 / 72, POINT_PX = 96 / 72;
  // Rounding in the browser stays well below this, and nobody sees less.
  const SLACK_MM = 0.05, SLACK_PT = 0.01;
  // Times that end this close to each other stand in one column.
  const SAME_COLUMN_MM = 0.5;
  // Metrics are read at this size and scaled, since a canvas rounds small ones.
  const METRICS_PX = 100;
  const LONGEST_QUOTE = 40;
  const WRISTS = ".for-left, .for-right";
  const canvas = document.createElement("canvas").getContext("2d");
  const metricsOf = new Map();
  const tenths = length => length.toFixed(1);
  const seconds = clock => clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const isClock = text => /^\d+(:\d\d){1,2}$/.test(text);

  // A copy of the page's main part as it looks with this format chosen, without what that hides.
  const copyWith = (format, i) => {
    if (i) document.getElementById(format)?.click();
    const copy = main.cloneNode();
    copy.append(...[...main.childNodes].map(visibleCopy));
    if (sameWidth.includes(format)) {
      copy.querySelectorAll(".beside > :not(.check-bar)").forEach(part => part.remove());
    }
    return copy;
  };

  const visibleCopy = part => {
    if (part.nodeType !== Node.ELEMENT_NODE) return part.cloneNode();
    const display = getComputedStyle(part).display;
    if (display === "none") return "";
    const isDrawing = part.matches("svg");
    const copy = part.cloneNode(isDrawing);
    copy.style.display = display;
    // A second element with the same id would be clicked, or styled, in place of the first.
    copy.removeAttribute("id");
    if (!isDrawing) copy.append(...[...part.childNodes].map(visibleCopy));
    return copy;
  };

  const metrics = (text, style) => {
    const font = `${style.fontStyle} ${style.fontWeight} ${METRICS_PX}px ${style.fontFamily}`;
    const key = font + text;
    if (!metricsOf.has(key)) {
      canvas.font = font;
      canvas.fontKerning = style.fontKerning;
      metricsOf.set(key, canvas.measureText(text));
    }
    return metricsOf.get(key);
  };

  // Where the ink of a text reaches: `own` in its own coordinates, `box` in those of the strip.
  const placed = (text, toStrip) => {
    const style = getComputedStyle(text), said = text.textContent;
    const ink = metrics(said, style);
    const start = text.getStartPositionOfChar(0), size = parseFloat(style.fontSize);
    const length = text.getComputedTextLength();
    const scaleY = size / METRICS_PX, scaleX = length / ink.width;
    const own = {
      left: start.x - ink.actualBoundingBoxLeft * scaleX,
      right: start.x + ink.actualBoundingBoxRight * scaleX,
      top: start.y - ink.actualBoundingBoxAscent * scaleY,
      bottom: start.y + ink.actualBoundingBoxDescent * scaleY,
    };
    const matrix = toStrip.multiply(text.getScreenCTM());
    return {
      said, own, box: moved(own, matrix),
      // The end of its last figure's width, not of its ink: figures line up by their widths.
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

  // How deep two boxes overlap; if negative, how far apart they are.
  const overlap = (a, b) => Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

  const collisions = (texts, signs) => {
    const things = [...texts, ...signs].sort((a, b) => a.box.top - b.box.top), found = [];
    things.forEach((a, i) => {
      for (let j = i + 1; j < things.length && things[j].box.top < a.box.bottom; j++) {
        const b = things[j], depth = overlap(a.box, b.box);
        // Signs may touch each other, and texts for different wrists never show together.
        const allowed = a.sign && b.sign || a.wrist && b.wrist && a.wrist !== b.wrist;
        if (depth > SLACK_MM && !allowed) {
          found.push(`${name(a)} and ${name(b)} overlap by ${tenths(depth)} mm`);
        }
      }
    });
    return found;
  };

  const name = thing => thing.sign ? "a sign" : `“${thing.said}”`;

  const clipped = (texts, {left, top, right, bottom}) => texts.flatMap(text => {
    const out = Math.max(left - text.box.left, top - text.box.top,
                         text.box.right - right, text.box.bottom - bottom);
    return out > SLACK_MM ? [`${name(text)} sticks out by ${tenths(out)} mm`] : [];
  });

  const tooSmall = (said, size, floor) => size < floor - SLACK_PT
    ? [`“${said}” is set in ${tenths(size)} points, not ${floor} or more`] : [];

  // The finish is the time nearest to its word, to the right of it or below.
  const finishOf = (times, word) => {
    const distance = ({own}) => -overlap(own, word.own);
    return times
      .filter(time => time.own.bottom > word.own.bottom && time.own.right > word.own.left)
      .sort((a, b) => distance(a) - distance(b))[0];
  };

  // The other times column by column, each from the top down.
  const columnsOf = times => {
    const columns = [];
    for (const time of times.sort((a, b) => a.end - b.end)) {
      const last = columns.at(-1);
      if (last && time.end - last[0].end < SAME_COLUMN_MM) last.push(time);
      else columns.push([time]);
    }
    columns.forEach(column => column.sort((a, b) => a.own.bottom - b.own.bottom));
    return columns;
  };

  const disorder = (texts, isPage) => {
    const times = texts.filter(text => text.isTime), found = [];
    const word = texts.find(text => text.said === "FINISH");
    const finish = word && finishOf(times, word);
    if (!finish) return ["there is no time at the finish"];
    if (seconds(finish.said) !== seconds(goal)) {
      found.push(`the last time is ${finish.said}, not ${goal}`);
    }
    const columns = columnsOf(times.filter(time => time !== finish));
    // A whole page has its splits in the first column and a list of walks in the others.
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

  // The band that the page opens with shows every clock of its plan. Others may have other marks.
  const missing = (texts, format) => {
    const times = texts.filter(text => text.isTime).map(text => text.said);
    return format === formats[0]
      ? clocks.filter(clock => !times.includes(clock)).map(clock => `${clock} of its plan is missing`)
      : [];
  };

  const faultsOfBand = (svg, format) => {
    const toStrip = svg.getScreenCTM().inverse();
    const texts = [...svg.querySelectorAll("text")]
      .filter(text => text.textContent.trim() && text.checkVisibility())
      .map(text => placed(text, toStrip));
    const signs = [...svg.querySelectorAll(".sign")].map(sign => ({
      sign: true, box: moved(edges(sign.getBBox()), toStrip.multiply(sign.getScreenCTM())),
    }));
    const frame = svg.querySelector(":scope > .outline") ?? svg.querySelector(":scope > .paper");
    const outline = moved(edges(frame.getBBox()), toStrip.multiply(frame.getScreenCTM()));
    // Only the front of a folded strip has rows.
    const fold = svg.querySelector(".fold") ? (outline.left + outline.right) / 2 : Infinity;
    const front = texts.filter(text => text.box.left < fold);
    const timeFloor = smallest[format] ?? smallest.time;
    return [
      ...missing(front, format),
      ...clipped(texts, outline),
      ...collisions(texts, signs),
      ...texts.flatMap(({said, size, isTime}) =>
        tooSmall(said, size, isTime ? timeFloor : smallest.text)),
      ...disorder(front, svg.matches(".page")),
    ];
  };

  const smallWords = root => [...root.querySelectorAll(":not(svg, svg *)")]
    .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(part => part.checkVisibility())
    .flatMap(part => tooSmall(
      part.textContent.trim().slice(0, LONGEST_QUOTE),
      parseFloat(getComputedStyle(part).fontSize) / POINT_PX, smallest.text));

  const look = (root, format) => {
    const bands = [...root.querySelectorAll("svg.band")].filter(svg => svg.checkVisibility());
    return {
      bands: bands.length,
      refused: [...root.querySelectorAll(".print")].some(one => one.textContent.trim()),
      faults: [...bands.flatMap(svg => faultsOfBand(svg, format)), ...smallWords(root)],
    };
  };

  const main = document.querySelector("main");
  if (!formats.length) return [look(main, "")];
  const display = main.style.display;
  // While it is hidden, choosing a format does not lay it out again, which would take long.
  main.style.display = "none";
  const copies = formats.map(copyWith);
  copies.forEach(copy => { copy.style.display = display; });
  copies.slice(1).forEach(copy => { copy.style.breakBefore = "page"; });
  main.replaceWith(...copies);
  const wrists = document.querySelectorAll(WRISTS);
  wrists.forEach(part => { part.style.display = "inline"; });
  const found = copies.map((copy, i) => look(copy, formats[i]));
  wrists.forEach(part => { part.style.display = ""; });
  return found;
}
