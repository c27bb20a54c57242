"""What comes from a file: short texts for the command line, tables of proposals for the desk."""
