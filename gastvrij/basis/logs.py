"""Log lines as JSON, one a line, without personal data."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

FIELDS = ("trace_id", "method", "route", "status", "milliseconds", "job", "count")
# Their messages hold the path or header as the browser sent it.
NOT_SPOKEN = ("django.request", "django.security", "django.server", "axes")


class JsonFormatter(logging.Formatter):
    """Writes time, level, logger, message and the known extra fields.

    Of a request: route and trace id, never path, query, body or person. Of an exception: kind
    and places, never its text, because that can quote what somebody typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return one line of JSON."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        line |= _of_request(record)
        if record.exc_info and record.exc_info[1]:
            line["exception"] = _chain(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith(NOT_SPOKEN):
        return "zonder tekst"
    return record.getMessage()


def _of_request(record: logging.LogRecord) -> dict[str, Any]:
    request = getattr(record, "request", None)
    if request is None:
        return {}
    match = getattr(request, "resolver_match", None)
    return {
        "trace_id": getattr(request, "trace_id", None),
        "method": getattr(request, "method", None),
        "route": match.route if match else None,
        "status": getattr(record, "status_code", None),
    }


def _chain(problem: BaseException) -> list[dict[str, Any]]:
    chain: list[dict[str, Any]] = []
    current: BaseException | None = problem
    while current is not None:
        frames = traceback.extract_tb(current.__traceback__)
        kind = type(current)
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        chain.append({"kind": f"{kind.__module__}.{kind.__qualname__}", "places": places})
        current = current.__cause__ or current.__context__
    return chain
