"""What the admin says of a round: how it stands, what comes next, by which rules."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.masking import name_of
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds import weights
from partners.apprenticeships.rounds.deadlines import last_minute_of
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.policy_words import CRITERIA

NEXT: dict[Phase, str | Promise] = {
    Phase.DRAFT: gettext_lazy(
        "Nobody but staff knows of this round yet. Choose its batches, then announce it: "
        "cooperatives can apply from then on, and the fingerprint of the lottery's seed is "
        "published."
    ),
    Phase.COLLECTING: gettext_lazy(
        "Cooperatives write their applications and hand them in. Being early is worth nothing."
    ),
    Phase.CLOSED: gettext_lazy(
        "The last day is over everywhere in Indonesia. What was handed in by then counts. Have the "
        "round matched next; another moderator then publishes it."
    ),
    Phase.PUBLISHED: gettext_lazy(
        "Everybody reads the results. Cooperatives answer from the hour below."
    ),
    Phase.ANSWERING: gettext_lazy(
        "Cooperatives answer. A seat that is given back goes to the next in line."
    ),
    Phase.ENDED: gettext_lazy(
        "Answers have ended. Those without a place can be asked into a second round."
    ),
    Phase.CANCELLED: gettext_lazy("It was called off. Applications stay with their cooperatives."),
}


def next_of(round: Round) -> str:
    """What the people of the desk do next, in one or two sentences."""
    phase = round.phase
    if phase is Phase.MATCHED and round.taken_in_at:
        return _(
            "It was run from sheets, and %(person)s took it in. Nobody but staff knows of it "
            "before another moderator has looked at it and published it."
        ) % {"person": name_of(round.matched_by)}
    if phase is Phase.MATCHED:
        return _(
            "%(person)s had it matched. No cooperative sees the result before another moderator "
            "has looked at it and published it."
        ) % {"person": name_of(round.matched_by)}
    return str(NEXT[phase])


def dates_of(round: Round) -> list[tuple[str | Promise, str]]:
    """The dates that are known, in the order of its life; moments in the reader's zone."""
    moments: list[tuple[str | Promise, datetime | str | None]] = [
        (_("Announced"), None if round.taken_in_at else round.announced_at),
        (_("Taken in from sheets"), round.taken_in_at),
        (_("Closed everywhere at"), round.closes_at),
        (_("Results readable from"), round.published_at),
        (_("Answers from"), round.answers_from),
        (_("Answers until"), round.answers_until and end_of(round.answers_until)),
    ]
    known: list[tuple[str | Promise, str]] = [
        (label, at if isinstance(at, str) else moment_of(at)) for label, at in moments if at
    ]
    last = _("%(day)s, 23:59 where the cooperative is") % {"day": date_format(round.apply_until)}
    known.insert(1 if round.is_applied_to else 0, (_("Last day to apply"), last))
    return known


def moment_of(moment: datetime) -> str:
    """In the reader's zone, which it names."""
    local = localtime(moment)
    return f"{date_format(local, 'SHORT_DATETIME_FORMAT')} {local.tzname()}"


def end_of(moment: datetime) -> str:
    """Of the first moment that is too late: 23:59 where a day ends with it."""
    return moment_of(last_minute_of(moment, get_current_timezone()))


def facts_of(round: Round) -> list[tuple[str | Promise, str]]:
    """The rules that hold for it."""
    facts: list[tuple[str | Promise, str]] = [
        (_("Seats reserved for 3T regions"), _reserve_of(round)),
        (_("Hosts confirm their batches"), _confirming(round)),
        (_("Version of the rules"), round.policy),
        (_("Points of the criteria"), _points_of(round)),
    ]
    if round.follows:
        facts.insert(0, (_("Second round after"), str(round.follows)))
    return facts


def _confirming(round: Round) -> str:
    if round.confirm_days is None:
        return _("nobody is asked")
    return _("within %(days)d days of the results") % {"days": round.confirm_days}


def _points_of(round: Round) -> str:
    """Each with its name; whether they are the portal's own."""
    said = ", ".join(f"{CRITERIA[code]} {n}" for code, n in weights.of_round(round).items())
    return said if weights.are_usual(round) else _("%(points)s (chosen for it)") % {"points": said}


def _reserve_of(round: Round) -> str:
    if round.reserve_percent is None:
        return _("as each batch says")
    return _("%(percent)s %% of each batch") % {"percent": round.reserve_percent}


def reserved(round: Round, batch: Batch) -> int:
    """Seats of a batch that 3T regions get first, to the nearest seat."""
    if round.reserve_percent is None:
        return batch.reserve_3t
    return (2 * batch.seats * round.reserve_percent + 100) // 200
