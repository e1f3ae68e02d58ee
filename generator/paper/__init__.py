"""A guide to what stands on paper: rows, their arrangement, then lines, boxes and text in mm."""
