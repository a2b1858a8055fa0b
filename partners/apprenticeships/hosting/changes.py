"""What became different for readers when new words of an offer were published."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.dispatch import Signal

published_anew = Signal()
"""Sent in the transaction that publishes: `offer`, as readers see it now, `changes`, the contents
`before` and `after`. Not for an offer that readers did not see before, nor where they see the
same."""

CHILDREN = ("batches", "days", "costs", "demands", "documents", "photos")
OF_BATCHES = (
    "starts_on",
    "ends_on",
    "apply_until",
    "seats",
    "minimum",
    "max_per_cooperative",
    "reserve_3t",
    "origins",
)
# The life of the record, not what it says.
STAMPS = frozenset(
    {
        "pk",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "latest_revision",
        "live_revision",
        "created_at",
        "updated_at",
        "copied_from",
        "in_charge",
        "is_demo",
        "sort_order",
        "offer",
    }
)
Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """`fields` of the offer, and of its parts other than batches by their names ("costs");
    `batches`: key → the fields that are different; `gone`: codes of batches that are no more.
    """

    fields: frozenset[str]
    batches: Mapping[int, frozenset[str]]
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.batches or self.gone)


def between(before: Content, after: Content) -> Changes:
    """Of two contents of one offer, as `serializable_data` gives them."""
    names = (before.keys() | after.keys()) - STAMPS - {"batches"}
    fields = {name for name in names if _said(before, name) != _said(after, name)}
    old, new = _by_key(before), _by_key(after)
    changed = {key: _different(old[key], new[key]) for key in old.keys() & new.keys()}
    return Changes(
        frozenset(fields),
        {key: names for key, names in sorted(changed.items()) if names},
        tuple(sorted(old[key]["code"] for key in old.keys() - new.keys())),
    )


def _said(content: Content, name: str) -> Any:
    value = content.get(name)
    if name in CHILDREN:
        return [{key: row[key] for key in row.keys() - STAMPS} for row in value or []]
    return sorted(value) if isinstance(value, list) else value


def _by_key(content: Content) -> dict[int, Content]:
    return {batch["pk"]: batch for batch in content["batches"]}


def _different(old: Content, new: Content) -> frozenset[str]:
    return frozenset(name for name in OF_BATCHES if _said(old, name) != _said(new, name))
