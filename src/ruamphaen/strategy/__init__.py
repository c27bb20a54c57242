"""ยุทธศาสตร์: where we want to go. Trees of any depth, and their links to the levels above."""
