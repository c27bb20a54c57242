"""Which page: for everyone, for the desk, for the hall."""
