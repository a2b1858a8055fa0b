"""What a certificate says: copied from the records on the day it is issued."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from partners.apprenticeships.placements.models import Placement

OUTCOMES = {
    "completed": ("selesai", "completed"),
    "partly": ("selesai sebagian", "partly completed"),
}
"""In both languages at once: what was issued does not change with a catalogue."""


def content_of(placement: Placement, issued: date) -> dict[str, Any]:
    """JSON. Queries: none beyond what `with_sides` has."""
    offer, batch = placement.batch.offer, placement.batch
    outcome_id, outcome_en = OUTCOMES[placement.state]
    return {
        "cooperative": placement.cooperative.name,
        "place": placement.cooperative.place,
        "host": placement.host.name,
        "title_id": offer.title_id,
        "title_en": offer.title_en,
        "first": batch.starts_on.isoformat(),
        "last": batch.ends_on.isoformat(),
        "people": placement.people,
        "outcome": placement.state,
        "outcome_words_id": outcome_id,
        "outcome_words_en": outcome_en,
        "hours_missed": placement.hours_missed,
        "issued": issued.isoformat(),
    }


def names_of(placement: Placement) -> list[str]:
    """Those of the certificate before it, where nobody is named any more; and never in full again
    what was made initials.
    """
    named = list(placement.result.application.delegates.values_list("name", flat=True))
    last = placement.certificates.order_by("-issued_at", "-pk").first()
    before: list[str] = last.names if last else []
    if before and are_initials(before):
        return [initials(name) for name in named] or before
    return named or before


def initials(name: str) -> str:
    """What stays of a name whose person asked to be forgotten.

    >>> initials("Siti Nur Aminah"), initials("S. N. A.")
    ('S. N. A.', 'S. N. A.')
    """
    parts = (part.strip(".,'\"-()") for part in name.split())
    return " ".join(f"{part[0].upper()[0]}." for part in parts if part)


def are_initials(names: Iterable[str]) -> bool:
    return all(name == initials(name) for name in names)
