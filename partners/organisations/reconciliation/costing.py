"""What reading and answering a list cost, before it is read or answered. Pure.

Measured with 82,780 cooperatives (docs/benchmarks.md): the villages of a regency take as long as
forty rows, those of a province as long as three hundred, whatever is asked of them.
"""

from collections.abc import Sequence

from partners.organisations.reconciliation.places import Place

REGENCY, PROVINCE = 40, 300  # rows
REGENCY_CODE = 4  # digits
# 20,001 rows of 1 MB take 1.3 s to be read, refused or not; workbooks are packed, and opened in a
# process of their own.
TEXT, PACKED = 150, 50  # bytes for each row that is paid
WORKBOOK = 1_500  # rows, at least
# Rows that are repeated pack to nearly nothing: three cells in each of 20,000 rows are 13 kB,
# 2.9 MB unpacked, and take 0.27 s to be read; a million cells are 0.3 MB, 39 MB unpacked, 2.2 s.
UNPACKED = 2_000  # bytes


def reading(size: int, *, is_workbook: bool = False, unpacked: int = 0) -> int:
    """Of `size` bytes, in rows as `cost` has them: known before anything is read, so that what is
    refused is paid for as well. `unpacked` bytes are those of a workbook's parts.

    >>> reading(15_000), reading(5_000, is_workbook=True), reading(500_000, is_workbook=True)
    (100, 1500, 10000)
    >>> reading(266_000, is_workbook=True, unpacked=39_000_000)
    19500
    """
    if not is_workbook:
        return size // TEXT
    return max(WORKBOOK, size // PACKED, unpacked // UNPACKED)


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
