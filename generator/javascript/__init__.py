"""Python and Jinja macros as JavaScript that does the same."""
