"""Which days a person can mean. Pure.

From the republic's first year to far beyond every agreement: 9999-12-31, which some programs write
for "without end", and the year 24 are mistakes, and days next to the end of all days break whatever
counts on from them.
"""

YEARS = range(1945, 2101)
