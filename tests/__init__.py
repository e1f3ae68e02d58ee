"""The tests read as the manual: one file a module, one truth a test."""
