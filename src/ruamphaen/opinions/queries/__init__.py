"""What can be seen: one function for each page or file, split by who looks."""
