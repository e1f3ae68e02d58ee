"""Works out the guides of a race on its course: profile, effort, legs, plan, splits."""
