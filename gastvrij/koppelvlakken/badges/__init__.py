"""Badges for everyone: what one says, whether it counts, and the list of withdrawn ones."""
