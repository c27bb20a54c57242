"""What can be done with proposals: sent, supported, taken back, taken up from a forum."""
