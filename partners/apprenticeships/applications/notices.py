"""What is told about applications: receipts at once, reminders and changes as people chose."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice, Rhythm
from home.notices.posting import Occasion
from partners.apprenticeships.applications import content_words
from partners.apprenticeships.applications.content import shown_number
from partners.apprenticeships.applications.deadlines import last_moment, zone_of
from partners.apprenticeships.applications.hearers import representatives_of
from partners.apprenticeships.applications.lists import Lost
from partners.apprenticeships.applications.models import Application, Submission
from partners.apprenticeships.applications.permissions import user_can_apply, user_can_prepare
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds import hours
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.membership.permissions import user_acts_for_somebody

State = Application.State
MOVED, CALLED_OFF = "moved", "round"
"""What is told beside the values of `Lost`: a batch has other dates; the round is called off."""


def tell_handed_in(submission: Submission) -> None:
    """The receipt: to who handed in, and to who represents the cooperative."""
    people = representatives_of(submission.application.organisation_id) | {submission.by_id}
    facts = {"submission": submission.pk}
    told = [Occasion(person, str(submission.pk), facts) for person in sorted(people)]
    posting.tell_now(RECEIPTS, told)


def until_words(application: Application) -> str:
    """The last moment, with the name of its zone: "1 December 2026, 23:59 WITA"."""
    return _moment(last_moment(application.round, application.organisation), application)


def _moment(at: datetime, application: Application) -> str:
    """By the cooperative's own clocks."""
    return hours.moment(at, zone_of(application.organisation.region_id or ""))


def _of(submission: Submission) -> str:
    application = submission.application
    address = [application.organisation.slug, application.round.code, submission.number]
    return reverse("applications:receipt", args=address)


def _receipt(person: Any, notice: Notice) -> Message | None:
    """Not of what was withdrawn or handed in anew since."""
    rows = Submission.objects.select_related(
        "by", "application__organisation", "application__round"
    )
    submission = rows.filter(pk=notice.data["submission"]).first()
    if submission is None:
        return None
    application = submission.application
    may = user_can_prepare(Actor(person), application.organisation)
    if not may or application.standing_id != submission.pk:
        return None
    facts = {"name": application.organisation.short_name, "round": str(application.round)}
    subject = _("The application of %(name)s for %(round)s is handed in") % facts
    text = "\n\n".join(_paragraphs(person, submission))
    return Message(subject, text, _of(submission), _("See the receipt"))


def _paragraphs(person: Any, submission: Submission) -> Iterator[str]:
    application = submission.application
    facts = {
        "number": shown_number(application),
        "time": submission.number,
        "when": _moment(submission.submitted_at, application),
        "until": until_words(application),
        "person": str(submission.by),
    }
    yield _("Number %(number)s, receipt %(time)s, %(when)s.") % facts
    if submission.role == Submission.Role.ASSISTANT and submission.by_id != person.pk:
        yield (
            _(
                "%(person)s handed it in under your mandate. Until the deadline, and within 72 "
                "hours, you can undo that under “Done in our name”."
            )
            % facts
        )
    yield _("This counts:")
    names = content_words.Names([submission.content])
    lines = content_words.lines(submission.content, names)
    yield "\n".join(f"{line.label}: {'; '.join(line.values)}" for line in lines)
    if left_out := [names.of_batch(key) for key in submission.content["left_out"]]:
        yield _("Left out, since no seat of it is given in this round: %(batches)s") % {
            "batches": "; ".join(left_out)
        }
    yield (
        _(
            "You can change it and hand it in anew until %(until)s. Being early or late makes no "
            "difference."
        )
        % facts
    )


def _deadline(person: Any, notice: Notice) -> Message | None:
    """Only while it is not handed in, to who can do so in time."""
    application = _application(notice)
    if application is None or application.state != State.DRAFT:
        return None
    organisation, round = application.organisation, application.round
    now, until = timezone.now(), last_moment(round, organisation)
    is_late = round.state != RoundState.OPEN or now > until
    if is_late or not user_can_apply(Actor(person), organisation):
        return None
    days = (until - now).days
    facts = {
        "name": organisation.short_name,
        "round": str(round),
        "until": until_words(application),
        "days": days,
    }
    subject = _("The application of %(name)s is not handed in yet") % facts
    left = ngettext("More than %(days)s day is left.", "More than %(days)s days are left.", days)
    text = _("It counts in %(round)s only if it is handed in by %(until)s.") % facts
    if days:
        text = f"{text} {left % facts}"
    url = reverse("applications:overview", args=[organisation.slug])
    return Message(subject, text, url, _("Look at it and hand it in"))


def _changed(person: Any, notice: Notice) -> Message | None:
    """What became of the round, or of a batch on the list that counts."""
    application = _application(notice)
    if notice.data["what"] == CALLED_OFF:
        return _called_off(person, application)
    batch = Batch.objects.select_related("offer__host").filter(pk=notice.data["batch"]).first()
    if application is None or batch is None or application.standing is None:
        return None
    organisation, round = application.organisation, application.round
    is_listed = batch.pk in application.standing.content["choices"]
    if not is_listed or not user_can_prepare(Actor(person), organisation):
        return None
    what = notice.data["what"]
    said = _("It has other dates now.") if what == MOVED else str(Lost(what).label)
    facts = {"batch": content_words.name_of(batch), "name": organisation.short_name}
    subject = _("A batch on the list of %(name)s has changed") % facts
    paragraphs = [f"{facts['batch']}: {said}"]
    if what != MOVED:
        paragraphs.append(_("The others on your list count as before, in the same order."))
    if round.state == RoundState.OPEN and timezone.now() <= last_moment(round, organisation):
        until = {"until": until_words(application)}
        paragraphs.append(
            _("You can change your list and hand it in anew until %(until)s.") % until
        )
    url = reverse("applications:list", args=[organisation.slug, round.code])
    return Message(subject, "\n\n".join(paragraphs), url, _("See the list"))


def _called_off(person: Any, application: Application | None) -> Message | None:
    if application is None or not user_can_prepare(Actor(person), application.organisation):
        return None
    facts = {"name": application.organisation.short_name, "round": str(application.round)}
    subject = _("%(round)s is called off") % facts
    text = _(
        "No places are given in %(round)s. The application of %(name)s counts no more, and nothing "
        "has to be done. It is no disadvantage in a later round."
    )
    url = reverse("applications:overview", args=[application.organisation.slug])
    return Message(subject, text % facts, url, _("See other rounds"))


def _application(notice: Notice) -> Application | None:
    rows = Application.objects.select_related("organisation", "round", "standing")
    return rows.filter(pk=notice.data["application"]).first()


RECEIPTS = message_kind(
    "application-receipt",
    gettext_lazy("Receipts for applications"),
    _receipt,
    is_obligatory=True,
)
REMINDERS = message_kind(
    "application-deadline",
    gettext_lazy("Applications that are not handed in"),
    _deadline,
    may_hear=user_acts_for_somebody,
    rhythm=Rhythm.AT_ONCE,
)
CHANGES = message_kind(
    "application-batch",
    gettext_lazy("Changes of rounds, and of batches on our list"),
    _changed,
    may_hear=user_acts_for_somebody,
    rhythm=Rhythm.AT_ONCE,
)


def register() -> None:
    for kind in (RECEIPTS, REMINDERS, CHANGES):
        kinds.register(kind)
