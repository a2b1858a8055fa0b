"""A matching round: rows from its sources, run and verified, and the files that people need.

From the outside in:

- ``sources.gathering.gather``: batches and applications from spreadsheets or records, checked.
- ``running.run_round``: rows in, a verified ``RoundBundle`` out.
- ``bundle``: everything that a finished round has.
- ``outputs``: one module per kind of file, ``write_<name>(bundle, out)``, listed in ``OUTPUTS``.
"""
