"""Basis: the people, their rights, the gate, the event table, the calendar and the page frame."""
