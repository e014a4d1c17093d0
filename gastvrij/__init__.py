"""Gastvrij reads the documents that lay down customer contact, and runs them."""
