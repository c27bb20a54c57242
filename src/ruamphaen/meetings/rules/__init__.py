"""What is right in a meeting: quorum, majority, notice, who may be one person, what a journal says."""
