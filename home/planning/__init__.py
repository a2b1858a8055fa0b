"""What lies ahead: days on which somebody checks a record again, drafts that are released together,
and the calendar that shows these and what other rooms add.
"""
