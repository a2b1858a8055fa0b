"""A matching round: rows from its sources, run and verified, and the files that people need.

From the outside in:

- ``sources.gathering.gather``: batches and applications from spreadsheets or records, checked.
- ``running.run_round``: rows in, a verified ``RoundBundle`` out.
- ``result``: what was decided, in codes and numbers; ``storing`` writes it as JSON and reads it.
- ``outputs``: one module per kind of file, ``write_<name>(edition, out)``, listed in ``OUTPUTS``;
  an ``Edition`` is a result in one language, and words come in only here.
"""
