"""Importing a list of agreements and their commitments: all of it, or nothing.

`columns` says what a list holds and makes the workbook to fill in; `reading` opens the file and
reads a row of it, `registers` knows what names mean here, `agreements` and `commitments` read the
rows of either table, `plan` puts them together, `preview` shows it, `problems` says what is wrong.
`services.importing` writes.
"""
