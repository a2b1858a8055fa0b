"""Records of the register that may be one cooperative: found, scored and told why. Nothing here
merges anything; people decide (partners/membership/services/duplicates.py).

`names`, `scoring` and `pairing` are rules without the ORM; `reading` makes their records of rows,
`wording` says their reasons in the reader's language.
"""
