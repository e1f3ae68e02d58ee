"""Turns files into the catalogue, or reports every mistake in them."""
