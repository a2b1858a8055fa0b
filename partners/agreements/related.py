"""Promises that a tool or an offer proves or fulfils: the way from there to its agreement.

The other way, from a promise to its proof, is `proof_links`. Public promises only. Pages ask
with another query of theirs whether there is any (`proves_something`), so that most pay for none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, Model, OuterRef

from home.cache import shelf
from partners.agreements.models import Commitment, Proof
from partners.agreements.models.commitment import CommitmentQuerySet
from partners.agreements.rules.progress import Light

MOST = 4


@dataclass(frozen=True, slots=True)
class Promise:
    """As the page of what keeps it shows it. `light_words`: how it stands today."""

    key: int
    title: str
    url: str
    light: Light
    light_words: str
    agreement: str
    agreement_url: str
    is_example: bool

    @property
    def order(self) -> tuple[bool, bool]:
        """Real ones first, and of these what was kept."""
        return self.is_example, self.light is not Light.DONE


def of_page(translation_key: UUID) -> list[Promise]:
    """Those that a page proves, in whatever language it was linked. One query."""
    key = ("promises of page", translation_key)
    found = Commitment.objects.filter(proofs__page__translation_key=translation_key)
    return shelf.kept(key, lambda: _promises(found))


def of_record(record: Model) -> list[Promise]:
    """Those that a record proves. One query."""
    options = record._meta
    found = Commitment.objects.filter(
        proofs__content_type__app_label=options.app_label,
        proofs__content_type__model=options.model_name,
        proofs__object_id=record.pk,
    )
    return shelf.kept(("promises of", options.label, record.pk), lambda: _promises(found))


def proves_something(app_label: str, model: str) -> Exists:
    """Annotates records of a model: whether any promise names them as its proof."""
    return Exists(
        Proof.objects.filter(
            content_type__app_label=app_label, content_type__model=model, object_id=OuterRef("pk")
        )
    )


def page_proves_something(translation_key: UUID) -> Exists:
    """Whether any promise names this page, in any language, as its proof."""
    return Exists(Proof.objects.filter(page__translation_key=translation_key))


def promise(commitment: Commitment) -> Promise:
    """Of a public one whose agreement is at hand."""
    agreement = commitment.agreement
    return Promise(
        commitment.pk,
        commitment.title,
        commitment.get_absolute_url(),
        commitment.light_on(),
        commitment.light_words(),
        agreement.title,
        agreement.get_absolute_url(),
        agreement.is_example,
    )


def in_order(promises: Iterable[Promise]) -> list[Promise]:
    """Each once, real and kept ones first; at most MOST."""
    each = {one.key: one for one in promises}
    return sorted(each.values(), key=lambda one: one.order)[:MOST]


def _promises(found: CommitmentQuerySet) -> list[Promise]:
    rows = found.public().select_related("agreement").distinct().by_due_date()[:MOST]
    return in_order(map(promise, rows))
