"""How long, how many: the bounds of what a proposal may hold."""

LONGEST_TITLE = 140
LONGEST_BODY = 4_000
LONGEST_PLACE = 200
LONGEST_WHOM = 160
LONGEST_NAME = 120
LONGEST_NOTE = 300
LONGEST_PHONE = 20
MOST_PEOPLE = 10_000_000
"""More people than any local government has, and few enough to be no slip of the finger."""
MOST_PHOTOS = 4
