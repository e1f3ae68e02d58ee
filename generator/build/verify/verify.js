"use strict";

/* What a person sees on a page with bands, measured in the page itself.
 *
 * Lengths are in millimetres and sizes of type in points.
 */

/**
 * @typedef {object} Wish What to look at, and what to expect there.
 * @property {string[]} formats What to look at, one after the other; the page opens with the first.
 *   Without any, the page shows several bands side by side.
 * @property {string} goal The last time that a band must show.
 * @property {string[]} clocks All clocks of the plan, if they are known.
 * @property {Record<string, number>} smallest The smallest type of `text`, of a `time`, and of a
 *   time in some formats.
 * @property {string[]} sameWidth Formats as wide as an earlier one. The words beside them are laid
 *   out already, so only their check bar is kept.
 *
 * @typedef {object} Seen What one format shows.
 * @property {number} bands How many bands.
 * @property {boolean} refused Whether it says why it shows none.
 * @property {string[]} faults
 *
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 *
 * @typedef {object} Sign
 * @property {Box} box Where it is on its strip.
 * @property {null} said
 * @property {null} wrist
 *
 * @typedef {object} Label
 * @property {Box} box Where its ink is on its strip.
 * @property {Box} own The same in the text's own coordinates.
 * @property {string} said
 * @property {Element | null} wrist What holds it, if it is for one wrist only.
 * @property {number} end The end of its last figure's width, not of its ink: figures line up by
 *   their widths.
 * @property {boolean} isTime
 * @property {number} size
 */

/** The page lacks what every page with bands has. */
class PageError extends Error {
  name = "PageError";
}

const POINT_MM = 25.4 / 72;
const POINT_PX = 96 / 72;
/* Rounding in the browser stays well below this, and nobody sees less. */
const SLACK_MM = 0.05;
const SLACK_PT = 0.01;
/* Times that end this close to each other stand in one column. */
const SAME_COLUMN_MM = 0.5;
/* Metrics are read at this size and scaled, since a canvas rounds small ones. */
const METRICS_PX = 100;
const LONGEST_QUOTE = 40;
const WRISTS = ".for-left, .for-right";
/* Why there is no band: a guide says it in place of the band, the planner beside it. */
const MISFIT = ".sheet > p, #misfit:not([hidden])";

const canvas = present(document.createElement("canvas").getContext("2d"), "canvas");
/** @type {Set<Element>} Copies of the page that say why they show no band. */
const refusals = new Set();
/** @type {Map<string, TextMetrics>} */
const metricsOf = new Map();

/**
 * What is there, or an error.
 *
 * @template T
 * @param {T | null | undefined} value
 * @param {string} what
 * @returns {T}
 */
function present(value, what) {
  if (value === null || value === undefined) throw new PageError(`there is no ${what}`);
  return value;
}

/** @param {number} length */
function tenths(length) {
  return length.toFixed(1);
}

