walkbreak.take({{ page|data|tojson }});
