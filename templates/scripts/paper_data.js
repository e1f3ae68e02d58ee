{# What laying a band out takes besides a guide, under the names that Python has for it. #}
{% from "parts/band.svg.html" import shapes %}
{% for name, value in page.constants.items() %}
const {{ name }} = {{ value|tojson }};
{% endfor %}
const MEANINGS = {{ page.meanings|tojson }};
const FORMATS = {{ page.formats|tojson }};
const FONT = {{ page.font|tojson }};
const SHAPES = {{ shapes|tojson }};
