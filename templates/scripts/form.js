/* The planner on a page: reads wishes from its form or its URL, and shows the plan that comes out.

   `published` is what the file of the shown race says (see generator/pages/planner_data.py), and
   `loaded` has the same of every race that was loaded, by its slug. */

const by_id = (id) => document.getElementById(id);
const planner = by_id("planner"),
  form = by_id("wishes"),
  fields = form.elements,
  loaded = {},
  put_last = {};
let state = read_state(location.hash),
  touched = location.hash.includes("="),
  published,
  defaults,
  guide;

const NOT_LOADED = "This race could not be loaded. Try again when you are online.";
const per_unit = (per_metre, unit) => `${pace(per_metre, unit)} /${unit}`;
const value = (name) => state[name] ?? defaults[name];

/** Put HTML into an element, only if it differs: a reader who is in there keeps her place. */
function put(id, html = "") {
  if (put_last[id] !== html) by_id(id).innerHTML = put_last[id] = html;
  by_id(id).hidden = !html;
}

/** Buttons that set a field to a text. Of a pair, the second text is the label of the button. */
function buttons(name, texts = []) {
  return texts
    .map((text) => {
      const [to, said] = [text, text].flat().slice(-2);
      return `<button type="button" data-set="${name}" value="${escaped(to)}">${escaped(said)}</button>`;
    })
    .join(" ");
}

/** Say what is wrong with a field and offer ways out; without a problem, say nothing. */
function tell(id, name, problem) {
  put(id, problem && `<p>${escaped(problem.say)}</p>${buttons(name, problem.offer)}`);
}

/** The file of a race calls this with all that it publishes. */
function take(data) {
  const is_first = !published;
  loaded[data.slug] = data;
  start();
  if (is_first && touched && !fields.race) planner.scrollIntoView({ behavior: "instant" });
}

/** Show the race that is asked for, or load its file first. */
function start() {
  const choices = [...(fields.race?.options ?? [])];
  const slug = choices[0] ? (state.race ?? fields.race.value) : Object.keys(loaded)[0];
  const choice = choices.find((one) => one.value === slug);
  form.hidden = false;
  published = choice || !choices[0] ? loaded[slug] : null;
  if (!published && !choice) return explain(`There is no race “${slug}” here; choose one.`);
  if (!published) return load(choice.dataset.src);
  const {
    markers,
    hills,
    drift,
    usual: [goal, ratio],
  } = published;
  defaults = {
    race: slug,
    by: "time",
    goal,
    ratio,
    walk: "",
    hills: decimal(hills * 100, 2),
    drift: decimal((200 * drift) / (4 - drift), 2),
    unit: markers,
    marks: "",
    format: "wrap",
    wrist: "left",
  };
  list_marks();
  for (const name of STATE) if (fields[name]) fields[name].value = value(name);
  by_id("more").open ||= ["walk", "hills", "drift", "unit", "marks"].some((name) => state[name]);
  show();
}

function load(src) {
  const script = document.createElement("script");
  script.src = src;
  script.onerror = () => explain(NOT_LOADED);
  document.head.append(script);
}

/** List the marks that rows can be for. */
function list_marks() {
  const unit = value("unit"),
    { rows } = race_of(published, { markers: unit });
  const steps = (published.marks ? [1, 2, 5, 10] : [2, 5, 10]).map((step) => `every ${step} ${unit}`);
  const aid = published.aid[0] ? ["aid stations"] : [];
  const choices = new Set(["", ...steps, ...aid, "walk breaks", value("marks")]);
  const options = [...choices].map(escaped).map((said) => {
    return `<option value="${said}">${said || "every " + mark_word(rows)}</option>`;
  });
  put("marks", options.join(""));
}

