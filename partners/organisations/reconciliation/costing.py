"""What answering a list costs, before it is answered. Pure.

Measured with 82,780 cooperatives (docs/benchmarks.md): the villages of a regency take as long as
forty rows, those of a province as long as three hundred, whatever is asked of them.
"""

from collections.abc import Sequence

from partners.organisations.reconciliation.places import Place

REGENCY, PROVINCE = 40, 300  # rows
REGENCY_CODE = 4  # digits


def cost(read: Sequence[Place], within: str = "") -> int:
    """In rows of one regency, at some 0.2 ms; `within` as `answers` has it. Each spelling of a
    place counts: which of them are one is known only when they have been looked up.
    """
    named = {(one.regency, one.province) for one in read}
    return len(read) + sum(_of_place(regency, province, within) for regency, province in named)


def _of_place(regency: str, province: str, within: str) -> int:
    if regency or len(within) == REGENCY_CODE:
        return REGENCY
    return PROVINCE if province or within else 0
