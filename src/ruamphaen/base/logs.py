"""Logs: one JSON object a line, UTC, no bodies and no personal data, control characters escaped."""

import json
import logging
from datetime import UTC, datetime


class JsonLine(logging.Formatter):
    """A log record as one line of JSON. Line breaks in a message cannot forge a second line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "of": record.name,
            "says": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
