/* Reads what a runner types or a link says, forgivingly.
 *
 * Each function turns a text into the text that race files have: "3h47" into "3:47:00". What a
 * function does not know stays as it is, so that Python refuses it and says what to write instead.
 * All texts come tidied.
 */

/** A text that has two meanings. */
class TwoMeanings extends Error {
  /**
   * @param {string} text
   * @param {[string, string]} meanings Each of them, complete for its field.
   */
  constructor(text, meanings) {
    super(`Does “${text}” mean one of these?`);
    this.name = "TwoMeanings";
    this.meanings = meanings;
  }
}

/** Seconds per metre in the middle of all goals that a plan can have, which is 7:00 a kilometre. */
const MIDDLE_PACE = 0.42;
const PLAIN_TIME = /^\d{1,3}(?:[:., ;-][0-5]\d){0,2}$/;
const TIME_IN_WORDS =
  /^(?:(\d{1,3}) ?(?:h|hrs?|hours?))?[ :,]*(?:(\d{1,4}) ?(?:m|mins?|minutes?|['′]|$))?[ :,]*(?:(\d{1,6}) ?(?:s|secs?|seconds?|["″]|''|$))?$/;
const PACE = /^(.*?) ?(?:min(?:ute)?s? ?)?(?:\/|per|an?)? ?(mi|miles?|km|k|kilomet(?:er|re)s?)$/;
const DISTANCE = /^(\d{1,3}(?:[.,]\d{1,3})?)? ?(m|mi|miles?|km|k|kilomet(?:er|re)s?)$/;
const PERCENT = /^([+-]?\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|per ?cent)?$/;
const HALVES = /^(?:second half )?(\d{1,2}(?:[.,]\d{1,3})?) ?%? (faster|slower)$/;
const EASY_START =
  /^(?:first )?(\d{1,3}(?:[.,]\d{1,3})? ?[a-z]+),? (\d{1,2}(?:[.,]\d{1,3})?) ?%(?: slower)?$/;
const TIME_OF_DAY = /^(\d{1,2})(?:[:.h ]?(\d\d))? ?([ap]m)?(?: ?\+ ?([1-4]) ?d(?:ays?)?)?$/;

/**
 * A text without what nobody sees: capitals, spaces too many, and signs that look alike.
 *
 * @param {string} text
 */
function tidied(text) {
  return text
    .toLowerCase()
    .replace(/[−–]/g, "-")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

/**
 * The numbers in a time, however it is written: `3:47:30`, `3.47.30`, `3h47`, `90 s`. There are as
 * many as are written, or three where the text says itself which is which.
 *
 * @param {string} text
 * @returns {number[]} Empty for whatever is not a time.
 */
function numbersIn(text) {
  if (PLAIN_TIME.test(text)) return text.split(/\D/).map(Number);
  const said = text && TIME_IN_WORDS.exec(text);
  return said ? said.slice(1).map((number) => Number(number ?? 0)) : [];
}

/**
 * Seconds of a time from its numbers, of which the last counts so many seconds.
 *
 * @param {number[]} numbers
 */
function secondsOf(numbers, lastS = 1) {
  return numbers.reduce((total, number) => total * 60 + number, 0) * lastS;
}

/**
 * A finish time. `3:47` and `25` may be hours or minutes: what is nearer to what people run counts.
 *
 * @param {string} text
 * @param {number} distanceM
 */
function readGoal(text, distanceM) {
  const numbers = numbersIn(text);
  const unitsS = numbers.length === 2 ? [60, 1] : [3600, 60];
  const readings = (numbers.length === 3 ? [1] : unitsS).map((unitS) => secondsOf(numbers, unitS));
  const [nearest] = readings
    .map((goalS) => ({ goalS, off: Math.abs(Math.log(goalS / distanceM / MIDDLE_PACE)) }))
    .sort((a, b) => a.off - b.off);
  return nearest.goalS > 0 ? units$long_clock(nearest.goalS) : text;
}

/**
 * A pace like `8:34`, `5:20km` or `9 min per mile`. A single number is minutes, or seconds if it is
 * large.
 *
 * @param {string} text
 * @param {string} unit Of a pace that does not say its own: `mi` or `km`.
 */
function readPace(text, unit) {
  const said = PACE.exec(text);
  const numbers = numbersIn(said ? said[1] : text);
  const isMinutes = numbers.length === 1 && numbers[0] < 100;
  const seconds = secondsOf(numbers, isMinutes ? 60 : 1);
  const per = said ? unitIn(said[2]) : unit;
  return seconds ? `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)} /${per}` : text;
}

/** @param {number} count */
function twoDigits(count) {
  return `${count}`.padStart(2, "0");
}

/** @param {string} word */
function unitIn(word) {
  if (word === "m") return "m";
  return word.startsWith("m") ? "mi" : "km";
}

/**
 * When to walk: a ratio, or any words. `75/25` is in seconds, `4/1` in minutes; `4/30` may be either.
 *
 * @param {string} text
 */
function readWalks(text) {
  if (/^(continuous|run|none|no walk(s|ing)?)$/.test(text)) return "continuous";
  const parts = text.split(text.includes("/") ? "/" : ":").map((part) => part.trim());
  if (parts.length !== 2) return text;
  const [run, walk] = parts;
  if (isCount(run) && isCount(walk)) return readCounts(text, Number(run), Number(walk));
  const runS = isCount(run) ? Number(run) * 60 : secondsOf(numbersIn(run));
  const walkS = isCount(walk) && Number(walk) < 10 ? Number(walk) * 60 : secondsOf(numbersIn(walk));
  return runS && walkS ? ratioText(runS, walkS) : text;
}

/**
 * A ratio of two bare numbers.
 *
 * @param {string} text
 * @param {number} run
 * @param {number} walk
 */
function readCounts(text, run, walk) {
  const inMinutes = ratioText(run * 60, walk * 60);
  const inSeconds = ratioText(run, walk);
  if (run < 10 && walk < 10) return inMinutes;
  if (run >= 10 && walk >= 10) return inSeconds;
  if (run < 10) throw new TwoMeanings(text, [ratioText(run * 60, walk), inSeconds]);
  if (run >= 100) throw new TwoMeanings(text, [ratioText(run, walk * 60), inSeconds]);
  if (walk > 2) throw new TwoMeanings(text, [inMinutes, inSeconds]);
  return inMinutes;
}

/** @param {string} text */
function isCount(text) {
  return /^\d{1,3}$/.test(text);
}

/**
 * @param {number} runS
 * @param {number} walkS
 */
function ratioText(runS, walkS) {
  return `${units$clock(runS)}/${units$clock(walkS)}`;
}

/**
 * A percentage, with or without its sign.
 *
 * @param {string} text
 */
function readPercent(text) {
  const said = PERCENT.exec(text);
  return said ? `${decimal(said[1])}%` : text;
}

/**
 * A number without needless zeros.
 *
 * @param {string} text
 */
function decimal(text) {
  return `${Number(text.replace(",", "."))}`;
}

/**
 * How the halves differ: `2% faster`, or a percentage that is below zero if the second is faster.
 *
 * @param {string} text
 */
function readHalves(text) {
  const [, amount, how] = HALVES.exec(text) ?? [];
  if (amount) return `second half ${decimal(amount)}% ${how}`;
  const said = PERCENT.exec(text);
  if (!said) return text;
  const change = decimal(said[1]);
  if (change === "0") return "even";
  return `second half ${change.replace("-", "")}% ${change.startsWith("-") ? "faster" : "slower"}`;
}

/**
 * An easy start: `first 3 mi 3% slower`, or just `3 mi 3%`.
 *
 * @param {string} text
 */
function readEase(text) {
  const [, distance, amount] = EASY_START.exec(text) ?? [];
  return distance ? `first ${readDistance(distance)} ${decimal(amount)}% slower` : text;
}

/** @param {string} text */
function readDistance(text) {
  const [, count, unit] = DISTANCE.exec(text) ?? [];
  return count ? `${decimal(count)} ${unitIn(unit)}` : text;
}

/**
 * What has a row: `every 5 km`, `aid stations`, `walk breaks`.
 *
 * @param {string} text
 */
function readMarks(text) {
  if (/^aid( stations?)?$/.test(text)) return "aid stations";
  if (/^walks?( breaks?)?$/.test(text)) return "walk breaks";
  const length = text.replace(/^every ?/, "");
  const [, count, unit] = DISTANCE.exec(length) ?? [];
  if (!unit) return text;
  return `every ${readDistance(count ? length : ["1", unitIn(unit)].join(" "))}`;
}

/** @param {string} text */
function readUnit(text) {
  const [, count, unit] = DISTANCE.exec(text) ?? [];
  if (!unit || count || unit === "m") return text;
  return unitIn(unit) === "mi" ? "miles" : "kilometres";
}

/**
 * A short time: `2:00`, `90 s`. A small number is minutes.
 *
 * @param {string} text
 */
function readInterval(text) {
  const numbers = numbersIn(text);
  if (numbers.length === 0 || (numbers.length === 1 && numbers[0] > 9)) return text;
  return units$clock(secondsOf(numbers, numbers.length === 1 ? 60 : 1));
}

/**
 * A time of day: `10:25`, `1025`, `9am`, `6:00 +1 day`.
 *
 * @param {string} text
 */
function readTimeOfDay(text) {
  const [, hour, minute = "00", half, days] = TIME_OF_DAY.exec(text) ?? [];
  if (!hour || (half && (Number(hour) < 1 || Number(hour) > 12))) return text;
  const hours = half ? (Number(hour) % 12) + (half === "pm" ? 12 : 0) : Number(hour);
  const later = days ? ` +${days} day${days === "1" ? "" : "s"}` : "";
  return `${hours}:${minute}${later}`;
}
