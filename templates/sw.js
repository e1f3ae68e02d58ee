{# The service worker as it is published: what it keeps comes first. A browser sees a new version of
   the site by the worker's bytes, so this list has to be among them. #}
"use strict";

const SITE = {
  kept: [
{% for file in page.kept %}
    [{{ file.path|placed|tojson }}, {{ (file.page|integrity)|tojson }}],
{% endfor %}
  ],
  offline: {{ page.offline|tojson }},
};
{% include "scripts/sw.js" %}
