"""Kennis: articles and search; ties a vraag to the sources used."""
