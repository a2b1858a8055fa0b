"""Matching cooperatives with apprenticeship batches: stable, fair, explained, verified.

Pure Python and numpy, without a framework; codes only, no words. From the outside in:

- ``assign``: lists and dictionaries in, a stable assignment out, readable.
- ``rows`` and ``participants``: what people wrote, and the same as columns of numbers.
- ``policy``: everything published about how a round decides: ``rules`` (who may go where),
  ``criteria`` (points that order what was not ranked by hand), ``priorities`` (the hosts' side)
  on top of one ``lottery``.
- ``round``: a whole round from two tables. ``eligibility`` → ``preferences`` → ``candidates``
  → ``kernel`` (``choosing``, ``chains``) → ``waiting``.
- ``vacancies``: what happens when somebody declines.
- ``explanation``: why this, why not that, which one change would help.
- ``chances``: how likely a list leads to a place, before it is handed in.
- ``verifier``: a second implementation that checks every result; it imports nothing from
  the first.
"""

from .assignment import Assignment, assign
from .intake import BadMarket, Notice

__all__ = ["Assignment", "BadMarket", "Notice", "assign"]
