"""Background work of ontwikkeling, a module a slice; the clock is read here."""
