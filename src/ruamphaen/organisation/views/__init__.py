"""Which page: the staff desk, the public page of an organisation, and the keeping of its parts."""
