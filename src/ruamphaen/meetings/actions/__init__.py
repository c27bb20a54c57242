"""What can be done: calling, the roster, sitting, catching what is said, deciding, and afterwards."""
