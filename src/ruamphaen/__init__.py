"""ร่วมแผน (Ruamphaen): the open system for Thai local development planning."""

__version__ = "0.1.0"
