"""Located YAML and CSV text to values: races, walks, tables, the site's settings."""
