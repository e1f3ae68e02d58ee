"""Tests of `generator/content/`."""
