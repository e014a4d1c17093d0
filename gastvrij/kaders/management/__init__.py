"""Commands of kaders."""
