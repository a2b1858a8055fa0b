"""A matching round from two tables: read and check, run and verify, write what people need.

Only ``database`` and ``outputs.audit`` (a page from templates) know Django. From the outside in:

- ``running.run_round``: rows in, a verified ``RoundBundle`` out.
- ``bundle``: everything that a finished round has.
- ``outputs``: one module per kind of file, ``write_<name>(bundle, out)``, listed in ``OUTPUTS``.
"""
