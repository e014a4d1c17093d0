"""Open Badges 3.0 by itself: making, signing and checking a badge, without database or network."""
