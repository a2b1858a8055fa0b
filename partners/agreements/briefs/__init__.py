"""The bilateral brief: what a minister holds in a meeting.

`brief` builds it from facts and knows no framework, `reading` gathers the facts that a person
may see, `wording` puts states into words, and `pdf`, `workbook` and the template draw it.
"""
