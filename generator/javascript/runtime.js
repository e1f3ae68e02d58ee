/* What Python does by itself and JavaScript does not. The translated code calls it as `py`, and
 * runtime.pyi has the types. */
const py = (() => {
  class Exception extends Error {
    static by_identity = true;
    toString() {
      return this.message;
    }
  }
  class ValueError extends Exception {}

  /** A named tuple: it can be unpacked in the order of its fields. */
  class Tuple {
    *[Symbol.iterator]() {
      yield* Object.values(this);
    }
  }

  const missing = (what) => {
    throw new Exception(`there is no ${what}`);
  };

  /** What Python iterates over: the keys of a mapping. */
  const each = (values) => (values instanceof Map ? values.keys() : values);
  const list = (values) => [...each(values)];
  const size = (values) => (Array.isArray(values) ? values.length : values.size);
  const truth = (value) =>
    Array.isArray(value) || value instanceof Map || value instanceof Set ? size(value) > 0 : Boolean(value);

  /** Compares numbers, texts by code points, and lists item by item. */
  function compare(a, b) {
    if (typeof a === "number" || typeof a === "boolean") return Number(a > b) - Number(a < b);
    const [left, right] = [[...a], [...b]];
    for (let i = 0; i < left.length && i < right.length; i++) {
      const order =
        typeof a === "string"
          ? left[i].codePointAt(0) - right[i].codePointAt(0)
          : compare(left[i], right[i]);
      if (order) return order;
    }
    return left.length - right.length;
  }

  /** Whether two values have the same content. Records are of the same class. */
  function equal(a, b) {
    if (a === b) return true;
    if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
    if (a.constructor !== b.constructor || a.constructor.by_identity) return false;
    if (a instanceof Map) return a.size === b.size && [...a].every(([k, v]) => b.has(k) && equal(v, b.get(k)));
    if (a instanceof Set) return a.size === b.size && [...a].every((one) => b.has(one));
    const [left, right] = [Object.values(a), Object.values(b)];
    return left.length === right.length && left.every((one, i) => equal(one, right[i]));
  }

  function bisect(values, value, goesOn) {
    let [low, high] = [0, values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (goesOn(values[middle], value)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const BLANK = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const AROUND = new RegExp(`^${BLANK}+|${BLANK}+$`, "g");
  const AT_THE_END = new RegExp(`${BLANK}+$`);
  const DIGITS = "\\d+(_\\d+)*";
  const FLOAT = `(${DIGITS}\\.?(${DIGITS})?|\\.${DIGITS})(e[+-]?${DIGITS})?`;
  const wrong = (message) => {
    throw new ValueError(message);
  };
  const number = (text, form) => {
    const found = text.replace(AROUND, "");
    return new RegExp(`^[+-]?(${form})$`, "i").test(found)
      ? Number(found.replaceAll("_", ""))
      : wrong(`${text} is not a number`);
  };
  const whole = (value, rounded) => (Number.isFinite(value) ? rounded(value) : missing(`whole number for ${value}`));
  /** A text to look for, which is not empty. */
  const some = (text) => text || wrong("a separator must not be empty");
  const matched = (found) => found && Array.from(found, (group) => group ?? null);
  const best = (values, key, fallback, isBetter) => {
    let [found, order] = [undefined, undefined];
    for (const value of each(values)) {
      const own = key ? key(value) : value;
      if (found === undefined || isBetter(compare(own, order))) [found, order] = [value, own];
    }
    return found === undefined ? (fallback === undefined ? wrong("there is no value") : fallback) : found;
  };

  const py = {
    Exception,
    ValueError,
    Tuple,
    equal,
    missing,
    /** The classes of records, by name. */
    classes: {},

    // Numbers. Of two equal ones the first counts, which matters for 0 and -0.
    abs: Math.abs,
    ceil: (value) => whole(value, Math.ceil),
    floor: (value) => whole(value, Math.floor),
    sqrt: (value) => (value < 0 ? wrong("a negative number has no root") : Math.sqrt(value)),
    bool: truth,
    max: (a, b) => (b > a ? b : a),
    min: (a, b) => (b < a ? b : a),
    remainder: (a, b) => a - b * Math.floor(a / b),
    divmod: (a, b) => [Math.floor(a / b), a - b * Math.floor(a / b)],
    sum: (values) => list(values).reduce((total, value) => total + value, 0),
    int(value) {
      return typeof value === "number" ? whole(value, Math.trunc) : number(value, DIGITS);
    },
    float(value) {
      return typeof value === "number" ? value : number(value, FLOAT);
    },
    /** A whole number with commas between thousands, or with zeros in front to a width. */
    formatted(value, spec) {
      if (spec === ",") return `${value}`.replace(/\B(?=(\d{3})+$)/g, ",");
      const sign = value < 0 ? "-" : "";
      return sign + `${Math.abs(value)}`.padStart(Number(spec) - sign.length, "0");
    },

    // Texts.
    strip: (text) => text.replace(AROUND, ""),
    rstrip(text, characters) {
      if (!characters) return characters === "" ? text : text.replace(AT_THE_END, "");
      const left = [...text];
      while (left.length && characters.includes(left.at(-1))) left.pop();
      return left.join("");
    },
    split: (text, separator) =>
      (separator ?? undefined) === undefined ? text.split(new RegExp(`${BLANK}+`)).filter(truth) : text.split(some(separator)),
    count: (text, part) => (part ? text.split(part).length - 1 : py.len(text) + 1),
    startswith: (text, start) => text.startsWith(start),
    endswith: (text, end) => text.endsWith(end),
    lower: (text) => text.toLowerCase(),
    upper: (text) => text.toUpperCase(),
    join: (text, texts) => list(texts).join(text),
    replace: (text, old, by) => (old ? text.replaceAll(old, () => by) : ["", ...text, ""].join(by)),
    partition(text, separator) {
      const at = text.indexOf(some(separator));
      if (at < 0) return [text, "", ""];
      return [text.slice(0, at), separator, text.slice(at + separator.length)];
    },
    rpartition(text, separator) {
      const at = text.lastIndexOf(some(separator));
      if (at < 0) return ["", "", text];
      return [text.slice(0, at), separator, text.slice(at + separator.length)];
    },
    removeprefix: (text, start) => (text.startsWith(start) ? text.slice(start.length) : text),
    removesuffix: (text, end) => (end && text.endsWith(end) ? text.slice(0, -end.length) : text),
    fullmatch: (pattern, text) => {
      pattern.whole ??= new RegExp(`^(?:${pattern.source})$`, pattern.flags);
      return matched(pattern.whole.exec(text));
    },
    search: (pattern, text) => matched(pattern.exec(text)),
    groups: (match) => match.slice(1),

    // Lists, and parts of anything.
    at(values, place) {
      if (values instanceof Map) return values.has(place) ? values.get(place) : missing(`key ${place}`);
      if (typeof values === "string") values = [...values];
      const value = values[place < 0 ? values.length + place : place];
      return value === undefined ? missing(`item ${place}`) : value;
    },
    /** Values that are unpacked into so many names; into more if the last has a star. */
    unpacked(values, count, hasMore) {
      const found = list(values);
      if (hasMore ? found.length >= count : found.length === count) return found;
      return wrong(`${found.length} values do not go into ${count} names`);
    },
    cut(values, start, end) {
      const bounds = [start ?? 0, end ?? undefined];
      return typeof values === "string" ? [...values].slice(...bounds).join("") : values.slice(...bounds);
    },
    contains(value, values) {
      if (typeof values === "string") return values.includes(value);
      const isKeyed = values instanceof Map || values instanceof Set;
      return isKeyed ? values.has(value) : list(values).some((one) => equal(one, value));
    },
    len: (values) => size(typeof values === "string" ? [...values] : values),
    list,
    tuple: list,
    all: (values) => list(values).every(truth),
    any: (values) => list(values).some(truth),
    append: (values, value) => void values.push(value),
    extend(values, others) {
      for (const one of [...others]) values.push(one);
    },
    pop(values, place = -1) {
      py.at(values, place);
      return values.splice(place, 1)[0];
    },
    reverse: (values) => void values.reverse(),
    reversed: (values) => list(values).reverse(),
    some(values, test) {
      for (const value of values) if (test(value)) return true;
      return false;
    },
    /** What a function makes of each value that passes a test. */
    made(values, test, make) {
      const found = [];
      for (const value of values) if (test(value)) found.push(make(value));
      return found;
    },
    /** What a function makes of the first value that passes a test. */
    first(values, test, made, fallback) {
      for (const value of values) if (test(value)) return made(value);
      return fallback === undefined ? missing("value") : fallback;
    },
    range(start, end, step = 1) {
      const [from, to] = end === undefined ? [0, start] : [start, end];
      const count = step ? Math.max(Math.ceil((to - from) / step), 0) : wrong("a step must not be 0");
      return Array.from({ length: count }, (_, i) => from + i * step);
    },
    enumerate: (values, start = 0) => list(values).map((value, i) => [start + i, value]),
    zip(values, others, strict = false) {
      const [left, right] = [list(values), list(others)];
      if (strict && left.length !== right.length) wrong("one list is longer than the other");
      return left.slice(0, right.length).map((value, i) => [value, right[i]]);
    },
    pairwise: (values) => py.zip(values, list(values).slice(1)),
    sorted(values, key, reverse) {
      const sign = reverse ? -1 : 1;
      const keyed = list(values).map((value) => [key ? key(value) : value, value]);
      return keyed.sort((a, b) => sign * compare(a[0], b[0])).map(([, value]) => value);
    },
    max_of: (values, key, fallback) => best(values, key, fallback, (order) => order > 0),
    min_of: (values, key, fallback) => best(values, key, fallback, (order) => order < 0),
    bisect_left: (values, value) => bisect(values, value, (a, b) => a < b),
    bisect_right: (values, value) => bisect(values, value, (a, b) => a <= b),

    // Mappings and sets.
    get: (map, key, fallback = null) => (map.has(key) ? map.get(key) : fallback),
    setdefault(map, key, value) {
      if (!map.has(key)) map.set(key, value);
      return map.get(key);
    },
    items: (map) => [...map],
    values: (map) => [...map.values()],
    fromkeys: (keys, value = null) => new Map(list(keys).map((key) => [key, value])),
    set: (values = []) => new Set(each(values)),
    frozenset: (values = []) => new Set(each(values)),
    add: (values, value) => void values.add(value),

    // Records and functions.
    /** What plain data stands for; see data.py. */
    value_of(data) {
      if (Array.isArray(data)) return data.map(py.value_of);
      if (!data || typeof data !== "object") return data;
      if (!("" in data)) return new Map(data.map.map(py.value_of));
      const { "": name, ...fields } = data;
      const record = py.classes[name] ? new py.classes[name]() : {};
      for (const [field, value] of Object.entries(fields)) record[field] = py.value_of(value);
      return record;
    },
    replaced: (record, changes) =>
      Object.assign(Object.create(Object.getPrototypeOf(record)), record, changes),
    model_copy: (record, changes) => py.replaced(record, Object.fromEntries(changes)),
  };
  return py;
})();
