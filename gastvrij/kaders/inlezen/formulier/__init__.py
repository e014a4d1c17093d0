"""Reads assessment forms."""
