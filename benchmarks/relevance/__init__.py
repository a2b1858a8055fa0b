"""How well the search finds, measured on collections in the BEIR layout.

`collection` reads one, `runs` answers its questions with the pipeline or a peer in a
temporary index, `measures` compares with what should have been found. Nothing here
touches the outbox, the vocabulary table, the index or the database of the site.
"""
