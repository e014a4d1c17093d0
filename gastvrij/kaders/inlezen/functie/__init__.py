"""Reads job profiles: the levels that a function asks."""
