"""What several tests of basis use."""

import io
import logging

import pytest

from gastvrij.basis.logs import JsonFormatter


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Return what the handlers of the settings write from here on."""
    written = io.StringIO()
    for name in ("", "django.request"):
        for handler in logging.getLogger(name).handlers:
            if isinstance(handler.formatter, JsonFormatter):
                monkeypatch.setattr(handler, "stream", written)
    return written
