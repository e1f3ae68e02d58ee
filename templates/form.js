/* The planner on a page: what is wished for, by its form or its URL, and what that comes to. */

const by_id = (id) => document.getElementById(id);
const form = by_id("wishes");
const grounds = {};
let state = read_state(location.hash), ground, defaults, guide;

/** A file of a race calls this with what generator/planner.py publishes. */
function take(data) {
  grounds[data.slug] = data;
  start();
}

/** Show the race that is asked for; its file is asked for where it is not there yet. */
function start() {
  const options = [...form.elements.race?.options ?? []];
  const slug = options.length ? state.race ?? form.elements.race.value : Object.keys(grounds)[0];
  const option = options.find(({ value }) => value === slug);
  form.hidden = false;
  if (options.length && !option) return refuse_plan(`There is no race “${slug}” here; choose one.`);
  ground = grounds[slug];
  if (!ground) return load(option.dataset.src);
  const { markers, hills, drift, usual: [goal, ratio] } = ground;
  defaults = {
    race: slug, by: "", goal, ratio, walk: "", hills: `${decimal(hills * 100, 10)}`,
    drift: decimal(200 * drift / (4 - drift), 10), unit: markers, marks: "", format: "wrap", wrist: "",
  };
  fill_form();
  show();
}

function load(src) {
  const script = document.createElement("script");
  script.src = src;
  script.onerror = () => refuse_plan("This race could not be loaded. Try again with a network.");
  document.head.append(script);
}

const value = (name) => state[name] ?? defaults[name];

/** The form says what the state says. */
function fill_form() {
  for (const name of STATE) {
    const field = form.elements[name];
    if (field && field.value !== value(name)) field.value = value(name);
  }
  by_id("more").open ||= ["walk", "hills", "drift", "unit", "marks"].some((name) => state[name]);
}

/** The state says what the form says: what is the race's own is left out. */
function read_form() {
  state = {};
  for (const name of STATE) {
    const said = form.elements[name]?.value;
    if (said && (said !== defaults[name] || ["race", "goal", "ratio"].includes(name))) state[name] = said;
  }
}

/** All that is wished for: { race, goal_s, cadence, format }, or what is wrong with each field. */
function wished() {
  const problems = {}, wishes = {};
  const read = (name, reader) => {
    try {
      return reader(value(name).trim().toLowerCase());
    } catch (problem) {
      if (!problem.say) throw problem;
      problems[name] = problem;
    }
  };
  const one_of = (name, choices) => read(name, (text) => {
    if (choices.includes(text)) return text;
    throw wrong(`“${text}” is not one of the choices here`, [choices[0]]);
  });
  const unit = wishes.markers = one_of("unit", ["mi", "km"]) ?? "mi";
  if (state.walk) wishes.walk = read("walk", (text) => read_walk(text, unit));
  if (state.hills) wishes.hills = read("hills", (text) => read_percent(text, 0, 100) / 100);
  if (state.drift) {
    const change = read("drift", (text) => read_percent(text, -10, 10) / 100);
    wishes.drift = 4 * change / (2 + change);
  }
  if (state.marks) wishes.marks = read("marks", (text) => read_marks(text, ground));
  const race = race_of(ground, wishes);
  const cadence = read("ratio", (text) => {
    if (text in ground.schedules) return cadence_of(ground, text, null);
    const run_walk = read_ratio(text);
    return cadence_of(ground, ratio(run_walk), run_walk);
  });
  const by = one_of("by", ["", "average", "run"]);
  const goal_s = read("goal", (text) => {
    if (!by) return read_goal(text, race.distance);
    const pace = read_pace(text, unit);
    return by === "run" && cadence ? goal_of_run(race, cadence, pace) : goal_of_average(race, pace);
  });
  const format = one_of("format", FORMATS.map(({ key }) => key));
  one_of("wrist", ["", "right"]);
  return { race, cadence, goal_s, format, problems };
}

