"""Tests of `generator/paper/`."""
