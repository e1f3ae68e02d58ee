/* The planner's address, which holds all that its form says: `#race=boston&goal=3:47:30`.
 *
 * Links were sent, so its names and what they mean stay as they are for ever.
 */

/** @typedef {Record<string, string>} Texts What a form or a link says, by the names of the address. */

/**
 * @typedef {object} Kind How a form and the address write a kind of value.
 * @property {(text: string, unit: string) => string} read
 * @property {(text: string) => string} [shown] What its field shows of a text that was read.
 * @property {(text: string) => string} [brief] What the address has of that text.
 */

const LONGEST = 240;

/** @type {Record<string, Kind>} The kinds of wishes, by the names that Python gives them. */
const KINDS = {
  pace: { read: readPace },
  percent: { read: readPercent, brief: withoutSign },
  halves: { read: readHalves, shown: withoutHalf, brief: halvesInPercent },
  ease: { read: readEase },
  unit: { read: readUnit, brief: unitIn },
  marks: { read: readMarks },
  time: { read: readInterval },
  "time-of-day": { read: readTimeOfDay },
};

/** What Python reads as a wish, by the names of the address. */
const WISHES = Object.fromEntries(
  [
    ...race_wishes$OF_RACE,
    race_wishes$HEAT,
    race_wishes$STOP,
    race_wishes$GUN,
    race_wishes$DELAY,
  ].map(({ key, name, kind }) => [name, { key, ...KINDS[kind] }]),
);

/** The goals of a band and their ratios. */
const GOALS = [
  { goal: "goal", ratio: "ratio" },
  { goal: "goal2", ratio: "ratio2" },
  { goal: "goal3", ratio: "ratio3" },
];

/** Every name in the order of the address: at first those of old links, then the newer ones. */
const NAMES = [
  ...new Set([
    ...["race", "by", "goal", "ratio", "walk", "hills", "drift", "unit", "marks", "format"],
    ...["wrist", ...Object.keys(WISHES), "goal2", "ratio2", "goal3", "ratio3"],
  ]),
];

/** @param {string} text */
function withoutSign(text) {
  return text.replace(/%$/, "");
}

/** @param {string} text */
function withoutHalf(text) {
  return text.replace(/^second half /, "");
}

/**
 * How the halves differ as a percentage, below zero if the second is faster.
 *
 * @param {string} text
 */
function halvesInPercent(text) {
  if (text === "even") return "0";
  const amount = withoutHalf(text).replace(/%.*$/, "");
  return text.endsWith("faster") ? `-${amount}` : amount;
}

/**
 * What an address says. Unknown names and empty texts are left out, and long texts are cut.
 *
 * @param {string} hash
 * @returns {Texts}
 */
function readAddress(hash) {
  const said = new URLSearchParams(hash.slice(1));
  /** @type {Texts} */
  const texts = {};
  for (const name of NAMES) {
    const text = [...(said.get(name) ?? "")].slice(0, LONGEST).join("");
    if (text) texts[name] = text;
  }
  return texts;
}

/**
 * The address that says these texts.
 *
 * @param {Texts} texts
 */
function addressOf(texts) {
  const said = NAMES.filter((name) => texts[name]).map((name) => `${name}=${encoded(texts[name])}`);
  return `#${said.join("&")}`;
}

/**
 * A text in the address, with what people read there left as it is.
 *
 * @param {string} text
 */
function encoded(text) {
  return encodeURIComponent(text.toWellFormed())
    .replace(/%20/g, "+")
    .replace(/%(3A|2F|2C)/g, decodeURIComponent);
}