/** @param {string} clock */
function secondsOf(clock) {
  return clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** @param {string} text */
function isClock(text) {
  return /^\d+(:\d\d){1,2}$/.test(text);
}

/** @param {Label | Sign} thing */
function nameOf(thing) {
  return thing.said === null ? "a sign" : `“${thing.said}”`;
}

/* --- What the page shows ------------------------------------------------------------------- */

/**
 * A copy of a part of the page as it looks now, without what is hidden.
 *
 * @param {Node} part
 * @returns {Node | string}
 */
function visibleCopy(part) {
  if (!(part instanceof HTMLElement || part instanceof SVGElement)) return part.cloneNode();
  const { display } = getComputedStyle(part);
  if (display === "none") return "";
  const isDrawing = part.matches("svg");
  const copy = /** @type {typeof part} */ (part.cloneNode(isDrawing));
  copy.style.display = display;
  // A second element with the same id would be clicked, or styled, in place of the first.
  copy.removeAttribute("id");
  if (!isDrawing) copy.append(...[...part.childNodes].map(visibleCopy));
  return copy;
}

/**
 * A copy of the page's main part as it looks with a format chosen.
 *
 * @param {HTMLElement} main
 * @param {string} format
 * @param {Wish} wish
 */
function copyWith(main, format, { formats, sameWidth }) {
  if (format !== formats[0]) document.getElementById(format)?.click();
  const copy = /** @type {HTMLElement} */ (main.cloneNode());
  if (document.querySelector(MISFIT)?.textContent?.trim()) refusals.add(copy);
  copy.append(...[...main.childNodes].map(visibleCopy));
  if (sameWidth.includes(format)) {
    for (const part of copy.querySelectorAll(".beside > :not(.check-bar)")) part.remove();
  }
  return copy;
}

/* --- Where things are ---------------------------------------------------------------------- */

/**
 * @param {string} text
 * @param {CSSStyleDeclaration} style
 */
function measured(text, style) {
  const font = `${style.fontStyle} ${style.fontWeight} ${METRICS_PX}px ${style.fontFamily}`;
  const key = font + text;
  const known = metricsOf.get(key);
  if (known) return known;
  canvas.font = font;
  canvas.fontKerning = /** @type {CanvasFontKerning} */ (style.fontKerning);
  const metrics = canvas.measureText(text);
  metricsOf.set(key, metrics);
  return metrics;
}

/**
 * How to come from the coordinates of an element to those of its strip.
 *
 * @param {SVGGraphicsElement} element
 * @param {DOMMatrix} toStrip From the coordinates of the screen.
 */
function onStrip(element, toStrip) {
  return toStrip.multiply(present(element.getScreenCTM(), "place on the screen"));
}

/**
 * @param {SVGTextElement} text
 * @param {DOMMatrix} toStrip
 * @returns {Label}
 */
function placed(text, toStrip) {
  const style = getComputedStyle(text);
  const said = text.textContent ?? "";
  const ink = measured(said, style);
  const start = text.getStartPositionOfChar(0);
  const size = parseFloat(style.fontSize);
  const length = text.getComputedTextLength();
  const scaleY = size / METRICS_PX;
  const scaleX = length / ink.width;
  const own = {
    left: start.x - ink.actualBoundingBoxLeft * scaleX,
    right: start.x + ink.actualBoundingBoxRight * scaleX,
    top: start.y - ink.actualBoundingBoxAscent * scaleY,
    bottom: start.y + ink.actualBoundingBoxDescent * scaleY,
  };
  const matrix = onStrip(text, toStrip);
  return {
    said,
    own,
    box: moved(own, matrix),
    end: start.x + length,
    isTime: text.closest(".time") !== null,
    wrist: text.closest(WRISTS),
    size: (size * Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c))) / POINT_MM,
  };
}

/**
 * @param {Box} box
 * @param {DOMMatrix} matrix
 * @returns {Box}
 */
function moved({ left, top, right, bottom }, { a, b, c, d, e, f }) {
  return {
    left: Math.min(a * left, a * right) + Math.min(c * top, c * bottom) + e,
    right: Math.max(a * left, a * right) + Math.max(c * top, c * bottom) + e,
    top: Math.min(b * left, b * right) + Math.min(d * top, d * bottom) + f,
    bottom: Math.max(b * left, b * right) + Math.max(d * top, d * bottom) + f,
  };
}

/**
 * Where a part of a drawing is on its strip.
 *
 * @param {SVGGraphicsElement} part
 * @param {DOMMatrix} toStrip
 */
function boxOf(part, toStrip) {
  const { x, y, width, height } = part.getBBox();
  return moved({ left: x, top: y, right: x + width, bottom: y + height }, onStrip(part, toStrip));
}

/**
 * How deep two boxes overlap; if negative, how far apart they are.
 *
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  );
}

/* --- What is wrong ------------------------------------------------------------------------- */

/**
 * @param {Label[]} texts
 * @param {Sign[]} signs
 */
