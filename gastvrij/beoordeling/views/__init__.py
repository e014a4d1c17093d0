"""Pages of beoordeling: overview, forms, observations."""
