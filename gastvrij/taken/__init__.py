"""Taken: work for the second line and call-backs, with a term and a promise."""
