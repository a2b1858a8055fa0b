"""One archive with the database and every uploaded file, and back again.

`archive` is its format, with a manifest that names every member with its SHA-256; `packing` and
`unpacking` write and read it. `making` saves one while the site runs; `restoring` reads all of it
beside the live data, checks it, and puts it in their place by one `swap` that can be undone and
that a crash only interrupts; `sqlite` and `postgresql` know the same verbs. What can be made again
is left out: the search index, the cache, collected static files.
"""
