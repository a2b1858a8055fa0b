"""When figures that were told are told anew. Pure.

Who compares two months reads what lies between them: one cooperative fewer, one outcome more. So a
table moves to a new stand as a whole, and only where nothing of it, nor what is left over, moved by
a few; until then the old one stays, with its day.
"""

from collections.abc import Iterable, Mapping, Sequence

from partners.apprenticeships.programme.telling import Told
from partners.apprenticeships.small_cells import is_few

Cells = Mapping[str, Told]


def moves_by_few(before: Told, now: Told) -> bool:
    """Whether who knows both reads a few; also whether what was told would be hidden now, as that
    says how few it is.

    >>> moves_by_few(7, 7), moves_by_few(7, 8), moves_by_few(9, 6), moves_by_few(7, 12)
    (False, True, True, False)
    >>> moves_by_few(None, 9), moves_by_few(9, None)
    (False, True)
    """
    if before is None:
        return False
    return now is None or is_few(abs(now - before))


def table_moves_by_few(totals: Sequence[Told], tables: Iterable[Sequence[Cells]]) -> bool:
    """`totals`: before and now; `tables`: the same count by groups, before and now. What is told
    of both in no cell lies in the difference of the totals: it is no few either.
    """
    before, now = totals
    if moves_by_few(before, now):
        return True
    return any(_cells_move_by_few(before, now, *table) for table in tables)


def _cells_move_by_few(total_before: Told, total: Told, before: Cells, now: Cells) -> bool:
    known = [(was, now.get(key)) for key, was in before.items() if was is not None]
    if any(moves_by_few(was, is_) for was, is_ in known):
        return True
    if total_before is None or total is None:
        return False
    seen = sum(is_ - was for was, is_ in known if is_ is not None)
    return is_few(abs(total - total_before - seen))


def rest(whole: Told, part: Told) -> Told:
    """What is left over, where both are told."""
    return None if whole is None or part is None else whole - part


def rest_of(whole: Cells, part: Cells) -> dict[str, Told]:
    return {key: rest(whole.get(key), count) for key, count in part.items()}