/** Everything on the page as the state has it. */
function show() {
  const { race, cadence, goal_s, format, problems } = wished();
  guide = null;
  for (const name of STATE) {
    const said = by_id(`${name}-said`), field = form.elements[name];
    field?.setAttribute?.("aria-invalid", name in problems);
    if (said) offer(said, name, problems[name]);
  }
  const rest = Object.keys(problems).find((name) => !by_id(`${name}-said`));
  hints(race, goal_s, cadence);
  by_id("refusal").hidden = true;
  if (rest) refuse_plan(problems[rest].say, rest, problems[rest].offer);
  else if (!Object.keys(problems).length) {
    try {
      guide = make_guide(race, goal_s, cadence);
    } catch (refused) {
      if (!refused.reason) throw refused;
      refuse_goal(refused);
    }
  }
  by_id("outcome").hidden = !guide;
  document.body.classList.toggle("planned", !!guide && (form.elements.race || location.hash.includes("=")));
  if (guide) {
    tell_plan();
    tell_band(FORMATS.find(({ key }) => key === format));
  }
}

/** What a field's value comes to, and what the race and the coach's chart say. */
function hints(race, goal_s, cadence) {
  const { markers } = race, chosen = cadence?.text;
  if (goal_s) {
    by_id("goal-said").textContent = (value("by") ? `${clock(goal_s)}, ` : "")
      + `${pace(goal_s / race.distance, markers)} /${markers} on average`;
    form.elements.walk.placeholder = `${pace(walk_pace_of(race, goal_s), markers)} /${markers}`;
  }
  if (chosen && chosen !== value("ratio")) by_id("ratio-said").textContent = `read as ${chosen}`;
  by_id("hills-said").textContent = `${value("hills")}%`;
  const change = value("drift");
  by_id("drift-said").textContent = +change ? `${change.replace("-", "")}% ${change < 0 ? "faster" : "slower"}` : "even";
  const advice = goal_s ? ground.charts.map(([name, ends, rows]) => {
    const goal_pace = goal_s / race.distance;
    const row = rows.findLast(([from]) => from <= goal_pace + 1e-9) ?? rows[0];
    return goal_pace > ends ? "" : chips(`${name} for this goal`, "ratio", row[1], chosen);
  }) : [];
  by_id("advice").innerHTML = advice.join("") + chips("Others", "ratio", [...ground.ratios, "continuous"], chosen);
  const steps = [1, 2, 5, 10].map((step) => `every ${step} ${markers}`);
  const marks = ["", ...steps, ...(ground.aid.length ? ["aid stations"] : []), "walk breaks"];
  if (!marks.includes(value("marks"))) marks.push(value("marks"));
  by_id("marks").innerHTML = marks.map((said) => `<option value="${escaped(said)}"${said === value("marks") ? " selected" : ""}>`
    + `${escaped(said || "what the race has")}</option>`).join("");
}

/** Buttons that set a field. */
function chips(title, name, texts, chosen) {
  const buttons = texts.map((text) => `<li><button type="button" data-set="${name}" aria-pressed="${text === chosen}">${escaped(text)}</button></li>`);
  return `<p class="said">${escaped(title)}</p><ul class="chips">${buttons.join("")}</ul>`;
}

/** A sentence, and the ways out of it as buttons that set a field. */
function offer(element, name, problem) {
  element.innerHTML = problem ? `${escaped(problem.say)} ${(problem.offer ?? []).map((text) => `<button type="button" data-set="${name}">${escaped(text)}</button>`).join(" ")}` : "";
  element.hidden = false;
}

function refuse_plan(say, name, texts) {
  offer(by_id("refusal"), name, { say, offer: texts });
}

/** Why there is no such plan; then, a moment later, the nearest goal that works. */
function refuse_goal(refused) {
  refuse_plan(`${refused.reason}.`);
  const asked = state;
  setTimeout(() => {
    if (asked !== state) return;
    const nearest_s = refused.nearest();
    refuse_plan(`${refusal_text(refused, nearest_s)}.`, "goal", nearest_s === null ? [] : [long_clock(nearest_s)]);
  });
}

