"""Reads exam plans."""
