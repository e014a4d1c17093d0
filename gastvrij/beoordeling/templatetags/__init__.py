"""Template tags of beoordeling."""
