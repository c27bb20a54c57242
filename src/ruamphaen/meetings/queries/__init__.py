"""What can be seen of meetings: one function per page or export."""
