"""Reading strategies: published plain text or JSON → TreeDraft; TreeDraft → JSON. Pure."""

from ruamphaen.strategy.rules.reading.exchange import as_json, read_json
from ruamphaen.strategy.rules.reading.misread import MOST_NODES, Misread
from ruamphaen.strategy.rules.reading.plain import read_plain_text

__all__ = ["MOST_NODES", "Misread", "as_json", "read_json", "read_plain_text"]
