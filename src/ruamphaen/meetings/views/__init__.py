"""Which page: calling, the hall, the public, the council, village boxes."""
