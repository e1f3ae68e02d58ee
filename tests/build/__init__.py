"""Tests of `generator/build/`."""
