"""Kaders: documents that are read, checked by a person, published, versioned and tied together."""
