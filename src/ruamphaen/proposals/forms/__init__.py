"""What was typed on the pages of proposals. Shape only; actions decide."""
