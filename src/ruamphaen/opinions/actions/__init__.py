"""What can be done: one act, one transaction, one line in the ledger."""
