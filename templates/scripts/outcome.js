/* Shows what comes out of the planner's form, with the macros that guides are made with. */

/** @type {Map<string, string>} The HTML that each element got last. */
const lastPut = new Map();

/**
 * An element of the page, which is there.
 *
 * @param {string} id
 */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * Put HTML into an element, only if it differs, so that a reader in there keeps her place. What she
 * has unfolded stays open.
 *
 * @param {string} id
 * @param {string} html
 */
function put(id, html) {
  const place = element(id);
  place.hidden = !html;
  if (lastPut.get(id) === html) return;
  const open = Array.from(place.querySelectorAll("details"), (one) => one.open);
  place.innerHTML = html;
  lastPut.set(id, html);
  place.querySelectorAll("details").forEach((one, i) => {
    one.open = open[i] ?? false;
  });
}

/**
 * Say what is wrong in an element, with buttons that set a field; without anything wrong, say nothing.
 *
 * @param {string} id
 * @param {Wrong} [wrong]
 * @param {string} [name] Of the field, unless an offer names its own.
 */
function tell(id, wrong, name = "") {
  const place = element(id);
  place.hidden = !wrong;
  const said = JSON.stringify(wrong ?? "");
  if (lastPut.get(id) === said) return;
  lastPut.set(id, said);
  place.replaceChildren();
  if (!wrong) return;
  const words = document.createElement("p");
  words.textContent = wrong.message;
  place.append(words, ...buttons(name, wrong.offers));
}

/**
 * Buttons that set a field.
 *
 * @param {string} name
 * @param {Offer[]} offers
 */
function buttons(name, offers) {
  return offers.flatMap(({ value, label, field = name }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.set = field;
    button.value = value;
    button.textContent = label;
    return [button, " "];
  });
}

/**
 * A pace with its unit.
 *
 * @param {number} secondsPerMetre
 * @param {string} unit
 */
function paceText(secondsPerMetre, unit) {
  return `${units$pace(secondsPerMetre, unit)} /${unit}`;
}

/**
 * Goals in words: `3:30:00`, `3:30:00 and 3:45:00`.
 *
 * @param {Guide[]} guides
 */
function goalsText(guides) {
  const goals = guides.map(({ plan }) => units$clock(plan.goal_s));
  return [goals.slice(0, -1).join(", "), goals[goals.length - 1]].filter(Boolean).join(" and ");
}

/**
 * What a guide is of: `Boston Marathon in 3:47:30, 4:00/0:30`.
 *
 * @param {Guide[]} guides
 */
function planText(guides) {
  const ratios = [...new Set(guides.map(({ walks }) => `${walks}`))];
  return `${guides[0].race.name} in ${goalsText(guides)}, ${ratios.join(" and ")}`;
}

/**
 * Show a plan in words and tables.
 *
 * @param {Guide[]} guides Those on the band.
 * @param {Guide} guide The one to tell.
 * @param {string} format
 */
function showPlan(guides, guide, format) {
  const told = pages_guide_text$guide_text(guide);
  const run = told.plan.facts.run_pace.own;
  put("words", plan_words(told));
  put("facts", facts(told.plan.facts));
  put("tables", plan_tables(told, element("planner").dataset.confidence ?? ""));
  showWhich(guides, guide, format);
  element("summary").textContent = `${told.plan.goal}, ${told.plan.ratio}: run at ${run}`;
  element("bar-goal").textContent = told.plan.goal;
  element("bar-words").textContent = [`run ${run}`, told.breaks].filter(Boolean).join(", ");
}

/**
 * Let the runner choose which of several goals is told.
 *
 * @param {Guide[]} guides
 * @param {Guide} guide
 * @param {string} format
 */
function showWhich(guides, guide, format) {
  const buttons = guides.map(({ plan }, i) => {
    return `<button type="button" data-plan="${i}">${units$clock(plan.goal_s)}</button>`;
  });
  const isAlone = pages_answers$together(guides, guide, format).length === 1;
  const what = isAlone ? "Words, tables and the printed page" : "Words and tables";
  const choice = `<p class="said">${what} are for</p><p class="chips">${buttons.join(" ")}</p>`;
  put("which", guides.length > 1 ? choice : "");
  element("which")
    .querySelectorAll("button")
    .forEach((button, i) => {
      button.setAttribute("aria-pressed", `${guides[i] === guide}`);
    });
}

/**
 * Draw what is printed, or say why it cannot be.
 *
 * @param {Guide[]} guides
 * @param {Guide} guide The one that is told.
 * @param {string} format
 * @param {boolean} isFitted Whether there may be fewer rows, so that they are large enough to read.
 * @param {string} address
 */
function showPaper(guides, guide, format, isFitted, address) {
  const { drawn, misfit } = draw(guides, guide, format, isFitted);
  const plan = planText(pages_answers$together(guides, guide, format));
  const label = `${formatName(format)}: ${plan}`;
  put("sheet", drawn?.band ? planned_sheet(drawn.band, label, drawn.beside, address) : "");
  put("page", drawn?.page ? full_page(drawn.page, plan) : "");
  tell("misfit", misfit ? misfitSaid(guides, guide, format, isFitted, misfit) : undefined);
  setPrintable(!misfit);
}

/** Print nothing, for it is not known on what. */
function showNoPaper() {
  put("sheet", "");
  put("page", "");
  tell("misfit");
  setPrintable(false);
}

/**
 * @typedef {object} Attempt
 * @property {Drawn} [drawn]
 * @property {Misfit} [misfit] Why nothing was drawn.
 */

/**
 * @param {Guide[]} guides
 * @param {Guide} guide
 * @param {string} format
 * @param {boolean} isFitted
 * @returns {Attempt}
 */
function draw(guides, guide, format, isFitted) {
  const printed = pages_answers$together(guides, guide, format);
  try {
    return { drawn: pages_answers$drawn(printed, format, isFitted, FONT) };
  } catch (error) {
    if (!(error instanceof paper_drawing$DoesNotFit)) throw error;
    return { misfit: error };
  }
}

/**
 * Why something cannot be printed, with the marks and the formats that can.
 *
 * @param {Guide[]} guides
 * @param {Guide} guide
 * @param {string} format
 * @param {boolean} isFitted
 * @param {Misfit} misfit
 * @returns {Wrong}
 */
function misfitSaid(guides, guide, format, isFitted, { message, marks }) {
  const fitting = FORMATS.filter((key) => {
    return key !== format && draw(guides, guide, key, isFitted).drawn;
  });
  const offers = fitting.map((key) => ({ value: key, label: formatName(key), field: "format" }));
  if (marks) offers.unshift({ value: marks, label: marks, field: "marks" });
  return { message: sentence(message.split("; ")[0]), offers };
}

/** @param {string} key */
function formatName(key) {
  const choice = /** @type {HTMLInputElement} */ (element(key));
  return choice.labels?.[0].textContent ?? "";
}

/** @param {boolean} isPrintable */
function setPrintable(isPrintable) {
  /** @type {HTMLButtonElement} */ (element("print")).disabled = !isPrintable;
}

/** Show no plan: the place of the last one stays empty until there is another. */
function showNothing() {
  element("outcome").classList.add("waiting");
  document.body.classList.remove("planned");
  element("summary").textContent = "";
  element("bar-goal").textContent = "No plan yet";
  element("bar-words").textContent = "see what to change";
  setPrintable(false);
}

/**
 * Hand a file to the runner.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
