"""Beoordeling: forms, observations with their evidence, and judgements."""
