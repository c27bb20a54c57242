"""การอ่านสมุดงาน: from a file of unknown origin to grids of cells, in a limited child process."""
