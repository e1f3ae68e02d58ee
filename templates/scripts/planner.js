(() => {
"use strict";
{% include "javascript/runtime.js" %}
{% include "build/macros.js" %}
{{ python() }}
{{ macros({"parts/guide_text.html": ["plan_tables", "plan_words"], "parts/words.html": ["facts"],
           "parts/planned.html": ["planned_sheet"], "parts/printing.html": ["full_page"]}) }}
const FONT = py.value_of({{ page.font|data|tojson }});
{% include "scripts/typed.js" %}
{% include "scripts/address.js" %}
{% include "scripts/asked.js" %}
{% include "scripts/outcome.js" %}
{% include "scripts/form.js" %}
})();
