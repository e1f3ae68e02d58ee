/* The planner: any goal, worked out in the browser. The same names and the same sums as in Python,
   one file a module. */
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