/** Read the wishes: { race, goal_s, walks, format }, and `problems`, with one for each wrong field. */
function wished() {
  const problems = {},
    wishes = {};
  const read = (name, reader) => {
    try {
      return reader(value(name).trim().toLowerCase());
    } catch (problem) {
      if (!problem.say) throw problem;
      problems[name] = problem;
    }
  };
  const one_of = (name, choices) =>
    read(name, (text) => {
      if (choices.includes(text)) return text;
      throw wrong(`“${text}” is not one of the choices here; choose one.`);
    });
  const unit = (wishes.markers = one_of("unit", ["mi", "km"]) ?? "mi");
  if (state.walk) wishes.walk = read("walk", (text) => read_walk(text, unit));
  if (state.hills) wishes.hills = read("hills", (text) => read_percent(text, 0, 100) / 100);
  if (state.drift) {
    const change = read("drift", (text) => read_percent(text, -10, 10) / 100);
    wishes.drift = (4 * change) / (2 + change);
  }
  if (state.marks) wishes.marks = read("marks", (text) => read_marks(text, published));
  const race = race_of(published, wishes);
  const walks = read("ratio", (text) => {
    const run_walk = Object.hasOwn(published.schedules, text) ? undefined : read_ratio(text);
    return walks_of(published, run_walk === undefined ? text : ratio(run_walk), run_walk);
  });
  const by = one_of("by", ["time", "average", "run"]);
  const goal_s = read("goal", (text) => {
    if (by !== "average" && by !== "run") return read_goal(text, race.distance);
    if (by === "average" || !walks) return read_average(text, unit, race.distance);
    const run_pace = read_pace(text, unit);
    if (run_pace < FASTEST_RUN) throw wrong("a run is no faster than 2:30 /km; take", ["2:30 /km"]);
    const run_s = goal_of_run(race, walks, run_pace),
      walk_pace = walk_pace_of(race, run_s);
    if (!walks.has_walks || run_pace < walk_pace) return run_s;
    const [run, walk, faster] = [run_pace, walk_pace, walk_pace * 0.9].map((one) =>
      per_unit(one, unit),
    );
    throw wrong(`a run at ${run} is no faster than the walk at ${walk}; take e.g.`, [faster]);
  });
  const keys = FORMATS.map(({ key }) => key);
  const format = FORMATS[keys.indexOf(one_of("format", keys))];
  one_of("wrist", ["left", "right"]);
  return { race, walks, goal_s, format, problems };
}

/** Show all that follows from the state. */
function show() {
  const { race, walks, goal_s, format, problems } = wished();
  const wrong_names = Object.keys(problems);
  guide = null;
  tell("refusal");
  for (const name of STATE) {
    fields[name]?.setAttribute?.("aria-invalid", name in problems);
    if (by_id(`${name}-wrong`)) tell(`${name}-wrong`, name, problems[name]);
    else if (problems[name]) tell("refusal", name, problems[name]);
  }
  hints(race, goal_s, walks);
  if (!wrong_names[0]) {
    try {
      guide = make_guide(race, goal_s, walks);
    } catch (refused) {
      if (!refused.reason) throw refused;
      refuse_goal(refused);
    }
  }
  by_id("outcome").hidden = !guide;
  document.body.classList.toggle("planned", !!guide && (touched || !!fields.race));
  if (guide) {
    tell_plan();
    tell_band(format);
  }
}

/** Say how fields were read, and offer the ratios of the coach's chart and of the race. */
function hints(race, goal_s, walks) {
  const { markers } = race,
    goal_pace = goal_s / race.distance,
    change = value("drift");
  const read_as =
    goal_s && (value("by") !== "time" || long_clock(goal_s) !== value("goal"))
      ? `${long_clock(goal_s)}, `
      : "";
  const lists = [["Other ratios", [...new Set([...published.ratios, "continuous"])]]];
  by_id("goal-said").textContent = goal_s
    ? `${read_as}${per_unit(goal_pace, markers)} on average`
    : "";
  by_id("ratio-said").textContent =
    walks && walks.text !== value("ratio") ? `read as ${walks.text}` : "";
  by_id("hills-said").textContent = `${value("hills")}%`;
  by_id("drift-said").textContent = +change
    ? `${change.replace("-", "")}% ${change < 0 ? "faster" : "slower"}`
    : "even";
  if (goal_s) {
    fields.walk.placeholder = per_unit(
      walk_pace_of({ ...race, walk_pace: published.walk }, goal_s),
      markers,
    );
    for (const [name, ends, rows] of published.charts) {
      const row = rows.findLast(([from]) => from <= goal_pace + 1e-9) ?? rows[0];
      if (goal_pace <= ends) lists.unshift([`${name} for this goal`, row[1]]);
    }
  }
  put(
    "advice",
    lists
      .map(
        ([title, texts]) =>
          `<p class="said">${escaped(title)}</p><p class="chips">${buttons("ratio", texts)}</p>`,
      )
      .join(""),
  );
  for (const button of by_id("advice").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", button.textContent === walks?.text);
  }
}

