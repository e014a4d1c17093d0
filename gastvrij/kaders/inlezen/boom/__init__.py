"""Reads what no other reader understands, as a tree that a person shapes."""
