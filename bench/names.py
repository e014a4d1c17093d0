"""Names of pages that have a goal of their own."""

FRAMEWORK, COMPARISON = "Kader van 500 onderdelen", "Vergelijking van twee keer 500"
