"""Telephony: what the telephone exchange tells of calls."""
