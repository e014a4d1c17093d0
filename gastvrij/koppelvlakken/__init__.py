"""Koppelvlakken: what we speak to other systems, one folder a standard."""
