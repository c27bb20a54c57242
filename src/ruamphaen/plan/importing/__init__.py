"""การนำเข้าแผน: what a workbook that was read would do to a draft, before anything is changed."""
