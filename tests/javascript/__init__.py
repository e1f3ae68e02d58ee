"""Tests of Python as JavaScript."""
