"""Opens PDF documents: words at their places become lines, tables and paragraphs."""
