"""Turns located YAML and CSV text into values: races, walks, tables, the site's settings."""
