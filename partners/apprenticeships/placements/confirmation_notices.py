"""Hosts are asked to confirm their batches, reminded twice, and told when one was called off."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.apprenticeships.placements.models import BatchConfirmation
from partners.apprenticeships.placements.silence import Step
from partners.membership.models import Membership
from partners.membership.permissions import user_acts_for_somebody, user_represents


def keep_reminders(day: date) -> int:
    """Note whom the portal waits for, once for each step, and forget what is confirmed; how many
    batches are waited for.
    """
    rows = list(BatchConfirmation.objects.moving().ahead(day).with_batch())
    posting.keep(
        TO_CONFIRM,
        [
            Occasion(person, f"{one.pk} {one.step}", {"confirmation": one.pk})
            for one in rows
            for person in _people(one)
        ],
    )
    return len(rows)


def tell_called_off(confirmation: BatchConfirmation) -> None:
    data = {"confirmation": confirmation.pk}
    people = _people(confirmation)
    posting.tell_now(
        CALLED_OFF, [Occasion(person, str(confirmation.pk), data) for person in people]
    )


def _people(confirmation: BatchConfirmation) -> list[int]:
    rows = Membership.objects.live().representatives().of_active_people()
    rows = rows.filter(organisation=confirmation.host).order_by("pk")
    return list(rows.values_list("person", flat=True))


def _found(person: Any, notice: Notice) -> BatchConfirmation | None:
    """None for who represents the host no more."""
    rows = BatchConfirmation.objects.with_batch()
    found = rows.filter(pk=notice.data["confirmation"]).first()
    return found if found and user_represents(Actor(person), found.host) else None


def _reminder(person: Any, notice: Notice) -> Message | None:
    found = _found(person, notice)
    if found is None or not BatchConfirmation.objects.moving().filter(pk=found.pk).exists():
        return None
    subject = _("Does your batch of %(day)s take place?") % _facts(found)
    text = _(
        "People have places in “%(title)s”, from %(day)s to %(end)s. Confirm until %(last)s that "
        "it takes place, so that they can prepare."
    )
    if not found.asked.is_spared:
        rule = _(
            "Without a word from you it is called off after that, and its people wait again in the "
            "lines that they were in."
        )
        text = f"{text} {rule}"
    url = reverse("placements:confirm_batch", args=[found.host.slug, found.pk])
    return Message(subject, text % _facts(found), url, _("Confirm the batch"))


def _ended(person: Any, notice: Notice) -> Message | None:
    found = _found(person, notice)
    if found is None or found.step != Step.CALLED_OFF:
        return None
    subject = _("Your batch of %(day)s was called off") % _facts(found)
    text = _(
        "You were asked on %(asked)s and reminded twice whether “%(title)s” takes place, and did "
        "not answer. Everybody who had a place was told. Offer a new batch when you can."
    )
    url = reverse("placements:placements", args=[found.host.slug])
    return Message(subject, text % _facts(found), url, _("Open the placements"))


def _facts(confirmation: BatchConfirmation) -> dict[str, str]:
    batch = confirmation.place.batch
    return {
        "title": batch.offer.title,
        "day": date_format(batch.starts_on),
        "end": date_format(batch.ends_on),
        "last": date_format(confirmation.last_day),
        "asked": date_format(confirmation.asked_on),
    }


TO_CONFIRM = message_kind(
    "placements-to-confirm",
    gettext_lazy("Batches to confirm"),
    _reminder,
    may_hear=user_acts_for_somebody,
    rhythm="daily",
)
CALLED_OFF = message_kind(
    "placements-silent",
    gettext_lazy("Batches that were called off without your word"),
    _ended,
    is_obligatory=True,
)


def register() -> None:
    kinds.register(TO_CONFIRM)
    kinds.register(CALLED_OFF)
