"""What can be typed at the command line about the installation itself."""
