"""Reads competence dictionaries and competence profiles."""
