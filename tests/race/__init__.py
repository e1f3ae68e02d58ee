"""Tests of `generator/race/`."""
