"""Werkplek: the desks, screens over several rooms; no tables and no actions of its own."""
