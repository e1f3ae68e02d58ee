/* The planner's page: reads its form and its address, and shows the plan that comes out. */

const NOT_LOADED = "This race could not be loaded. Try again when you are online.";
const MOST_WAYS = 3;
const PLAIN_RATIO = /^([\d:]+\/[\d:]+|continuous)$/;
/** By how much the buttons beside a goal change it. */
const MINUTE_S = 60;
const PACE_STEP_S = 5;

const planner = element("planner");
const form = /** @type {HTMLFormElement} */ (element("wishes"));
const raceField = /** @type {HTMLSelectElement} */ (element("race"));
/** @type {Map<string, Published>} Every race that was loaded, by its slug. */
const loaded = new Map();

/** What the form or the address says. It is another object after each change. */
let said = readAddress(location.hash);
/** @type {Published | undefined} The race that is shown. */
let published;
/** @type {PlanRequest | undefined} The last one that was read. */
let request;
/** @type {Guide[]} One for each goal; none without a plan. */
let guides = [];
/** Which of them is told. */
let told = 0;

/**
 * A field, or the radio buttons that stand for one.
 *
 * @param {string} name
 */
function field(name) {
  return /** @type {HTMLInputElement | RadioNodeList} */ (form.elements.namedItem(name));
}

/** The form's unit: `mi` or `km`. */
function unit() {
  return unitIn(request?.texts.unit ?? published?.race.markers ?? "km");
}

/**
 * The file of a race calls this with all that it publishes.
 *
 * @param {unknown} data
 */
function take(data) {
  const race = /** @type {Published} */ (py.value_of(data));
  loaded.set(race.race.slug, race);
  start();
}

/** Show the race that is asked for, or load its file first. */
function start() {
  const slug = said.race ?? raceField.value;
  const choice = [...raceField.options].find((one) => one.value === slug);
  form.hidden = false;
  published = choice && loaded.get(slug);
  guides = [];
  told = 0;
  tell("race-wrong", choice ? undefined : noRace(slug), "race");
  raceField.setAttribute("aria-invalid", `${!choice}`);
  if (!published) showNothing();
  if (!choice) return;
  if (!published) {
    load(choice.dataset.src ?? "");
    return;
  }
  show();
  fillForm();
  openGroups((name) => Boolean(said[name]));
  showWays();
}

/**
 * @param {string} slug
 * @returns {Wrong}
 */
function noRace(slug) {
  const usual = [...raceField.options].filter((one) => one.defaultSelected);
  return {
    message: `There is no race “${slug}” here. Choose one from the list.`,
    offers: usual.map(({ value, label }) => ({ value, label })),
  };
}

/** @param {string} src */
function load(src) {
  const script = document.createElement("script");
  script.src = src;
  script.onerror = () => tell("refusal", { message: NOT_LOADED, offers: [] });
  document.head.append(script);
}

/** Show all that follows from what is said. */
function show() {
  if (!published) return;
  request = readRequest(published, said);
  showProblems(request);
  showFields(published);
  guides = request.isPlan ? workOut(request) : [];
  showHints(published, request);
  showOutcome(request);
}

/**
 * Say at each field what is wrong with it.
 *
 * @param {PlanRequest} request
 */
function showProblems({ wrong }) {
  tell("refusal");
  for (const name of NAMES.slice(1)) {
    tell(`${name}-wrong`, wrong.get(name), name);
    const inputs = form.elements.namedItem(name);
    for (const one of inputs instanceof RadioNodeList ? inputs : [inputs]) {
      /** @type {Element} */ (one).setAttribute("aria-invalid", `${wrong.has(name)}`);
    }
  }
  openGroups((name) => wrong.has(name));
}

/**
 * Unfold the groups with a field that is named.
 *
 * @param {(name: string) => boolean} isNamed
 */
function openGroups(isNamed) {
  for (const group of form.querySelectorAll("details")) {
    const fields = group.querySelectorAll("input");
    if ([...fields].some(({ name }) => isNamed(name))) group.open = true;
  }
}

/**
 * Hide the fields that make no sense for a race, unless they say something.
 *
 * @param {Published} published
 */
