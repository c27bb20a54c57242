"""พื้นฐาน: the shared furniture. Page frame, ledger, form fields, kept files, workbooks read safely."""
