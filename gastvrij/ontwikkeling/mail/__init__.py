"""Mails of ontwikkeling, a module a slice."""
