"""Commands of the interfaces."""
