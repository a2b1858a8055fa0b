"""That a certificate is there, or holds no more, for who represents the cooperative."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.apprenticeships.placements.models import Certificate
from partners.membership.models import Membership
from partners.membership.permissions import user_represents

SIDES = "placement__result__organisation"


def tell(certificate: Certificate) -> None:
    rows = Membership.objects.live().representatives().of_active_people()
    rows = rows.filter(organisation=certificate.placement.cooperative)
    key = f"{certificate.pk} {certificate.state}"
    data = {"certificate": certificate.pk, "state": certificate.state}
    people = rows.order_by("pk").values_list("person", flat=True)
    posting.tell_now(CERTIFICATES, [Occasion(person, key, data) for person in people])


def _said(person: Any, notice: Notice) -> Message | None:
    """Not of what is another state by now."""
    rows = Certificate.objects.select_related(SIDES, "placement__batch")
    found = rows.filter(pk=notice.data["certificate"], state=notice.data["state"]).first()
    if found is None:
        return None
    cooperative = found.placement.cooperative
    if not user_represents(Actor(person), cooperative):
        return None
    facts = {"name": cooperative.short_name, "reason": found.reason}
    if found.state == Certificate.State.WITHDRAWN:
        subject = _("A certificate of %(name)s was withdrawn") % facts
        text = _("A moderator says why:\n\n%(reason)s") % facts
    else:
        subject = _("%(name)s has a certificate") % facts
        text = _("Print it, or pass on its address: anybody can check it there.")
    url = reverse("placements:placement", args=[cooperative.slug, found.placement_id])
    return Message(subject, text, url, _("Open the placement"))


CERTIFICATES = message_kind(
    "placements-certificates",
    gettext_lazy("Certificates of apprenticeships"),
    _said,
    is_obligatory=True,
)


def register() -> None:
    kinds.register(CERTIFICATES)
