"""Reads service norms."""
