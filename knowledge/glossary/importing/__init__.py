"""Terms from a spreadsheet: read the sheet, check every row, then all of it or nothing."""
