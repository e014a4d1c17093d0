"""Commands of basis."""
