"""Commands of beoordeling."""
