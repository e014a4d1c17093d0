"""Language of the person, what a browser may keep, one log line without personal data."""

import logging
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

logger = logging.getLogger("gastvrij.request")
Respond = Callable[[HttpRequest], HttpResponse]


class Language:
    """Speaks the language that the person chose, Dutch to everyone else."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer in the language of the person."""
        language = getattr(request.user, "taal", "nl")
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.respond(request)
        response.headers.setdefault("Content-Language", language)
        return response


class NotKept:
    """Tells the browser to keep no page of somebody who is logged in: desks are shared.

    What says itself how it may be kept, or can be asked for again by its ETag, is left alone.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer with the header."""
        response = self.respond(request)
        if request.user.is_authenticated and "ETag" not in response.headers:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class RequestLog:
    """Logs route, method, status and time of each request: no path, query or person.

    The trace id goes along as a header, so that a report of an error finds its lines.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer after its line was written."""
        trace = uuid.uuid4().hex
        vars(request)["trace_id"] = trace
        started = time.perf_counter()
        response = self.respond(request)
        response.headers["X-Trace-Id"] = trace
        match = request.resolver_match
        logger.info(
            "request",
            extra={
                "trace_id": trace,
                "method": request.method,
                "route": match.route if match else None,
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - started) * 1000, 1),
            },
        )
        return response