function showFields({ profile, race }) {
  /** @type {Record<string, boolean>} */
  const has = { course: Boolean(profile), place: Boolean(race.place), aid: Boolean(race.aid) };
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (
    form.querySelectorAll("[data-needs]")
  )) {
    const names = Array.from(part.querySelectorAll("input"), (one) => one.name);
    part.hidden = !has[part.dataset.needs ?? ""] && !names.some((name) => said[name]);
  }
}

/**
 * Work out every goal, or say why there is no such plan.
 *
 * @param {PlanRequest} request
 */
function workOut({ goals, reading }) {
  /** @type {Guide[]} */
  const found = [];
  for (const [i, listing] of reading.listings.entries()) {
    try {
      found.push(pacing_guide$work_out(listing));
    } catch (error) {
      if (!(error instanceof pacing_plan$Refusal)) throw error;
      refuse(listing, error, goals[i].goal);
      return [];
    }
  }
  return found;
}

/**
 * Say why there is no such plan and, a moment later, the nearest goal that works.
 *
 * @param {Listing} listing
 * @param {Error} refusal
 * @param {string} name The field of the goal.
 */
function refuse(listing, refusal, name) {
  const asked = said;
  tell("refusal", { message: sentence(`${refusal}`), offers: [] });
  setTimeout(() => {
    if (asked !== said) return;
    const { message, offer } = pages_answers$instead_of(listing, refusal);
    tell("refusal", { message: sentence(message), offers: offer.map(plainOffer) }, name);
  }, 100);
}

/**
 * Say how the goal and the ratio were read, what each wish is if nothing is said, and offer ratios.
 * While something is wrong the last ones stay.
 *
 * @param {Published} published
 * @param {PlanRequest} request
 */
function showHints(published, { reading, texts, wrong, isPlan }) {
  const [listing] = reading.listings;
  element("goal-said").textContent = wrong.has("goal")
    ? ""
    : goalSaid(listing.goal.seconds, published);
  if (!isPlan) return;
  for (const [key, text] of pages_answers$defaults(published, reading)) {
    const [name, wish] = Object.entries(WISHES).find(([, one]) => one.key === key) ?? [];
    const input = name && field(name);
    if (input instanceof HTMLInputElement) input.placeholder = wish?.shown?.(text) ?? text;
  }
  for (const { ratio } of GOALS.slice(1)) {
    /** @type {HTMLInputElement} */ (field(ratio)).placeholder = texts.ratio ?? published.ratio;
  }
  showAdvice(pages_answers$advice(published, listing), `${listing.walks}`);
}

/**
 * How the goal was read, if it was written in another way, and its average pace.
 *
 * @param {number} goalS
 * @param {Published} published
 */
function goalSaid(goalS, { goal, race }) {
  const clock = units$long_clock(goalS);
  const average = `${paceText(goalS / race.distance, unit())} on average`;
  return (said.goal ?? goal) === clock ? average : `${clock}, ${average}`;
}

/**
 * Offer ratios, of which one may be the chosen one.
 *
 * @param {Advice[]} advice
 * @param {string} chosen
 */
function showAdvice(advice, chosen) {
  const place = element("advice");
  const html = JSON.stringify(advice.map(({ title, ratios }) => [title, [...ratios]]));
  if (lastPut.get("advice") !== html) {
    lastPut.set("advice", html);
    place.replaceChildren();
    for (const { title, ratios } of advice) {
      const said = document.createElement("p");
      const chips = document.createElement("p");
      said.className = "said";
      said.textContent = title;
      chips.className = "chips";
      chips.append(...buttons("ratio", ratios.map(plainOffer)));
      place.append(said, chips);
    }
  }
  for (const button of place.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", `${button.value === chosen}`);
  }
}

/** Show the first few words about walking that the race has a use for. */
function showWays() {
  let count = 0;
  for (const button of element("ways").querySelectorAll("button")) {
    const isWay = count < MOST_WAYS && published && !isWrong(published, button.value);
    button.hidden = !isWay;
    if (isWay) count += 1;
  }
}

/**
 * Whether a race has no use for words about walking.
 *
 * @param {Published} published
 * @param {string} ratio
 */
function isWrong(published, ratio) {
  return readRequest(published, { ratio }).wrong.has("ratio");
}

