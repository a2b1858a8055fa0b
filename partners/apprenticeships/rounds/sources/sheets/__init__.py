"""Reading spreadsheets through ``home.sheets``: every bad cell is listed, with what would be right.

``cells`` reads one cell; ``columns``, ``batch_columns`` and ``application_columns`` say which
columns there are; ``rows`` reads the rows of a table by them; ``file.SheetFile`` is the source.
"""
