"""Documents of beoordeling for people, always in Dutch: form with opdracht, result of a proeve."""
