"""Template tags of the page frame and its components."""
