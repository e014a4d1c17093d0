"""Tags of ontwikkeling."""
