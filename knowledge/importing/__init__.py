"""Tools from a spreadsheet: drafts in the library's own language, never published by a list.

`columns` says what a list holds and makes the workbook to fill in; `rows` reads the two tables,
`plan` puts them together with what is known, `services` writes, `problems` says what is wrong.
"""