function collisions(texts, signs) {
  const things = [...texts, ...signs].sort((a, b) => a.box.top - b.box.top);
  return things.flatMap((a, i) => {
    const after = things.slice(i + 1);
    const below = after.findIndex((b) => b.box.top >= a.box.bottom);
    const near = below < 0 ? after : after.slice(0, below);
    return near
      .filter((b) => collides(a, b))
      .map((b) => {
        return `${nameOf(a)} and ${nameOf(b)} overlap by ${tenths(overlap(a.box, b.box))} mm`;
      });
  });
}

/**
 * Signs may touch each other, and texts for different wrists never show together.
 *
 * @param {Label | Sign} a
 * @param {Label | Sign} b
 */
function collides(a, b) {
  if (a.said === null && b.said === null) return false;
  if (a.wrist && b.wrist && a.wrist !== b.wrist) return false;
  return overlap(a.box, b.box) > SLACK_MM;
}

/**
 * @param {Label[]} texts
 * @param {Box} outline
 */
function clipped(texts, outline) {
  return texts.flatMap((text) => {
    const out = Math.max(
      outline.left - text.box.left,
      outline.top - text.box.top,
      text.box.right - outline.right,
      text.box.bottom - outline.bottom,
    );
    return out > SLACK_MM ? [`${nameOf(text)} sticks out by ${tenths(out)} mm`] : [];
  });
}

/**
 * @param {string} said
 * @param {number} size
 * @param {number} floor
 */
function tooSmall(said, size, floor) {
  if (size >= floor - SLACK_PT) return [];
  return [`“${said}” is set in ${tenths(size)} points, not ${floor} or more`];
}

/**
 * The finish is the time nearest to its word, to the right of it or below.
 *
 * @param {Label[]} times
 * @param {Label} word
 */
function finishOf(times, word) {
  /** @param {Label} time */
  const distance = ({ own }) => -overlap(own, word.own);
  return times
    .filter(({ own }) => own.bottom > word.own.bottom && own.right > word.own.left)
    .sort((a, b) => distance(a) - distance(b))[0];
}

/**
 * Times column by column, each from the top down.
 *
 * @param {Label[]} times
 */
function columnsOf(times) {
  /** @type {Label[][]} */
  const columns = [];
  for (const time of times.sort((a, b) => a.end - b.end)) {
    const last = columns.at(-1);
    if (last && time.end - last[0].end < SAME_COLUMN_MM) last.push(time);
    else columns.push([time]);
  }
  for (const column of columns) column.sort((a, b) => a.own.bottom - b.own.bottom);
  return columns;
}

/**
 * What is wrong with the times: which they are, and how they follow each other.
 *
 * @param {Label[]} texts
 * @param {boolean} isPage
 * @param {string} goal
 */
function disorder(texts, isPage, goal) {
  const times = texts.filter((text) => text.isTime);
  const word = texts.find((text) => text.said === "FINISH");
  const finish = word && finishOf(times, word);
  if (!finish) return ["there is no time at the finish"];
  const found = [];
  if (secondsOf(finish.said) !== secondsOf(goal)) {
    found.push(`the last time is ${finish.said}, not ${goal}`);
  }
  const columns = columnsOf(times.filter((time) => time !== finish));
  // A whole page has its splits in the first column and a list of walks in the others.
  const lists = isPage ? [columns[0] ?? [], columns.slice(1).flat()] : [columns.flat()];
  for (const list of lists) {
    for (const [i, { said }] of list.entries()) {
      if (!isClock(said)) found.push(`“${said}” is no time`);
      else if (i && secondsOf(said) < secondsOf(list[i - 1].said)) {
        found.push(`${said} stands after ${list[i - 1].said}`);
      }
    }
    const last = list.at(-1);
    if (last && secondsOf(last.said) > secondsOf(goal)) {
      found.push(`${last.said} stands before the finish at ${goal}`);
    }
  }
  return found;
}

/**
 * Clocks that a band leaves out. The one that the page opens with shows every clock of its plan;
 * others may have other marks.
 *
 * @param {Label[]} texts
 * @param {string} format
 * @param {Wish} wish
 */
function missing(texts, format, { formats, clocks }) {
  if (format !== formats[0]) return [];
  const times = texts.filter((text) => text.isTime).map((text) => text.said);
  return clocks
    .filter((clock) => !times.includes(clock))
    .map((clock) => `${clock} of its plan is missing`);
}

