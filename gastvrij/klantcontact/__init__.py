"""Klantcontact: conversations, the questions in them, and the people who ask."""
