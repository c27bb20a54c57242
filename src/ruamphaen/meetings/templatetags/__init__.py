"""Pieces of pages that other rooms' pages take in."""
