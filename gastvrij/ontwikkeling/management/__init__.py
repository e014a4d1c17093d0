"""Commands of ontwikkeling."""
