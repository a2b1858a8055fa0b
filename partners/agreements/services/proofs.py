"""What shows that a promise was kept."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.uploads.keeping import removed_when_refused
from partners.agreements import history, permissions
from partners.agreements.models import Commitment, Document, Proof
from partners.agreements.refusals import LinkWithoutTitle, ProofPointsNowhere
from partners.agreements.services import documents

ATTACH = history.action(
    "agreements.proof_attach", _("Attach proof"), _("Attached a proof"), "proof", guarded=True
)
DETACH = history.action(
    "agreements.proof_detach", _("Detach proof"), _("Took a proof away"), "proof", guarded=True
)


@transaction.atomic
def attach(
    commitment: Commitment,
    *,
    by: Actor,
    target: Model | None = None,
    url: str = "",
    title_id: str = "",
    title_en: str = "",
) -> Proof:
    """Tie a promise to its proof: a page (a tool), a document of the same agreement, any other
    record, or a link with a title.

    Raises ActionNotPermitted; ProofPointsNowhere unless exactly one of `target` and `url` is
    given, and for a document of another agreement; LinkWithoutTitle.
    """
    require(permissions.user_can_change(by))
    if bool(target) == bool(url):
        raise ProofPointsNowhere()
    if url and not (title_id or title_en):
        raise LinkWithoutTitle()
    proof = Proof(
        commitment=commitment,
        added_by=by.person,
        url=url,
        title_id=title_id,
        title_en=title_en,
        **_pointer(commitment, target),
    )
    proof.full_clean()
    proof.save()
    data = {"commitment": commitment.pk, "proof": str(proof), "is_open": _is_open(proof)}
    audit.record(commitment.agreement, ATTACH, by=by, data=data)
    return proof


@transaction.atomic
def attach_file(commitment: Commitment, file: File[bytes], *, by: Actor, **about: Any) -> Proof:
    """Keep a new file with the agreement and tie it to the promise, or do neither.

    `about` describes the file as `documents.add` wants it. Raises what both raise.
    """
    document = documents.add(commitment.agreement, file, by=by, **about)
    with removed_when_refused(document):
        return attach(commitment, by=by, target=document)


@transaction.atomic
def detach(proof: Proof, *, by: Actor) -> None:
    """Take a proof away; the log keeps what it was. Raises ActionNotPermitted, IsGone."""
    require(permissions.user_can_change(by))
    locked(proof)
    commitment = proof.commitment
    data = {"commitment": commitment.pk, "proof": str(proof), "url": proof.url}
    data["is_open"] = _is_open(proof)
    audit.record(commitment.agreement, DETACH, by=by, data=data)
    proof.delete()


def _is_open(proof: Proof) -> bool:
    """Whether everybody may know what it is: not of a document that is for some only."""
    document = proof.document
    return document is None or document.visibility == Document.Visibility.PUBLIC


def _pointer(commitment: Commitment, target: Model | None) -> dict[str, object]:
    if target is None:
        return {}
    if isinstance(target, Page):
        return {"page_id": target.pk}
    if isinstance(target, Document):
        if target.agreement_id != commitment.agreement_id:
            raise ProofPointsNowhere()
        return {"document": target}
    return {
        "content_type": ContentType.objects.get_for_model(target),
        "object_id": target.pk,
    }
