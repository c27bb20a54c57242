"""Which page: proposals, for everyone and for their authors."""
