"""Where the rows of a round come from, and the checks that hold wherever they come from.

``source`` is the protocol: batches and applications as rows with their origin, names for readers,
and a receipt of what was left out. ``sheets`` reads spreadsheets, ``database`` the portal's own
records. ``gathering.gather`` takes one source of each and gives the inputs of a round.
"""
