"""Pages of ontwikkeling."""
