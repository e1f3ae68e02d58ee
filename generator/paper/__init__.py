"""Lays guides out on paper: rows, their arrangement, then lines, boxes and text in mm."""
