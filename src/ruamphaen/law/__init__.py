"""ระเบียบ: what the regulations say on a given day, as dated data with citation and confidence."""
