"""Files to the catalogue, or to every problem with them."""
