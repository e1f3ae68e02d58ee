{% from "parts/words.html" import walks_words %}
/* A race for the planner: see generator/pages/planner_data.py. */
walkbreak.take({
  ...{{ page.race|tojson }},
  words: {
{% for one in page.words %}
    {{ one.walks|tojson }}: {{ walks_words(one.parts)|trim|tojson }},
{% endfor %}
  },
});
