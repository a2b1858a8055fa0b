"""Photos and documents that hosts bring: what is taken, who reads them, when one may go."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Revision, TaskState

from home.access import Actor
from partners.apprenticeships.hosting.permissions import user_can_prepare
from partners.apprenticeships.models import Offer, OfferFile
from partners.apprenticeships.models.contents import SHOWING_FILES
from partners.membership.models import Membership

MOST_PHOTOS, MOST_DOCUMENTS = 6, 8
"""Of one offer."""
MOST_STORED = 120
"""Of one host, of what readers never saw."""
LARGEST_DOCUMENT = 10 * 1024 * 1024
LONGEST_SIDE = 960
"""Of a photo as kept, in pixels: a page shows it 640 wide."""
_OFFICE = "application/vnd.openxmlformats-officedocument"
# The media type that a document is served as, by its ending: what one reads or fills in.
DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}


def user_can_read(actor: Actor, file: OfferFile) -> bool:
    """As a draft: the people of the host that brought it and of those whose offers show it, as a
    copy or an offer that was given to another host does; and staff who see drafts of offers.
    """
    is_staff = actor.has("apprenticeships.view_offer") or actor.has("apprenticeships.change_offer")
    return is_staff or user_can_prepare(actor, file.organisation) or _is_shown_to(actor, file)


def _is_shown_to(actor: Actor, file: OfferFile) -> bool:
    """Whether an offer of their own hosts shows it, as it is stored or in its newest version."""
    hosts = Membership.objects.live().of(actor).values("organisation")
    offers = Offer.objects.filter(host__in=hosts)
    if offers.filter(Q(photos__file=file) | Q(documents__file=file)).exists():
        return True
    newest = Revision.objects.filter(pk__in=offers.values("latest_revision"))
    return file.pk in _named_by(newest)


def forget_unneeded(keys: Collection[int]) -> None:
    """Take away those of these files that no reader ever saw and that no offer shows: neither as
    it is stored, nor in its newest version, nor in one that was handed in or waits for its time.
    """
    rows = OfferFile.objects.filter(pk__in=keys, shown_at=None, photos=None, documents=None)
    unseen = {file.pk: file for file in rows}
    if not unseen:
        return
    needed = _named_by(_relied_on())
    for key, file in unseen.items():
        if key not in needed:
            file.delete()


def _named_by(versions: QuerySet[Revision]) -> set[int]:
    """Keys of the files that these versions name; of each no more is read than that."""
    parts = [f"content__{name}" for name in SHOWING_FILES]
    said = versions.order_by("pk").values_list(*parts)
    rows = [row for of_one in said.iterator() for part in of_one for row in part or ()]
    return {row["file"] for row in rows if row.get("file")}


def _relied_on() -> QuerySet[Revision]:
    """Of whichever host: an offer may have been given to another since."""
    newest = Offer.objects.exclude(latest_revision=None).values("latest_revision")
    moderated = TaskState.objects.values("revision")
    found: QuerySet[Revision] = Revision.objects.filter(
        Q(pk__in=newest) | Q(approved_go_live_at__isnull=False) | Q(pk__in=moderated),
        base_content_type=ContentType.objects.get_for_model(Offer),
    )
    return found


def remove_from_storage(file: OfferFile) -> None:
    """Once it is certain that its row is gone."""
    storage, name = file.file.storage, str(file.file.name)
    transaction.on_commit(lambda: storage.delete(name))
