"""สมุดงานแผน: from grids of cells, as officers keep them, to rows of a plan and a list of problems.

The way in is :func:`ruamphaen.plan.rules.workbook.parse.parse_workbook`; nothing here opens a file.
"""
