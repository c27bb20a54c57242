"""What was typed on the pages of the plan. Shape only; rules and actions decide what is right."""