/** Fill the slots of words that were made with the page: one of the templates in an element. */
function fill(id, data, which = 0) {
  const element = by_id(id);
  element.lastElementChild.innerHTML = element.children[which].innerHTML
    .replace(/‹(\w+)\.?(\d?)›/g, (_, name, at) => escaped(`${(at ? data[name]?.[at] : data[name]) || ""}`));
}

function tell_plan() {
  const data = plan_data(guide), { cadence } = guide;
  fill("lead", data, !guide.walk_breaks ? 2 : cadence.plain ? 0 : 1);
  fill("reading", data, !guide.walk_breaks ? 2 : cadence.plain ? 0 : 1);
  fill("facts", data);
  fill("title", data);
  for (const entry of document.querySelectorAll("#facts dd")) entry.parentNode.hidden = !entry.firstChild.data;
  by_id("cadence").innerHTML = ground.words[cadence.text] ?? "";
  by_id("mark").textContent = data.mark;
  by_id("splits").innerHTML = splits_table(guide);
  by_id("cycles").innerHTML = guide.walk_breaks ? cycles_table(guide) : "";
  by_id("summary").textContent = `${data.goal}, ${data.ratio}: run at ${data.run[0]}`;
  by_id("address").textContent = location.href;
}

function tell_band(format) {
  const { race, cadence } = guide, sheet = by_id("paper"), misfit = by_id("misfit");
  misfit.hidden = true;
  sheet.hidden = false;
  try {
    const band = state.marks ? lay_band(guide, format, race.rows) : lay_fitting(guide, format);
    by_id("band").innerHTML = band_svg(band, `${format.name}: ${race.name} in ${clock(guide.goal_s)}, ${cadence.text}`);
    by_id("coarser").textContent = marks_said(band.marks);
    const signs = new Set(band.drawing.signs.map(([kind]) => kind));
    for (const kind of ["landmark", "gel", "aid"]) sheet.querySelector(`.signs .${kind}`).hidden = !signs.has(kind);
    const { too_short, folded } = format;
    const flags = {
      short: too_short, folded,
      slim: band.shortened, windows: band.windows, signed: signs.size, coarser: marks_said(band.marks) !== marks_said(race.rows) };
    for (const flag in flags) {
      for (const element of sheet.querySelectorAll(`.as-${flag}`)) element.hidden = !flags[flag];
    }
  } catch (refused) {
    if (!refused.refused) throw refused;
    sheet.hidden = true;
    offer(misfit, "format", { say: refused.refused, offer: refused.formats });
  }
}

/** Set fields, as if somebody had. */
function set(name, text) {
  if (name === "goal") form.elements.by.value = "";
  form.elements[name].value = text;
  changed();
}

/** What was changed is to be found again: by the URL, and by the back button. */
function changed() {
  read_form();
  if (state_said(state) !== location.hash) history.pushState(null, "", state_said(state));
  show();
}

form.addEventListener("input", () => {
  read_form();
  show();
});
form.addEventListener("change", ({ target }) => {
  if (target.name === "race") {
    read_form();
    state = { race: state.race };
    history.pushState(null, "", state_said(state));
    start();
  } else changed();
});
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", ({ target }) => {
  const { set: name } = target.dataset;
  if (name) set(name, target.textContent);
});
addEventListener("popstate", () => {
  if (location.hash && !location.hash.includes("=")) return;
  state = read_state(location.hash);
  start();
});
by_id("print").onclick = () => print();
by_id("send").onclick = async ({ target }) => {
  const url = location.href;
  if (navigator.share) navigator.share({ url });
  else {
    await navigator.clipboard.writeText(url);
    target.textContent = "Link copied";
  }
};
globalThis.walkbreak = { take };
if (form.elements.race) start();
