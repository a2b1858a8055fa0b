"""Pages in two languages, with wagtail-localize as the keeper of what belongs together.

`status`: which versions exist and whether one is older than its source (read side).
`publishing`: write a whole translation at once (seeds, imports), still tracked, so that
a later edit of the source makes the translation stale.
`alignment`: pure; gives translated blocks the identity of their source blocks.
"""
