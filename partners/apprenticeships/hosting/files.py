"""Photos and documents that hosts bring: what is taken, who reads them, when one may go."""

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.models import Revision

from home.access import Actor
from partners.apprenticeships.hosting.permissions import user_can_prepare
from partners.apprenticeships.models import Offer, OfferFile
from partners.apprenticeships.models.contents import SHOWING_FILES

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
    """As a draft: the people of the host, and staff who see drafts of offers."""
    is_staff = actor.has("apprenticeships.view_offer") or actor.has("apprenticeships.change_offer")
    return is_staff or user_can_prepare(actor, file.organisation)


def forget_unneeded(keys: Collection[int]) -> None:
    """Take away those of these files that no reader ever saw and that no offer shows: neither as
    it is stored, nor in its newest version, nor in one that was handed in or waits for its time.
    """
    rows = OfferFile.objects.filter(pk__in=keys, shown_at=None, photos=None, documents=None)
    unseen = {file.pk: file for file in rows}
    if not unseen:
        return
    hosts = {file.organisation_id for file in unseen.values()}
    needed = {key for content in _relied_on(hosts) for key in named_in(content)}
    for key, file in unseen.items():
        if key not in needed:
            file.delete()


def named_in(content: dict[str, Any]) -> set[int]:
    """Keys of the files that a version names."""
    rows = [row for name in SHOWING_FILES for row in content.get(name, ())]
    return {row["file"] for row in rows if row.get("file")}


def _relied_on(hosts: Collection[int]) -> Any:
    offers = Offer.objects.filter(host__in=hosts)
    keys = [str(key) for key in offers.values_list("pk", flat=True)]
    newest = offers.exclude(latest_revision=None).values("latest_revision")
    versions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Offer), object_id__in=keys
    ).filter(Q(pk__in=newest) | Q(approved_go_live_at__isnull=False) | Q(task_states__isnull=False))
    return versions.distinct().order_by("pk").values_list("content", flat=True).iterator()


def remove_from_storage(file: OfferFile) -> None:
    """Once it is certain that its row is gone."""
    storage, name = file.file.storage, str(file.file.name)
    transaction.on_commit(lambda: storage.delete(name))
