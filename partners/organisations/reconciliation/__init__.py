"""Finding what the rows of somebody's list are called in the register: record linkage.

  `names`      what two spellings of one name have in common
  `scoring`    the villages of one regency, and how near a row comes to each
  `deciding`   automatic, unsure or nothing: the rule of score and margin
  `register`   what the database knows: villages, cooperatives, numbers
  `answers`    the answers for a whole list, region by region
  `tables`     a pasted column or a file as rows, and the file that is given back
  `protocol`   the Reconciliation Service API, see docs/reconciliation.md

The word "matching" belongs to magang here.
"""
