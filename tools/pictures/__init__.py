"""Draws the pictures of docs/pictures anew from the real programs: `make pictures`."""
