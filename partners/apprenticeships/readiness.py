"""What must hold before visitors see an offer. A draft may still lack all of it."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from home.models import Region
from partners.apprenticeships.labels import Mode
from partners.organisations.models import Organisation

if TYPE_CHECKING:
    from partners.apprenticeships.models import Offer


class OfferIsNotReady(ValidationError):
    """The offer may not be published yet; `message_dict` says why, by field."""


def missing(
    *, mode: str | None, region: Region | None, host: Organisation | None
) -> dict[str, str]:
    """What is still to be filled in or put right, by field; empty when nothing is.

    `host` is an organisation or nothing: that it is required is the form's own matter.
    """
    problems = {}
    if mode != Mode.ONLINE and region is None:
        problems["region"] = _("Say in which region the host receives people.")
    if host is not None and not host.can_host:
        problems["host"] = cannot_host(host)
    return problems


def cannot_host(host: Organisation) -> str:
    """Why an organisation may not stand as the host of an offer."""
    if not host.is_public:
        return _("This organisation is not shown on the site, so nobody would see its offer.")
    return _(
        "This cooperative does not host apprentices. Tick that in its profile first, or choose "
        "another host."
    )


def check(offer: "Offer") -> None:
    """Raises OfferIsNotReady."""
    if problems := missing(mode=offer.mode, region=offer.region, host=offer.host):
        raise OfferIsNotReady(problems)


def lacking(offer: "Offer", on: date) -> dict[str, str]:
    """What a host still has to say before moderators look at its offer, by field."""
    problems = missing(mode=offer.mode, region=offer.region, host=offer.host)
    if not offer.title_id:
        problems["title_id"] = _("Write the title in Indonesian.")
    if not offer.summary_id:
        problems["summary_id"] = _("Write the summary in Indonesian.")
    if not offer.competencies.all():
        problems["competencies"] = _("Choose at least one thing that can be learned.")
    if not any(batch.deadline >= on for batch in offer.batches_ahead(on)):
        problems["batches"] = _("Write at least one batch that one can still apply for.")
    return problems
