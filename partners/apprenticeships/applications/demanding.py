"""What the offers of a list ask an application to enclose, and which file answers it.

Asked is what is published when somebody hands in; what was handed in stays as it is, whatever an
offer asks for later. A file answers that is for this batch, or for all of the list, and is called
what the offer calls it, in either language.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from partners.apprenticeships.applications.models import Application, Attachment
from partners.apprenticeships.models import Batch, OfferDemand


@dataclass(frozen=True, slots=True)
class Asked:
    """Of one batch. `answer`: the file that answers it, None where there is none yet."""

    batch: Batch
    what: str
    is_required: bool
    answer: Attachment | None = None

    @property
    def is_missing(self) -> bool:
        return self.is_required and self.answer is None


def asked_of(application: Application, batches: Sequence[Batch]) -> list[Asked]:
    """In the order of these batches; two queries."""
    offers = {batch.offer_id for batch in batches}
    rows = OfferDemand.objects.filter(offer__in=offers).order_by("sort_order", "pk")
    demands: dict[int, list[OfferDemand]] = {}
    for row in rows if offers else ():
        demands.setdefault(row.offer_id, []).append(row)
    if not demands:
        return []
    files = list(application.attachments.kept().order_by("pk"))
    return [
        Asked(batch, row.what, row.is_required, _answer(files, batch.pk, row))
        for batch in batches
        for row in demands.get(batch.offer_id, ())
    ]


def missing_of(application: Application, content: Mapping[str, Any]) -> Asked | None:
    """The first that keeps this content from being handed in."""
    return next(
        (one for one in asked_of(application, batches_in(content["choices"])) if one.is_missing),
        None,
    )


def batches_in(keys: Collection[int]) -> list[Batch]:
    """In the order of the keys."""
    rows = Batch.objects.filter(pk__in=keys).select_related("offer__host")
    found = {batch.pk: batch for batch in rows}
    return [found[key] for key in keys if key in found]


def _answer(files: Iterable[Attachment], batch: int, demand: OfferDemand) -> Attachment | None:
    names = {plain(demand.what_id), plain(demand.what_en)} - {""}
    fitting = (one for one in files if one.batch_id in {None, batch})
    return next((one for one in fitting if plain(one.what) in names), None)


def plain(words: str) -> str:
    """As names are compared: case and blanks make no other."""
    return " ".join(words.split()).casefold()
