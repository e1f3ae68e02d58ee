/* What the planner is asked for: the texts of its form, read for Python, and what is wrong with them. */

/**
 * @typedef {object} Offer A text to take.
 * @property {string} value
 * @property {string} label What its button says.
 * @property {string} [field] Its own field, if it has one.
 */

/**
 * @typedef {object} Wrong What is wrong with a field.
 * @property {string} message
 * @property {Offer[]} offers
 */

/**
 * @typedef {object} PlanRequest All that is asked for.
 * @property {Texts} texts Each text as Python reads it, by the names of the address.
 * @property {typeof GOALS} goals Those that are asked for; the first one always is.
 * @property {Reading} reading
 * @property {Map<string, Wrong>} wrong By the names of the address; empty if all is well.
 * @property {boolean} isPlan Whether there may be a plan, even if nothing can be printed.
 * @property {boolean} isPrint Whether it may be printed.
 */

/** The keys of all that the planner prints; the first is the usual one. */
const FORMATS = pages_answers$format_keys();
/** The names that only change what is printed. */
const PAPER = ["format", "wrist"];

/** What the fields that offer a choice take. */
const CHOICES = new Map([
  ["by", ["time", "average", "run"]],
  ["format", FORMATS],
  ["wrist", ["left", "right"]],
]);

/**
 * Read all texts of a form or a link.
 *
 * @param {Published} published The race that is planned.
 * @param {Texts} said
 * @returns {PlanRequest}
 */
function readRequest(published, said) {
  /** @type {Map<string, Wrong>} */
  const wrong = new Map();
  for (const [name, choices] of CHOICES) {
    if (said[name] && !choices.includes(said[name])) wrong.set(name, noChoice(said[name], choices));
  }
  const texts = readTexts(published, said, wrong);
  const goals = GOALS.filter(({ goal }, i) => i === 0 || texts[goal]);
  const { reading, problems } = readByPython(published, texts, goals);
  for (const [name, problem] of problems) {
    if (!wrong.has(name)) wrong.set(name, problem);
  }
  const isPrint = !PAPER.some((name) => wrong.has(name));
  const isPlan = [...wrong.keys()].every((name) => PAPER.includes(name));
  return { texts, goals, reading, wrong, isPlan, isPrint };
}

/**
 * @param {string} text
 * @param {string[]} choices
 * @returns {Wrong}
 */
function noChoice(text, choices) {
  return { message: `“${text}” is not a choice here.`, offers: choices.map(plainOffer) };
}

/**
 * @param {string} value
 * @returns {Offer}
 */
function plainOffer(value) {
  return { value, label: value };
}

/**
 * Each text as Python takes it. Whatever has two meanings is noted in `wrong`.
 *
 * @param {Published} published
 * @param {Texts} said
 * @param {Map<string, Wrong>} wrong
 */
function readTexts({ race }, said, wrong) {
  const by = said.by && said.goal && !wrong.has("by") ? said.by : "time";
  const unit = readUnit(tidied(said.unit ?? "")) || race.markers;
  /** @type {Texts} */
  const texts = { ...said, by };
  /** @param {string} name @param {(text: string) => string} read */
  const take = (name, read) => {
    if (!said[name]) return;
    const text = tidied(said[name]);
    try {
      texts[name] = read(text);
    } catch (error) {
      if (!(error instanceof TwoMeanings)) throw error;
      wrong.set(name, { message: error.message, offers: error.meanings.map(plainOffer) });
    }
  };
  for (const { goal, ratio } of GOALS) {
    take(goal, (text) =>
      by === "time" ? readGoal(text, race.distance) : readPace(text, unitIn(unit)),
    );
    take(ratio, readWalks);
  }
  for (const [name, wish] of Object.entries(WISHES)) {
    take(name, (text) => wish.read(text, unitIn(unit)));
  }
  return texts;
}

/**
 * Let Python read the texts.
 *
 * @param {Published} published
 * @param {Texts} texts
 * @param {typeof GOALS} goals
 */
function readByPython(published, texts, goals) {
  const wishes = Object.entries(WISHES).filter(([name]) => texts[name]);
  const asked = new pages_answers$Asked(
    texts.by,
    goals.map(({ goal }) => texts[goal] ?? published.goal),
    goals.map(({ ratio }) => texts[ratio] ?? texts.ratio ?? published.ratio),
    new Map(wishes.map(([name, { key }]) => [key, texts[name]])),
  );
  const reading = pages_answers$read_asked(published, asked);
  const names = new Map(Object.entries(WISHES).map(([name, { key }]) => [key, name]));
  goals.forEach(({ goal, ratio }, i) => {
    names.set(GOALS[i].goal, goal).set(GOALS[i].ratio, ratio);
  });
  /** @type {[string, Wrong][]} */
  const problems = [...reading.wrong].map(([key, { message, offer }]) => {
    const name = names.get(key) ?? key;
    return [name, { message: sentence(message), offers: offer.map(plainOffer) }];
  });
  return { reading, problems };
}

/**
 * A message of Python as a sentence of a page.
 *
 * @param {string} message
 */
function sentence(message) {
  const quoted = message.replace(/`([^`]*)`/g, "“$1”");
  const whole = quoted.charAt(0).toUpperCase() + quoted.slice(1);
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}
