"""Writing the two spreadsheets that a round reads: empty templates and the worked example."""