function explain(say) {
  guide = null;
  by_id("outcome").hidden = true;
  document.body.classList.remove("planned");
  tell("refusal", "", { say });
}

/** Say why there is no such plan and, a moment later, the nearest goal that works. */
function refuse_goal(refused) {
  const asked = state;
  explain(`${refused.reason}.`);
  setTimeout(() => {
    if (asked !== state) return;
    const nearest_s = refused.nearest(),
      offer = nearest_s === null ? [] : [long_clock(nearest_s)];
    tell("refusal", "goal", { say: `${refusal_text(refused, nearest_s)}.`, offer });
  }, 100);
}

/** Show the words of one of the templates in an element, with their slots filled. */
function fill(id, data, which = 0) {
  const words = by_id(id).querySelectorAll("template")[which].innerHTML;
  put(
    `${id}-filled`,
    words.replace(/‹(\w+)\.?(\d?)›/g, (_, name, at) =>
      escaped(`${(at ? data[name]?.[at] : data[name]) || ""}`),
    ),
  );
}

function tell_plan() {
  const data = plan_data(guide),
    { walks, walk_breaks } = guide;
  const way = !walk_breaks ? 2 : walks.plain ? 0 : 1;
  fill("lead", data, way);
  fill("reading", data, way);
  fill("facts", data);
  fill("title", data);
  for (const entry of by_id("facts-filled").querySelectorAll("dd"))
    entry.parentNode.hidden = !entry.firstChild.data;
  put("when-to-walk", published.words[walks.text]);
  fill("each", data, walk_breaks ? 0 : 1);
  put("splits", splits_table(guide));
  put("cycles", guide.legs[1] && cycles_table(guide));
  by_id("walks").hidden = !guide.legs[1];
  by_id("summary").textContent = `${data.goal}, ${data.ratio}: run at ${data.run[0]}`;
  by_id("address").textContent = address();
  if (touched) document.title = `${data.race} in ${data.goal}, ${data.ratio}`;
}

function tell_band(format) {
  const { race, walks, goal_s } = guide,
    sheet = by_id("paper");
  const shown = (name, is) =>
    sheet.querySelectorAll(name).forEach((element) => (element.hidden = !is));
  let svg;
  tell("misfit");
  try {
    const band = state.marks ? lay_band(guide, format, race.rows) : lay_fitting(guide, format);
    const name = by_id(format.key).labels[0].textContent,
      rows = marks_said(band.marks);
    svg = band_svg(band, `${name}: ${race.name} in ${clock(goal_s)}, ${walks.text}`);
    for (const [kind] of MEANINGS)
      shown(
        `.signs .${kind}`,
        band.drawing.signs.some(([one]) => one === kind),
      );
    shown(".as-signed", band.drawing.signs[0]);
    shown(".as-slim", band.shortened);
    shown(".as-windows", band.windows);
    shown(".as-short", format.too_short);
    shown(".as-folded", format.folded);
    shown(".as-coarser", rows !== marks_said(race.rows));
    by_id("coarser").textContent = rows;
  } catch (misfit) {
    if (!misfit.refused) throw misfit;
    const { refused, formats = [], marks } = misfit;
    const named = formats.map((key) => [key, by_id(key).labels[0].textContent]);
    const coarser = marks ? [marks_said(marks)] : [];
    const say = refused.split("; ")[0] + (named[0] || marks ? "; take" : "");
    put("misfit", `<p>${escaped(say)}</p>${buttons("format", named)} ${buttons("marks", coarser)}`);
  }
  put("band", svg);
  sheet.hidden = by_id("print").disabled = !svg;
}

