"""หน้าบ้าน: the front of the house. It looks at every room and owns almost nothing."""
