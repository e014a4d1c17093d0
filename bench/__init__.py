"""Bench: how long the pages take, with few and with many klantcontacten."""
