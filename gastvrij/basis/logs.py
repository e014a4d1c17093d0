"""Log lines as JSON, one a line."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

_FIELDS = ("trace_id", "method", "route", "status", "milliseconds", "job", "count")


class JsonFormatter(logging.Formatter):
    """Writes time, level, logger, message and the known extra fields; never arguments of a request."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line of JSON."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in _FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
