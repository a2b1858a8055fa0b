"""A round that was run from sheets (`match_magang`) is taken in, with the files that prove it.

The job reads the sheets as the command did, runs the round anew with the seed and weights of the
proof, has it checked, and compares everything with what was published. Then each row is found on
the portal. Whatever is different or not found is told, row by row, and nothing is written.
"""
