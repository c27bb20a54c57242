"""What was typed: by people who answer, and at the desk."""
