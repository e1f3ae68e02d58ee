{% from "parts/words.html" import walks_words %}
/* A race for the planner: see generator/pages/planner.py. */
walkbreak.take({
  ...{{ planner_race|tojson }},
  words: {
{% for said, parts in words %}
    {{ said|tojson }}: {{ walks_words(parts)|trim|tojson }},
{% endfor %}
  },
});
