"""Why a strategy could not be read: a Thai sentence that names the place."""

MOST_NODES = 2000


class Misread(ValueError):  # noqa: N818 -- it names what happened, not a fault of ours
    """อ่านไม่ได้ — what was given is no strategy tree. The text is a Thai sentence for the person."""
