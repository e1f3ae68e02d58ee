"""Tests of `generator/cli/`."""
