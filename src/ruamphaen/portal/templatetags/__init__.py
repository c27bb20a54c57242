"""Pieces of pages that the rooms show and only a window can fill."""
