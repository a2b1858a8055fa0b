"""Keys to records of any kind, of Wagtail and others: the history of a merged organisation stays
where it is. The composition root knows them all (partners/organisations/merging).
"""

from django.apps import apps
from taggit.models import TaggedItem
from wagtail import models as wagtail
from wagtail.admin import models as admin

from home.links.models import Place
from home.planning.models import BundleItem, Remark, ReviewDay
from home.visits.models import Viewed
from partners.organisations.merging import stays


def declare() -> None:
    index = apps.get_app_config("wagtailsearch").get_models()
    stays("an organisation is found by the portal's own search", *((m, "object_id") for m in index))
    stays("no organisation has tags", (TaggedItem, "object_id"))
    stays(
        "no organisation has drafts, remarks, or a day on which it is checked again",
        (Remark, "object_id"),
        (ReviewDay, "object_id"),
        (BundleItem, "object_id"),
    )
    stays("looked at while it stood in the register itself", (Viewed, "object_id"))
    stays("texts are looked through for links every night", (Place, "object_id"))
    stays(
        "versions, steps and entries of the history are of the one that they were written about",
        (wagtail.Revision, "object_id"),
        (wagtail.WorkflowState, "object_id"),
        (wagtail.ModelLogEntry, "object_id"),
        (wagtail.ReferenceIndex, "object_id"),
        (admin.EditingSession, "object_id"),
        (admin.FormState, "object_id"),
    )
