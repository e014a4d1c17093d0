"""The cast and the sources, for the tests over all rooms too."""

from gastvrij.conftest import cast, kept, open_gate, sources

__all__ = ["cast", "kept", "open_gate", "sources"]
