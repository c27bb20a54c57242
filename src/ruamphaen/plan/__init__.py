"""แผนพัฒนา: what is promised. Plans, their versions, and the projects each version lists."""
