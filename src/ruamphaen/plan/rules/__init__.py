"""What is right about plans, versions and the rows they list. Pure: no Django, no database."""
