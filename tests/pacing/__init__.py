"""Tests of `generator/pacing/`."""
