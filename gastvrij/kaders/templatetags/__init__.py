"""Template tags of kaders."""
