"""A round in the words of its public page: dates with zones, rules, what to do."""

from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from home.ui.states import Look
from partners.apprenticeships.rounds.deadlines import Zone, last_minute_of
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.policy_words import CRITERIA, MEANINGS, RULES, of_classes
from partners.apprenticeships.rounds.weights import of_round
from partners.matching.policy import Policy

Item = dict[str, Any]
PAST, AHEAD = Look("success", "check"), Look("neutral", "calendar")


def lead_of(round: Round) -> str:
    """How it stands, in a sentence."""
    day = {"day": last_day_of(round)}
    match round.phase:
        case Phase.COLLECTING:
            return _("Cooperatives apply until %(day)s.") % day
        case Phase.CLOSED | Phase.MATCHED:
            return _("Applications are closed. The results are not published yet.")
        case Phase.PUBLISHED:
            return _("The results are published. Each cooperative reads its own in its workspace.")
        case Phase.ANSWERING:
            return _("The results are published, and cooperatives answer in their workspaces.")
        case Phase.ENDED:
            return _("The round is over: places are given, and answers are in.")
        case _other:
            return _("This round was called off.")


def moment_of(moment: datetime) -> str:
    """In the site's zone, which it names."""
    local = localtime(moment)
    return f"{date_format(local, 'DATETIME_FORMAT')} {local.tzname()}"


def end_of(moment: datetime) -> str:
    """Of the first moment that is too late; a whole day ends by the clocks of each zone."""
    last = last_minute_of(moment, Zone.WIB.clock)
    return _end_of_day(last.date()) if last < moment else moment_of(moment)


def last_day_of(round: Round) -> str:
    """23:59 by the clocks of each zone."""
    return _end_of_day(round.apply_until)


def _end_of_day(day: date) -> str:
    return _("%(day)s, 23:59 WIB, WITA or WIT, by the clocks where the cooperative is") % {
        "day": date_format(day)
    }


def milestones(round: Round, now: datetime) -> list[Item]:
    """What happened and what is to come, for components/milestones.html."""
    fingerprint = _("The fingerprint of the lottery's seed is published.")
    found = [
        _step(_("Announced"), round.announced_at, now, text=fingerprint),
        _step(_("Last day to apply"), round.closes_at, now, when=last_day_of(round)),
    ]
    if round.taken_in_at:  # announced and run elsewhere
        found = [found[1], _step(_("Taken in from sheets"), round.taken_in_at, now)]
    if round.published_at:
        return [
            *found,
            _step(_("Results published"), round.published_at, now),
            _step(_("Cooperatives answer from"), round.answers_from, now),
            _step(_("Answers are in by"), round.answers_until, now, when=_ends(round)),
        ]
    if round.phase is Phase.CANCELLED:
        return found[:1]
    text = _("All applications are matched at once; a second person looks at it and publishes it.")
    return [*found, _step(_("Results"), None, now, when=_("after that"), text=text)]


def _ends(round: Round) -> str:
    return end_of(round.answers_until) if round.answers_until else ""


def _step(
    title: str, at: datetime | None, now: datetime, *, when: str = "", text: str = ""
) -> Item:
    return {
        "when": when or (moment_of(at) if at else ""),
        "title": title,
        "text": text,
        "state": PAST if at and at <= now else AHEAD,
    }


def rules_of(round: Round) -> dict[str, Any]:
    """By which it decides, for the template `rules.html`."""
    policy, weights = Policy(), of_round(round)
    return {
        "version": round.policy,
        "rules": [RULES[rule.code] for rule in policy.rules],
        "criteria": [
            {"label": CRITERIA[code], "note": MEANINGS[code], "value": points}
            for code, points in weights.items()
            if code in CRITERIA
        ],
        "most": max(weights.values(), default=0),
        "classes": of_classes(policy.classes),
        "confirm_days": round.confirm_days,
    }
