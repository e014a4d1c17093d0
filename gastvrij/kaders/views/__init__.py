"""Pages of kaders: request in, one call down, answer out."""