/** @param {PlanRequest} request */
function showOutcome({ texts, isPrint }) {
  if (guides.length === 0) {
    showNothing();
    return;
  }
  const guide = guides[Math.min(told, guides.length - 1)];
  element("outcome").hidden = false;
  element("outcome").classList.remove("waiting");
  document.body.classList.add("planned");
  const format = texts.format ?? FORMATS[0];
  showPlan(guides, guide, format);
  if (isPrint) {
    showPaper(guides, guide, format, !texts.marks, address());
  } else {
    showNoPaper();
  }
  if (location.hash.includes("=")) document.title = planText(guides);
}

/** The full address of this plan: it stays the same even if the race's usual goal changes one day. */
function address() {
  if (!published || !request) return location.href;
  const { goal, ratio, race } = published;
  const whole = { goal, ratio, ...briefTexts(request), race: race.slug };
  return location.href.split("#")[0] + addressOf(whole);
}

/**
 * The texts of a request as the address has them. What is wrong stays as it was said.
 *
 * @param {PlanRequest} request
 */
function briefTexts({ goals, reading, texts, wrong }) {
  /** @type {Texts} */
  const brief = {};
  for (const name of NAMES.filter((one) => said[one])) {
    const text = texts[name];
    brief[name] = wrong.has(name) ? said[name] : (WISHES[name]?.brief?.(text) ?? text);
  }
  goals.forEach(({ ratio }, i) => {
    if (said[ratio] && !wrong.has(ratio)) brief[ratio] = `${reading.listings[i].walks}`;
  });
  return brief;
}

/** Write what is said into the fields, as it was read. */
function fillForm() {
  if (!published || !request) return;
  const { texts, wrong } = request;
  const brief = briefTexts(request);
  const usual = {
    ...{ race: published.race.slug, by: "time", goal: published.goal, ratio: published.ratio },
    ...{ unit: published.race.markers, format: FORMATS[0], wrist: "left" },
  };
  for (const [name, text] of Object.entries({ ...usual, ...brief })) {
    const { read, shown } = WISHES[name] ?? {};
    const isPlain = !read || name === "unit" || wrong.has(name);
    setField(name, isPlain ? text : (shown?.(texts[name]) ?? texts[name]));
  }
  for (const name of NAMES) if (!(name in usual || name in brief)) setField(name, "");
}

/**
 * Change a field only where it differs: this moves the cursor to its end.
 *
 * @param {string} name
 * @param {string} text
 */
function setField(name, text) {
  const input = field(name);
  if (input.value !== text) input.value = text;
}

/** Take what the form says, leaving out what is usual. */
function readForm() {
  if (!published) return;
  /** @type {Texts} */
  const usual = { by: "time", unit: published.race.markers, wrist: "left" };
  usual.format = FORMATS[0];
  /** @type {Texts} */
  const texts = {};
  for (const name of NAMES) {
    const text = field(name).value.trim();
    if (text && text !== usual[name]) texts[name] = text;
  }
  said = texts;
}

/** Finish a change: write what was read into the fields and into the address. */
function settle() {
  if (!request) return;
  said = briefTexts(request);
  fillForm();
  putIntoAddress();
  show();
}

/** Put a change into the address, so that links and the back button find it again. */
function putIntoAddress() {
  const hash = addressOf(said);
  if (hash !== location.hash) history.pushState(null, "", hash);
}

/**
 * Change to another race, forgetting only what makes no sense there.
 *
 * @param {string} slug
 */
function changeRace(slug) {
  const { goal, goal2, goal3, marks, gun, delay, stop, ...rest } = said;
  said = { ...rest, race: slug };
  if (said.by) said.goal = goal;
  for (const { ratio } of GOALS) if (!PLAIN_RATIO.test(said[ratio] ?? "")) delete said[ratio];
  putIntoAddress();
  start();
}

/** Say the goals as finish times, average paces or run paces, after the choice of one of them. */
function convertGoals() {
  if (!published) return;
  const by = field("by").value;
  const { distance } = published.race;
  const usualS = units$parse_goal(published.goal);
  // Heat makes slower goals of those in the form.
  const inTheCool = readRequest(published, { ...said, heat: "" });
  const found = inTheCool.isPlan ? workOut(inTheCool) : [];
  for (const [i, { goal }] of inTheCool.goals.entries()) {
    const plan = found[i]?.plan ?? { goal_s: usualS, run_pace: usualS / distance };
    const pace = by === "run" ? plan.run_pace : plan.goal_s / distance;
    setField(goal, by === "time" ? units$long_clock(plan.goal_s) : paceText(pace, unit()));
  }
}

