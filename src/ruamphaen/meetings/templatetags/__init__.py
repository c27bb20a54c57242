"""Pieces of meeting pages."""
