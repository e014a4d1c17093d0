"""Commands of CASE."""
