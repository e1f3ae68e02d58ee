/* What Python does by itself and JavaScript does not. The translated code calls it as `py`. */
const py = (() => {
  class Exception extends Error {
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

  /** Compares numbers, texts by code points, and lists item by item. */
  function compare(a, b) {
    if (typeof a === "number") return Number(a > b) - Number(a < b);
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
  const matched = (found) => found && Array.from(found, (group) => group ?? null);
  const best = (values, key, fallback, isBetter) => {
    let [found, order] = [undefined, undefined];
    for (const value of values) {
      const own = key ? key(value) : value;
      if (found === undefined || isBetter(compare(own, order))) [found, order] = [value, own];
    }
    return found === undefined ? (fallback === undefined ? missing("value") : fallback) : found;
  };

  const py = {
    Exception,
    ValueError,
    Tuple,
    equal,
    missing,
    contains: (values, value) => [...values].some((one) => equal(one, value)),
    truth: (value) => Boolean(value && (value.length ?? value.size ?? true)),

    // Numbers. Of two equal ones the first counts, which matters for 0 and -0.
    max: (a, b, ...more) => (more.length ? py.max(b > a ? b : a, ...more) : b > a ? b : a),
    min: (a, b, ...more) => (more.length ? py.min(b < a ? b : a, ...more) : b < a ? b : a),
    remainder: (a, b) => a - b * Math.floor(a / b),
    divmod: (a, b) => [Math.floor(a / b), a - b * Math.floor(a / b)],
    sum: (values) => [...values].reduce((total, value) => total + value, 0),
    int(value) {
      if (typeof value === "number") return Math.trunc(value);
      if (!/^[+-]?\d+$/.test(value)) throw new ValueError(`${value} is not a number`);
      return Number(value);
    },
    float(text) {
      if (!/^[+-]?\d+(\.\d*)?$/.test(text)) throw new ValueError(`${text} is not a number`);
      return Number(text);
    },
    /** A whole number with commas between thousands, or with zeros in front to a width. */
    formatted(value, spec) {
      if (spec === ",") return `${value}`.replace(/\B(?=(\d{3})+$)/g, ",");
      const sign = value < 0 ? "-" : "";
      return sign + `${Math.abs(value)}`.padStart(Number(spec) - sign.length, "0");
    },

    // Texts.
    strip: (text) => text.replace(AROUND, ""),
    rstrip: (text, ending) => {
      let end = text.length;
      while (end && ending.includes(text[end - 1])) end--;
      return text.slice(0, end);
    },
    words: (text) => text.split(new RegExp(`${BLANK}+`)).filter((word) => word),
    partition(text, separator) {
      const at = text.indexOf(separator);
      if (at < 0) return [text, "", ""];
      return [text.slice(0, at), separator, text.slice(at + separator.length)];
    },
    rpartition(text, separator) {
      const at = text.lastIndexOf(separator);
      if (at < 0) return ["", "", text];
      return [text.slice(0, at), separator, text.slice(at + separator.length)];
    },
    removeprefix: (text, start) => (text.startsWith(start) ? text.slice(start.length) : text),
    removesuffix: (text, end) => (end && text.endsWith(end) ? text.slice(0, -end.length) : text),
    cut: (text, ...bounds) => [...text].slice(...bounds).join(""),
    fullmatch: (pattern, text) => {
      pattern.whole ??= new RegExp(`^(?:${pattern.source})$`, pattern.flags);
      return matched(pattern.whole.exec(text));
    },
    search: (pattern, text) => matched(pattern.exec(text)),

    // Lists.
    at(values, index) {
      if (typeof values === "string") values = [...values];
      const value = values[index < 0 ? values.length + index : index];
      return value === undefined ? missing(`item ${index}`) : value;
    },
    index(values, value) {
      const found = values.findIndex((one) => equal(one, value));
      return found < 0 ? missing("such item") : found;
    },
    /** The first value that passes, as `make` has it. */
    next(values, passes, make, fallback) {
      for (const value of values) if (passes(value)) return make(value);
      return fallback === undefined ? missing("value") : fallback;
    },
    *range(start, end, step) {
      for (let i = start; step > 0 ? i < end : i > end; i += step) yield i;
    },
    enumerate: (values, start) => Array.from(values, (value, i) => [start + i, value]),
    zip(...lists) {
      const [first, ...others] = lists.map((one) => [...one]);
      const length = Math.min(first.length, ...others.map((one) => one.length));
      return first.slice(0, length).map((value, i) => [value, ...others.map((one) => one[i])]);
    },
    pairwise: (values) => [...values].slice(1).map((value, i) => [values[i], value]),
    sorted(values, key, reverse) {
      const sign = reverse ? -1 : 1;
      const keyed = Array.from(values, (value) => [key ? key(value) : value, value]);
      return keyed.sort((a, b) => sign * compare(a[0], b[0])).map(([, value]) => value);
    },
    max_of: (values, key, fallback) => best(values, key, fallback, (order) => order > 0),
    min_of: (values, key, fallback) => best(values, key, fallback, (order) => order < 0),
    bisect_left: (values, value) => bisect(values, value, (a, b) => a < b),
    bisect_right: (values, value) => bisect(values, value, (a, b) => a <= b),

    // Mappings and sets.
    found: (map, key) => (map.has(key) ? map.get(key) : missing(`key ${key}`)),
    get: (map, key, fallback = null) => (map.has(key) ? map.get(key) : fallback),
    setdefault(map, key, value) {
      if (!map.has(key)) map.set(key, value);
      return map.get(key);
    },

    // Records and functions.
    /** What plain data stands for; see values.py. `modules` has the classes. */
    value_of(data, modules) {
      if (Array.isArray(data)) return data.map((one) => py.value_of(one, modules));
      if (!data || typeof data !== "object") return data;
      if (data.map) return new Map(data.map.map((pair) => py.value_of(pair, modules)));
      const { "": name, ...fields } = data;
      const [module, own] = name.split(".");
      const record = modules[module]?.[own] ? new modules[module][own]() : {};
      for (const [field, value] of Object.entries(fields)) record[field] = py.value_of(value, modules);
      return record;
    },
    replace: (record, changes) =>
      Object.assign(Object.create(Object.getPrototypeOf(record)), record, changes),
  };
  return py;
})();
