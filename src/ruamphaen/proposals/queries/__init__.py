"""What can be seen of proposals: by everyone, by the staff desk, by their author."""
