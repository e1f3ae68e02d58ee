"""Turns pages into the bytes of `site/` and into PDFs, and says what is wrong with either."""
