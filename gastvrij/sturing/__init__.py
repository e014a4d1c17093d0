"""Sturing: figures against the norms; reads the rooms below, writes only its own day figures."""
