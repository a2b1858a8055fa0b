"""What both sides hear of a placement: what was said of it, and what is still to do."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.apprenticeships.placements.models import Placement
from partners.membership.models import Membership
from partners.membership.permissions import user_acts_for_somebody, user_represents
from partners.organisations.models import Organisation

OUTCOME, DISAGREEMENT = "outcome", "disagreement"
READY, STATE, ANSWER = "ready", "state", "answer"
BEFORE_TRAVEL, AFTER_END, TO_ANSWER = timedelta(days=14), timedelta(days=2), timedelta(days=3)
AGAIN = timedelta(days=10)
OF_HOST = (DISAGREEMENT, STATE)


def tell_outcome(placement: Placement) -> None:
    _tell(OUTCOME, placement, placement.cooperative)


def tell_disagreement(placement: Placement) -> None:
    _tell(DISAGREEMENT, placement, placement.host)


def keep_reminders(day: date) -> int:
    """Note what is still to do, and forget what is done; how many things are."""
    due = list(_due(day))
    sides = {side.pk for what, one in due for side in [_side(what, one)]}
    people: dict[int, list[int]] = {}
    for row in _representatives(sides):
        people.setdefault(row.organisation_id, []).append(row.person_id)
    posting.keep(
        REMINDERS,
        [
            Occasion(person, key, {"what": what, "placement": one.pk})
            for what, one in due
            for person in people.get(_side(what, one).pk, ())
            for key in _keys(what, one, day)
        ],
    )
    return len(due)


def _due(day: date) -> Iterator[tuple[str, Placement]]:
    rows = Placement.objects.with_sides().order_by("pk")
    soon = rows.filter(
        state=Placement.State.EXPECTED,
        batch__starts_on__range=(day, day + BEFORE_TRAVEL),
        checklist__confirmed_at=None,
    )
    yield from ((READY, one) for one in soon.distinct())
    over = rows.running().filter(batch__ends_on__lte=day - AFTER_END)
    yield from ((STATE, one) for one in over)
    said = rows.unanswered().filter(stated_at__date__lte=day - TO_ANSWER)
    yield from ((ANSWER, one) for one in said)


def _keys(what: str, placement: Placement, day: date) -> Iterator[str]:
    """Who stays silent is reminded once more; after that moderators see it."""
    yield f"{what} {placement.pk}"
    since = placement.batch.ends_on if what == STATE else None
    if what == ANSWER and placement.stated_at is not None:
        since = localdate(placement.stated_at)
    if since is not None and since + AGAIN <= day:
        yield f"{what} {placement.pk} again"


def _is_due(what: str, placement: Placement) -> bool:
    match what:
        case "ready":
            is_expected = placement.state == Placement.State.EXPECTED
            return is_expected and placement.checklist.filter(confirmed_at=None).exists()
        case "state":
            return placement.state in {Placement.State.EXPECTED, Placement.State.ATTENDING}
        case _answer:
            return placement.is_stated and placement.word == Placement.Word.OPEN


def _side(what: str, placement: Placement) -> Organisation:
    return placement.host if what in OF_HOST else placement.cooperative


def _representatives(organisations: Collection[int]) -> QuerySet[Membership]:
    rows = Membership.objects.live().representatives().of_active_people()
    return rows.filter(organisation__in=organisations).order_by("pk")


def _tell(what: str, placement: Placement, side: Organisation) -> None:
    key = f"{what} {placement.pk} {placement.updated_at:%y%m%d%H%M%S%f}"
    data = {"what": what, "placement": placement.pk}
    people = [row.person_id for row in _representatives([side.pk])]
    posting.tell_now(DECISIONS, [Occasion(person, key, data) for person in people])


def _found(person: Any, notice: Notice) -> Placement | None:
    """None for who represents that side no more."""
    rows = Placement.objects.with_sides().filter(pk=notice.data["placement"])
    placement = rows.first()
    if placement is None:
        return None
    side = _side(notice.data["what"], placement)
    return placement if user_represents(Actor(person), side) else None


def _said(person: Any, notice: Notice) -> Message | None:
    placement = _found(person, notice)
    if placement is None:
        return None
    facts = _facts(placement)
    if notice.data["what"] == OUTCOME:
        if not placement.is_stated or placement.word == Placement.Word.AGREED:
            return None
        subject = _("%(host)s says how the apprenticeship of %(name)s ended") % facts
        text = _("It says: %(outcome)s. Say whether you agree.") % facts
        return _message(placement, subject, text, placement.cooperative)
    if placement.word != Placement.Word.DISAGREED:
        return None
    subject = _("%(name)s sees the outcome of its apprenticeship otherwise") % facts
    text = _("You said: %(outcome)s. It answers:\n\n%(comment)s") % {
        **facts,
        "comment": placement.comment,
    }
    return _message(placement, subject, text, placement.host)


def _reminder(person: Any, notice: Notice) -> Message | None:
    placement, what = _found(person, notice), notice.data["what"]
    if placement is None or not _is_due(what, placement):
        return None
    facts = _facts(placement)
    match what:
        case "ready":
            subject = _("Before you travel to %(host)s") % facts
            text = _("The apprenticeship begins on %(day)s. Some papers are not in order yet.")
        case "state":
            subject = _("How did the apprenticeship of %(name)s end?") % facts
            text = _(
                "It was over on %(end)s. State the outcome, so that the cooperative can go on."
            )
        case _answer:
            subject = _("Do you agree with what %(host)s says?") % facts
            text = _("It says: %(outcome)s. Without your answer there is no certificate.")
    return _message(placement, subject, text % facts, _side(what, placement))


def _facts(placement: Placement) -> dict[str, Any]:
    return {
        "host": placement.host.short_name,
        "name": placement.cooperative.short_name,
        "outcome": placement.get_state_display(),
        "day": date_format(placement.batch.starts_on),
        "end": date_format(placement.batch.ends_on),
    }


def _message(placement: Placement, subject: str, text: str, side: Organisation) -> Message:
    url = reverse("placements:placement", args=[side.slug, placement.pk])
    return Message(subject, text, url, _("Open the placement"))


DECISIONS = message_kind(
    "placements-said", gettext_lazy("Outcomes of apprenticeships"), _said, is_obligatory=True
)
REMINDERS = message_kind(
    "placements-to-do",
    gettext_lazy("What is to do for apprenticeships"),
    _reminder,
    may_hear=user_acts_for_somebody,
    rhythm="daily",
)


def register() -> None:
    kinds.register(DECISIONS)
    kinds.register(REMINDERS)
