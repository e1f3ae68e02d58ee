"""What was built, looked at in a browser and on paper as a person would.

These modules read files of the site and know of the rest of the program only how to start a
browser. Every size they expect stands in `promises`, so that a mistake elsewhere cannot hide.
"""
