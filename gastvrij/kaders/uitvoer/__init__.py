"""Writes a version of a kader as a file: CASE, spreadsheet, Word, PDF; knows nothing of Django."""
