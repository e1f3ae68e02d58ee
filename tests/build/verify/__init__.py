"""Tests of `generator.build.verify`."""