/**
 * @param {SVGSVGElement} svg
 * @param {string} format
 * @param {Wish} wish
 */
function faultsOfBand(svg, format, wish) {
  const { goal, smallest } = wish;
  const toStrip = present(svg.getScreenCTM(), "band on the screen").inverse();
  const texts = [...svg.querySelectorAll("text")]
    .filter((text) => text.textContent?.trim() && text.checkVisibility())
    .map((text) => placed(text, toStrip));
  /** @type {NodeListOf<SVGGraphicsElement>} */
  const signs = svg.querySelectorAll(".signs path");
  /** @type {SVGGraphicsElement | null} */
  const frame = svg.querySelector(":scope > .outline") ?? svg.querySelector(":scope > .paper");
  const outline = boxOf(present(frame, "outline of a band"), toStrip);
  // Only the front of a folded strip has rows.
  const fold = svg.querySelector(".fold") ? (outline.left + outline.right) / 2 : Infinity;
  const front = texts.filter((text) => text.box.left < fold);
  const timeFloor = smallest[format] ?? smallest.time;
  return [
    ...missing(front, format, wish),
    ...clipped(texts, outline),
    ...collisions(
      texts,
      [...signs].map((sign) => ({ box: boxOf(sign, toStrip), said: null, wrist: null })),
    ),
    ...texts.flatMap(({ said, size, isTime }) => {
      return tooSmall(said, size, isTime ? timeFloor : smallest.text);
    }),
    ...disorder(front, svg.matches(".page"), goal),
  ];
}

/**
 * Words outside the bands that are too small to read.
 *
 * @param {Element} root
 * @param {number} floor
 */
function smallWords(root, floor) {
  return [...root.querySelectorAll(":not(svg, svg *)")]
    .filter((part) => [...part.childNodes].some((node) => node instanceof Text && node.data.trim()))
    .filter((part) => part.checkVisibility())
    .flatMap((part) => {
      const said = (part.textContent ?? "").trim().slice(0, LONGEST_QUOTE);
      return tooSmall(said, parseFloat(getComputedStyle(part).fontSize) / POINT_PX, floor);
    });
}

/**
 * @param {Element} root
 * @param {string} format
 * @param {Wish} wish
 * @returns {Seen}
 */
function look(root, format, wish) {
  /** @type {NodeListOf<SVGSVGElement>} */
  const all = root.querySelectorAll("svg.band");
  const bands = [...all].filter((svg) => svg.checkVisibility());
  return {
    bands: bands.length,
    refused: !bands.length && refusals.has(root),
    faults: [
      ...bands.flatMap((svg) => faultsOfBand(svg, format, wish)),
      ...smallWords(root, wish.smallest.text),
    ],
  };
}

/**
 * Look at the whole page. All formats are then shown at once, each as the page shows it alone, so
 * that one PDF holds them all, one to a page.
 *
 * @param {Wish} wish
 * @returns {Seen[]} One for each format, or one for a page without a choice of formats.
 */
// biome-ignore lint/correctness/noUnusedVariables: generator/build/verify/tab.py calls it.
function lookAtPage(wish) {
  const { formats } = wish;
  const main = present(document.querySelector("main"), "main part");
  if (!formats.length) return [look(main, "", wish)];
  const { display } = main.style;
  // While it is hidden, choosing a format does not lay it out again, which would take long.
  main.style.display = "none";
  const copies = formats.map((format) => copyWith(main, format, wish));
  for (const [i, copy] of copies.entries()) {
    copy.style.display = display;
    if (i) copy.style.breakBefore = "page";
  }
  // The page itself stays, hidden: the planner's script goes on with it.
  main.after(...copies);
  /** @type {NodeListOf<SVGElement>} */
  const wrists = document.querySelectorAll(WRISTS);
  for (const part of wrists) part.style.display = "inline";
  const found = copies.map((copy, i) => look(copy, formats[i], wish));
  for (const part of wrists) part.style.display = "";
  return found;
}
