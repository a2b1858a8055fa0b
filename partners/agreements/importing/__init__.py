"""Importing a list of agreements and their commitments: all of it, or nothing.

`columns` says what a list holds (pure, read by `home.sheets.fields`); `tables` opens the file,
`registers` knows what names mean here, `reading` reads one row, `agreements` and `commitments` the
rows of either table, `targets` ties the second to the first, `plan` puts them together.
`services.importing` writes.
"""
