"""Reading two spreadsheets: every bad cell is listed, with what would be right. No Django.

``files`` opens CSV and XLSX as rows of text; ``terms`` finds codes by code or name; ``cells``
reads one cell; ``columns`` says which columns there are; ``sheets`` reads a table by them;
``checks`` compares cells and sheets with each other; ``inputs.read_inputs`` is the way in.
"""