/** The full address of this plan: it stays the same even if the race's defaults change one day. */
function address() {
  const { race, goal, ratio } = defaults;
  const whole = { ...(fields.race && { race }), goal, ratio, ...state };
  return location.href.split("#")[0] + state_said(whole);
}

/** Put a change into the URL, so that links and the back button find it again. */
function changed() {
  if (state_said(state) !== location.hash) history.pushState(null, "", state_said(state));
}

/** Take the state from the form, leaving out what the race has as its default. */
function read_form() {
  state = {};
  for (const name of STATE) {
    const said = fields[name]?.value;
    if (said && (said !== defaults[name] || ["race", "goal", "ratio"].includes(name)))
      state[name] = said;
  }
}

/** Say the goal as a finish time, an average or a run pace, after the choice of one of them. */
function convert_goal() {
  const usual_s = read_goal(defaults.goal, published.distance),
    by = fields.by.value;
  const { goal_s, run_pace } = guide ?? { goal_s: usual_s, run_pace: usual_s / published.distance };
  fields.goal.value =
    by === "time"
      ? long_clock(goal_s)
      : per_unit(by === "run" ? run_pace : goal_s / published.distance, value("unit"));
}

/** Finish a change: write what was read into the fields, and put it into the URL. */
function settle_form() {
  if (guide) {
    fields.ratio.value = guide.walks.text;
    if (value("by") === "time") fields.goal.value = long_clock(guide.goal_s);
    for (const name of value("by") === "time" ? ["walk"] : ["goal", "walk"]) {
      if (!fields[name].value) continue;
      const [seconds, unit] = pace_of(value(name).trim().toLowerCase(), value("unit"));
      fields[name].value = `${clock(seconds)} /${unit}`;
    }
    read_form();
  }
  changed();
  list_marks();
  fields.marks.value = value("marks");
  show();
}

/** Change to another race, forgetting only the wishes that make no sense there. */
function change_race(race) {
  const { goal, marks, ...rest } = state;
  state = { ...rest, race };
  if (state.by) state.goal = goal;
  if (published && Object.hasOwn(published.schedules, state.ratio)) delete state.ratio;
  changed();
  start();
}

planner.addEventListener("input", ({ target }) => {
  if (!published || target === fields.race) return;
  if (target.name === "by") convert_goal();
  touched = true;
  read_form();
  show();
});
planner.addEventListener("change", ({ target }) => {
  if (target === fields.race) change_race(target.value);
  else if (published) settle_form();
});
// Not every browser fires a change event on Enter.
form.addEventListener("keydown", ({ key }) => {
  if (key === "Enter" && published) settle_form();
});
form.addEventListener("submit", (event) => event.preventDefault());
planner.addEventListener("click", ({ target }) => {
  const name = target.dataset.set;
  if (!name) return;
  if (name === "goal" && !/\//.test(target.value)) fields.by.value = "time";
  if (name === "marks") fields.marks.add(new Option(target.value));
  fields[name].value = target.value;
  touched = true;
  read_form();
  show();
  settle_form();
  // The button may have gone together with the problem that it solved.
  if (!target.isConnected || !target.offsetParent) fields[name].focus?.();
});
addEventListener("popstate", () => {
  if (location.hash && !location.hash.includes("=")) return;
  state = read_state(location.hash);
  start();
});
by_id("print").onclick = () => {
  document.body.classList.add("planned");
  print();
};
by_id("send").onclick = async ({ target }) => {
  const url = address();
  if (navigator.share) return navigator.share({ url }).catch(() => {});
  try {
    await navigator.clipboard.writeText(url);
    target.textContent = "Link copied";
    setTimeout(() => (target.textContent = "Send this plan"), 3000);
  } catch {
    prompt("Copy this link:", url);
  }
};
globalThis.walkbreak = { take };
if (fields.race) start();
addEventListener("load", () => published || fields.race || explain(NOT_LOADED));