/**
 * Make the goal a little faster or slower.
 *
 * @param {number} steps
 */
function stepGoal(steps) {
  if (!published || !request || request.wrong.has("goal")) return;
  const { texts } = request;
  const { by } = texts;
  const stepS = steps * (by === "time" ? MINUTE_S : PACE_STEP_S);
  if (by === "time") {
    setField(
      "goal",
      units$long_clock(Math.max(units$parse_goal(texts.goal ?? published.goal) + stepS, 1)),
    );
  } else {
    const [clock, per] = texts.goal.split(" /");
    const [minutes, seconds] = clock.split(":").map(Number);
    setField("goal", readPace(`${minutes * 60 + seconds + stepS} s`, per));
  }
  update();
}

/** Show what the form says now, and finish that change. */
function update() {
  readForm();
  show();
  settle();
}

/** @param {HTMLButtonElement} button One that sets a field. */
function takeOffer(button) {
  const name = button.dataset.set ?? "";
  if (name === "race") {
    changeRace(button.value);
    raceField.focus();
    return;
  }
  if (name.startsWith("goal") && !button.value.includes("/") && field("by").value !== "time") {
    setField("by", "time");
    convertGoals();
  }
  setField(name, button.value);
  update();
  // The button may have gone together with the problem that it solved.
  if (button.isConnected && button.checkVisibility()) return;
  const input = field(name);
  const focused = input instanceof RadioNodeList ? element(`${name}-${input.value}`) : input;
  (focused ?? element(input.value)).focus();
}

/** Send the address of the plan, or copy it. */
async function send() {
  const url = address();
  if (typeof navigator.share === "function") {
    await navigator.share({ url }).catch(() => {});
    return;
  }
  try {
    await navigator.clipboard.writeText(url);
    element("send").textContent = "Link copied";
    setTimeout(() => {
      element("send").textContent = "Send this plan";
    }, 3000);
  } catch {
    prompt("Copy this link:", url);
  }
}

/**
 * Save the plan that is told as a file.
 *
 * @param {string} ending
 * @param {string} type
 * @param {(guide: Guide) => string} textOf
 */
function saveAs(ending, type, textOf) {
  const guide = guides[Math.min(told, guides.length - 1)];
  if (!guide) return;
  const goal = units$long_clock(guide.plan.goal_s).replaceAll(":", "-");
  save(`${guide.race.slug}-${goal}.${ending}`, type, textOf(guide));
}

planner.addEventListener("input", ({ target }) => {
  if (!published || target === raceField) return;
  if (target instanceof HTMLInputElement && target.name === "by") convertGoals();
  readForm();
  show();
});
planner.addEventListener("change", ({ target }) => {
  if (target === raceField) changeRace(raceField.value);
  else if (published) settle();
});
// Not every browser fires a change event on Enter.
form.addEventListener("keydown", ({ key, target }) => {
  if (key === "Enter" && target instanceof HTMLInputElement) settle();
});
form.addEventListener("submit", (event) => event.preventDefault());
planner.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (!button) return;
  if (button.dataset.set) takeOffer(button);
  if (button.dataset.step) stepGoal(Number(button.dataset.step));
  if (button.dataset.plan && request) {
    told = Number(button.dataset.plan);
    showOutcome(request);
  }
});
element("print").addEventListener("click", () => print());
element("to-band").addEventListener("click", () => {
  const problem = planner.querySelector("[role=alert]:not([hidden])");
  (problem ?? element("to-print")).scrollIntoView();
});
element("send").addEventListener("click", send);
element("as-json").addEventListener("click", () =>
  saveAs("json", "application/json", (guide) => JSON.stringify(pages_downloads$plan_record(guide))),
);
element("as-csv").addEventListener("click", () =>
  saveAs("csv", "text/csv", (guide) => pages_downloads$splits_csv(guide)),
);
addEventListener("popstate", () => {
  if (location.hash && !location.hash.includes("=")) return;
  said = readAddress(location.hash);
  start();
});
Object.assign(globalThis, { walkbreak: { take } });
start();
