"""Rules of kaders. Pure: no database, no clock, no Django."""
