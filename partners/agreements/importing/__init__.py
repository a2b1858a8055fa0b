"""Importing a list of agreements: all of it, or nothing.

`columns` says what a list holds and `cells` reads one cell (both pure); `tables` opens the file,
`registers` knows what names mean here, `plan` puts them together and finds what is wrong.
`services.importing` writes.
"""
