"""The one door for tables: whatever people hand in, and every list that is taken away.

Coming in:
  `book.open_book(content)`     XLSX, XLS, ODS, XLSB or CSV as sheets of typed cells, within limits
  `apart.open_apart(content)`   the same in a process with limits, for whatever is read in a request
  `reader.read_tables(book, …)` the rows of each table from *all* sheets, and a receipt of what was
                                and what was not taken; nothing is ever left out without a word
  `cells`                       one cell: text, whole number, yes or no, day, several
  `identifiers`                 one cell that holds a code or a telephone number, whole or refused
  `regions`                     a region by its code or name
  `words`                       what is wrong, and the receipt, in the reader's language
  `mapping`                     what the columns of a file may mean, for a person to say
  `updates`, `choosing`         known rows before and after, and the boxes to choose them
Going out:
  `guard`                       text that no spreadsheet program runs as a formula
  `writer`                      CSV and XLSX with that guard, for every list
  `template`                    the workbook to fill in, from the columns that are read
  `marked`                      a list given back with its errors marked, read again without them

`formats` reads from each kind of file what the library (calamine) leaves out: errors, formulas that
were never computed, and how far a sheet reaches. All but `words`, `template` and
`choosing` are pure.
"""
