"""Commands of sturing."""
