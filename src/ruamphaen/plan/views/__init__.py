"""Which page: the plan as people read it, and as its planners write it."""
