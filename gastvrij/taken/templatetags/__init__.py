"""Template tags of taken."""
