"""Files to the catalogue, or to every mistake in them."""
