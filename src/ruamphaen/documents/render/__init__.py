"""โรงพิมพ์: the printers. Each takes a :class:`~ruamphaen.documents.sheet.Sheet`, gives bytes."""
