"""ความรู้ไทย: how Thais write years, dates, numbers, names and places. Plain Python, no Django."""
