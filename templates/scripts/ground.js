{% from "parts/words.html" import cadence %}
/* A race for the planner: see generator/planner.py. */
walkbreak.take({
  ...{{ ground|tojson }},
  words: {
{% for said, parts in words %}
    {{ said|tojson }}: {{ cadence(parts)|trim|tojson }},
{% endfor %}
  },
});
