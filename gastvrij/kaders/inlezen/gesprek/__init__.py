"""Reads conversation structures."""
