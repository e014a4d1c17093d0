"""Opens documents that carry their own structure: Word and web pages."""
