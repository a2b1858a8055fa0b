"""Lists that people hand in, before their room has taken them: files, and headings remembered.

`learning` keeps what headings of other people's lists mean, `keeping` a file until it is imported,
`forms` and `views` are the pages that all imports have, `files` what they give to download: the
list with its errors marked. What a list means, and who may import it, is its room's.
"""
