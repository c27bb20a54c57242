"""QR codes as drawings that need no script, no image file and no inline style."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString

QUIET_ZONE = 4  # modules of white around the code (ISO/IEC 18004, 9.1)


def matrix(text: str) -> tuple[tuple[int, ...], ...]:
    """The modules of the code, without the quiet zone: 1 dark, 0 light. Error correction M."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    return tuple(tuple(row) for row in code.matrix)


def svg(text: str, label: str) -> SafeString:
    """The code as an inline SVG; `label` says in words what it is for."""
    modules = matrix(text)
    size = len(modules) + 2 * QUIET_ZONE
    path = "".join(
        f"M{start + QUIET_ZONE} {row + QUIET_ZONE}h{length}v1h-{length}z"
        for row, line in enumerate(modules)
        for start, length in _runs(line)
    )
    return format_html(
        '<svg class="qr" viewBox="0 0 {} {}" role="img" aria-label="{}" shape-rendering="crispEdges">'
        '<rect class="qr-light" width="{}" height="{}"/><path class="qr-dark" d="{}"/></svg>',
        *(size, size, label, size, size, path),
    )


def _runs(line: tuple[int, ...]) -> list[tuple[int, int]]:
    """The dark runs of a row, as (first module, length)."""
    runs, place = [], 0
    while place < len(line):
        length = 1
        while place + length < len(line) and line[place + length] == line[place]:
            length += 1
        if line[place]:
            runs.append((place, length))
        place += length
    return runs
