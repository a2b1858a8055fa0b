"""The letter to who has an offer on their list, when its host changed it."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.access import Actor
from home.notices import kinds
from home.notices.messages import Message, message_kind
from home.notices.models import Notice, Rhythm
from partners.apprenticeships.applications import content_words, offer_words
from partners.apprenticeships.applications.deadlines import last_moment
from partners.apprenticeships.applications.lists import lost
from partners.apprenticeships.applications.models import Application, OfferChange
from partners.apprenticeships.applications.models.offer_change import together
from partners.apprenticeships.applications.notices import until_words
from partners.apprenticeships.applications.permissions import user_can_prepare
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.membership.permissions import user_acts_for_somebody

DATES = ("starts_on", "ends_on")
"""Other dates are told by a letter of their own to those whose list counts (`reminding`)."""


def _said(person: Any, notice: Notice) -> Message | None:
    """As the offer is by now: not of what went back to what it was, nor of batches that are lost,
    nor where nothing can be done about the list any more.
    """
    rows = Application.objects.select_related("organisation", "round", "standing")
    application = rows.filter(pk=notice.data["application"]).first()
    if application is None or not user_can_prepare(Actor(person), application.organisation):
        return None
    round, organisation = application.round, application.organisation
    is_over = round.state != RoundState.OPEN or timezone.now() > last_moment(round, organisation)
    if is_over or application.state == Application.State.WITHDRAWN:
        return None
    found = [(batch, lines) for batch, lines in _by_batch(application, notice) if lines]
    if not found:
        return None
    facts = {
        "name": organisation.short_name,
        "offer": found[0][0].offer.title,
        "until": until_words(application),
    }
    parts = [
        ngettext(
            "The host has changed “%(offer)s”. It is on the list of %(name)s with this batch:",
            "The host has changed “%(offer)s”. It is on the list of %(name)s with these batches:",
            len(found),
        )
        % facts
    ]
    for batch, lines in found:
        parts.append("\n".join([content_words.name_of(batch), *(f"• {line}" for line in lines)]))
    parts.append(
        _(
            "Your list stays as it is, and nothing has to be done. If the batch suits you less or "
            "more now, change your list and hand it in anew until %(until)s."
        )
        % facts
    )
    url = reverse("applications:list", args=[organisation.slug, round.code])
    subject = _("An offer on the list of %(name)s has changed: %(offer)s") % facts
    return Message(subject, "\n\n".join(parts), url, _("See the list"))


def _by_batch(application: Application, notice: Notice) -> list[tuple[Batch, list[str]]]:
    """Of the batches that are still on the list or in what counts."""
    changes = _told_here(application, notice)
    if not changes:
        return []
    counts = set(application.standing.content["choices"] if application.standing else ())
    listed = counts | set(application.choices.values_list("batch", flat=True))
    in_round = set(application.round.batches.values_list("batch", flat=True))
    offer = changes[0].offer_id
    batches = Batch.objects.filter(offer=offer, pk__in=listed).order_by("starts_on", "pk")
    found = []
    for batch in batches.select_related("offer__host"):
        if lost(batch, in_round) is not None:
            continue
        pairs = together(changes, batch.pk)
        heard = DATES if batch.pk in counts else ()
        told = {name: pair for name, pair in pairs.items() if name not in heard}
        found.append((batch, [offer_words.line_of(one) for one in offer_words.changed(told)]))
    return found


def _told_here(application: Application, notice: Notice) -> list[OfferChange]:
    """All changes of the offer since the first that this letter tells of; the notice of that one
    speaks for the others.
    """
    rows = Notice.objects.filter(letter=notice.letter_id, kind=OFFERS.code)
    mine = rows.filter(recipient=notice.recipient_id, data__application=application.pk)
    keys = [data["change"] for data in mine.values_list("data", flat=True)]
    change = OfferChange.objects.filter(pk=notice.data["change"]).first()
    if change is None:
        return []
    same = OfferChange.objects.filter(offer=change.offer_id).order_by("pk")
    if same.filter(pk__in=keys, pk__lt=change.pk).exists():
        return []
    return list(same.filter(pk__gte=change.pk))


OFFERS = message_kind(
    "application-offer",
    gettext_lazy("Changes of offers on our list"),
    _said,
    may_hear=user_acts_for_somebody,
    rhythm=Rhythm.AT_ONCE,
)


def register() -> None:
    kinds.register(OFFERS)
