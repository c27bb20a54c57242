"""What was typed about proposals."""
