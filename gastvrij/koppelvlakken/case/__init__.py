"""CASE: published frameworks for other systems, in the REST form of CASE 1.1 and 1.0."""
