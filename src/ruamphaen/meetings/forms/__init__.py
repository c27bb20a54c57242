"""What was typed about meetings. Shape only; rules decide what is right."""
