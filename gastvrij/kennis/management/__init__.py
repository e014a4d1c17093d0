"""Commands of kennis."""
