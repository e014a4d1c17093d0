"""Rules of beoordeling. Pure: no database, no clock, no Django."""
