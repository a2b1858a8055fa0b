"""What proves that a promise was kept, as links that this reader may follow."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import get_language
from wagtail.models import Page

from home import visibility
from home.sizes import file_size
from partners.agreements.models import Commitment, Document, Proof


@dataclass(frozen=True, slots=True)
class ProofLink:
    """`icon` tells the kind: "book" a page, "document" a file, "apprenticeship" a record."""

    label: str
    url: str
    icon: str
    note: str = ""
    is_external: bool = False


def links_of(
    commitments: Collection[Commitment], documents: Collection[int]
) -> dict[int, list[ProofLink]]:
    """Commitment to its proof. What the reader may not open is left out.

    `documents` are the keys of those that the reader may open. Costs one query, one more
    if there are pages, and one for each kind of record.
    """
    proofs = list(
        Proof.objects.filter(commitment__in=[each.pk for each in commitments])
        .select_related("page", "document__agreement")
        .order_by("added_at", "pk")
    )
    pages, records = _pages(proofs), _records(proofs)
    found: dict[int, list[ProofLink]] = defaultdict(list)
    for proof in proofs:
        if proof.page_id:
            link = _to_page(proof, pages.get(proof.page_id))
        elif proof.document:
            link = _to_document(proof, proof.document, documents)
        elif proof.object_id:
            link = _to_record(proof, records.get((proof.content_type_id, proof.object_id)))
        else:
            link = ProofLink(proof.title, proof.url, "external", is_external=True)
        if link:
            found[proof.commitment_id].append(link)
    return found


def _to_page(proof: Proof, page: Page | None) -> ProofLink | None:
    url = page.get_url() if page else None
    return ProofLink(proof.title or page.title, url, "book") if page and url else None


def _to_document(proof: Proof, document: Document, readable: Collection[int]) -> ProofLink | None:
    if document.pk not in readable:
        return None
    note = f"{document.format}, {file_size(document.size)}"
    return ProofLink(proof.title or document.title, document.get_absolute_url(), "document", note)


def _to_record(proof: Proof, record: Any) -> ProofLink | None:
    if record is None:
        return None
    return ProofLink(proof.title or str(record), record.get_absolute_url(), "apprenticeship")


def _pages(proofs: Iterable[Proof]) -> dict[int, Page]:
    """Linked page to what is shown: the same page in the reader's language, if there is one."""
    key_of = {proof.page_id: proof.page.translation_key for proof in proofs if proof.page}
    if not key_of:
        return {}
    versions = visibility.public(Page.objects.filter(translation_key__in=key_of.values()))
    shown: dict[UUID, list[Page]] = defaultdict(list)
    for page in versions.select_related("locale"):
        shown[page.translation_key].append(page)
    return {pk: _best(pk, shown[key]) for pk, key in key_of.items() if shown[key]}


def _best(linked: int, versions: list[Page]) -> Page:
    language = get_language()
    order = sorted(
        versions,
        key=lambda page: (page.locale.language_code != language, page.pk != linked),
    )
    return order[0]


def _records(proofs: Iterable[Proof]) -> dict[tuple[int, int], Any]:
    """Records that everybody may see: those of models whose manager answers `public()`."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for proof in proofs:
        if proof.content_type_id and proof.object_id:
            wanted[proof.content_type_id].add(proof.object_id)
    found = {}
    for type_id, pks in wanted.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        public = getattr(model and model._default_manager, "public", None)
        for record in public().filter(pk__in=pks) if public else ():
            found[type_id, record.pk] = record
    return found
