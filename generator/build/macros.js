/* What macros of templates need in JavaScript; see macros.py. */

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

const jinja = {
  /** A text or a whole number as text. Whatever else a template would print is a mistake. */
  text(value) {
    if (typeof value !== "string" && !Number.isSafeInteger(value))
      throw new TypeError(`a template cannot print ${value}`);
    return `${value}`;
  },

  /** The same, safe in HTML. */
  escape(value) {
    return jinja.text(value).replace(/[&<>"']/g, (character) => ENTITIES[character]);
  },

  /** Whether Python takes a value as true: not null, false, 0 or anything empty. */
  truth(value) {
    if (value === undefined) throw new TypeError("a template reads something that is not there");
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  },

  /** How many values there are in an array. */
  length(values) {
    if (!Array.isArray(values)) throw new TypeError("a template counts only lists");
    return values.length;
  },

  /** Each value, and before it where the loop is. */
  loop(values) {
    const { length } = values;
    return values.map((value, at) => [
      { index: at + 1, first: at === 0, last: at === length - 1 },
      value,
    ]);
  },
};
