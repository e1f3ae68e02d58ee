"""A race on its course to its guides: profile, effort, legs, plan, splits."""
