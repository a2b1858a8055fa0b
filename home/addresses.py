"""The last part of a page's address, made of what the page is called."""

from django.db.models import QuerySet
from django.utils.text import slugify


def free_address(
    rows: QuerySet, text: str, *, field: str = "slug", longest: int = 80, otherwise: str
) -> str:
    """`text` as an address that none of `rows` has; numbered when it is taken.

    At most `longest` characters and a number. `otherwise` stands in for a text without
    letters of the Latin alphabet.
    """
    base = slugify(text)[:longest].strip("-") or otherwise
    taken = set(rows.filter(**{f"{field}__startswith": base}).values_list(field, flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(one for one in numbered if one not in taken)
