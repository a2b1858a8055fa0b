"""What the offers of a list ask an application to enclose, and which file answers it.

Asked is what is published when somebody hands in; what was handed in stays as it is, whatever an
offer asks for later. A file answers that is for this batch, or for all of the list, and is called
what the offer calls it, in either language.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from home.bilingual import text_of
from partners.apprenticeships.applications.enclosing import DEMANDS
from partners.apprenticeships.applications.models import Application, Attachment
from partners.apprenticeships.models import Batch, OfferDemand


@dataclass(frozen=True, slots=True)
class Asked:
    """Of one batch. `answer`: the file that answers it, None where there is none yet."""

    batch: Batch
    demand: OfferDemand
    answer: Attachment | None = None

    @property
    def what(self) -> str:
        return self.demand.what

    @property
    def is_required(self) -> bool:
        return self.demand.is_required

    @property
    def is_missing(self) -> bool:
        return self.is_required and self.answer is None

    def said(self) -> dict[str, Any]:
        """As the content of a submission holds it: JSON."""
        return {
            "batch": self.batch.pk,
            "what_id": self.demand.what_id,
            "what_en": self.demand.what_en,
            "is_required": self.is_required,
            "file": str(self.answer.key) if self.answer else "",
        }


def asked_of(application: Application, keys: Sequence[int]) -> list[Asked]:
    """Of these batches, in this order. One query, and two more where anything is asked."""
    if not keys:
        return []
    rows = OfferDemand.objects.filter(offer__batches__in=keys).order_by("sort_order", "pk")
    demands: dict[int, list[OfferDemand]] = {}
    for row in rows.distinct():
        demands.setdefault(row.offer_id, []).append(row)
    if not demands:
        return []
    files = list(application.attachments.kept().order_by("pk"))
    return [
        Asked(batch, row, _answer(files, batch.pk, row))
        for batch in _batches(keys)
        for row in demands.get(batch.offer_id, ())
    ]


def answers(content: Mapping[str, Any], batches: Collection[int] | None = None) -> dict[str, str]:
    """What the files of a submission answer, by their keys; of these `batches` only."""
    found: dict[str, dict[str, None]] = {}
    for one in content.get(DEMANDS, ()):
        if one["file"] and (batches is None or one["batch"] in batches):
            found.setdefault(one["file"], {})[what_of(one)] = None
    return {key: "; ".join(names) for key, names in found.items()}


def what_of(said: Mapping[str, Any]) -> str:
    """What `Asked.said` asks for, in the reader's language."""
    return text_of(SimpleNamespace(**said), "what")[0]


def plain(words: str) -> str:
    """As names are compared: case and blanks make no other."""
    return " ".join(words.split()).casefold()


def _batches(keys: Collection[int]) -> list[Batch]:
    """In the order of the keys."""
    rows = Batch.objects.filter(pk__in=keys).select_related("offer__host")
    found = {batch.pk: batch for batch in rows}
    return [found[key] for key in keys if key in found]


def _answer(files: Iterable[Attachment], batch: int, demand: OfferDemand) -> Attachment | None:
    names = {plain(demand.what_id), plain(demand.what_en)} - {""}
    fitting = (one for one in files if one.batch_id in {None, batch})
    return next((one for one in fitting if plain(one.what) in names), None)
