"""ข้อเสนอซ้ำ (twins): texts that ask for the same thing at the same place in other letters.

``reading`` understands one text, ``judging`` compares two, ``index`` finds who is worth comparing,
``grouping`` does it for many. Whether two texts are twins depends on these two alone, never on
what else is there. What it can and cannot do, measured: docs/twins.md.
"""
