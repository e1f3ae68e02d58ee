{# What laying a band takes besides a guide, in the names that Python has for it. #}
{% from "parts/band.svg.html" import shapes %}
{% for name, value in constants.items() %}
const {{ name }} = {{ value|tojson }};
{% endfor %}
const MEANINGS = {{ meanings|tojson }};
const FORMATS = {{ formats|tojson }};
const FONT = {{ font|tojson }};
const SHAPES = {{ shapes|tojson }};
