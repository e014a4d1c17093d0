"""The cast and the sources, for the tests over all rooms too."""

from gastvrij.conftest import cast, open_gate, sources

__all__ = ["cast", "open_gate", "sources"]
