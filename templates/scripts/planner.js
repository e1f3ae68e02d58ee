/* The planner works any goal out in the browser. Each file has the same names and does the same
   sums as its module in Python. */
(() => {
"use strict";
{% filter shortened %}
{% include "scripts/paper_data.js" %}
{% include "units.js" %}
{% include "pacing/effort.js" %}
{% include "pacing/legs.js" %}
{% include "pacing/plan.js" %}
{% include "pacing/guide.js" %}
{% include "paper/drawing.js" %}
{% include "paper/rows.js" %}
{% include "paper/strip.js" %}
{% include "paper/band.js" %}
{% include "pages/wording.js" %}
{% include "scripts/inputs.js" %}
{% include "scripts/form.js" %}
{% endfilter %}
})();
