/* The planner: any goal, worked out in the browser. The same names and the same sums as in Python,
   one file a module. */
(() => {
"use strict";
{% filter shortened %}
{% include "paper_data.js" %}
{% include "units.js" %}
{% include "effort.js" %}
{% include "legs.js" %}
{% include "plan.js" %}
{% include "guide.js" %}
{% include "paper.js" %}
{% include "rows.js" %}
{% include "strip.js" %}
{% include "band.js" %}
{% include "pages.js" %}
{% include "inputs.js" %}
{% include "form.js" %}
{% endfilter %}
})();
