"""Pages to the bytes in `site/`, to PDFs, and to what is wrong with either."""
