"""The words of a brief in the active language, shared by page, PDF and spreadsheet."""

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, npgettext, pgettext
from django.utils.translation import gettext_lazy as _

from partners.agreements.briefs.brief import (
    AgreementFacts,
    Brief,
    EventKind,
    Group,
    PartyFacts,
    PromiseFacts,
    Section,
)
from partners.agreements.labels import STATUS, Kind, Obstacle
from partners.agreements.rules.lifecycle import Status
from partners.agreements.rules.progress import Light
from partners.agreements.wording import (
    end_of_facts,
    light_words,
    missed_words,
    period_words,
)

GROUPS: dict[Light, Promise] = {
    Light.BLOCKED: _("Blocked"),
    Light.LATE: _("Late"),
    Light.UNDERWAY: _("Under way"),
    Light.PLANNED: _("Not begun"),
    Light.DONE: _("Done"),
    Light.DROPPED: _("Given up"),
}
EVENTS: dict[EventKind, Promise] = {
    EventKind.DUE: _("commitment due"),
    EventKind.IN_FORCE: _("enters into force"),
    EventKind.NOTICE: _("last day to give notice"),
    EventKind.NOTICE_MISSED: _("last day to give notice, gone by"),
    EventKind.REVIEW: _("to be looked at again"),
    EventKind.END: _("ends"),
    EventKind.TERM: _("term ends, then renews itself"),
    EventKind.REPORT: _("progress report expected"),
}


def heading(brief: Brief) -> str:
    return gettext("Bilateral brief") if brief.is_bilateral else gettext("Agreement brief")


def totals(brief: Brief) -> list[tuple[int, str, str]]:
    """Number, words and light of what the first glance shows."""
    seen = brief.totals
    rows = [
        (seen.done, pgettext("commitments", "done"), Light.DONE.value),
        (seen.pending, pgettext("commitments", "pending"), Light.UNDERWAY.value),
        (seen.late, pgettext("commitments", "late"), Light.LATE.value),
        (seen.blocked, pgettext("commitments", "blocked"), Light.BLOCKED.value),
    ]
    if not brief.is_bilateral:
        return rows
    words = npgettext("brief", "agreement", "agreements", seen.agreements)
    return [(seen.agreements, words, ""), *rows]


def standing(section: Section) -> str:
    """Its status in words, and whether the public sees it."""
    words = str(STATUS[section.status])
    return (
        gettext("%(status)s, not published") % {"status": words}
        if section.facts.is_draft
        else words
    )


def kind(facts: AgreementFacts) -> str:
    return str(Kind(facts.kind).label)


def life(section: Section, on: date) -> list[tuple[str, str]]:
    """Label and value of the agreement's dates and keepers; unknown ones are left out."""
    facts = section.facts
    rows = [
        (gettext("Reference"), facts.reference),
        (gettext("Signed"), _day(facts.life.signed_on)),
        (gettext("In force from"), _day(facts.life.in_force_on)),
        (gettext("Ends"), _end(section, on)),
        (gettext("To be looked at again on"), _day(facts.life.review_on)),
        (gettext("Period of notice"), period_words(facts.life.notice)),
        (gettext("Notice date missed"), missed_words(facts.life, on)),
        (gettext("Our unit"), facts.unit),
        (gettext("Last report"), _day(facts.last_report_on)),
    ]
    return [(label, value) for label, value in rows if value]


def parties(facts: AgreementFacts) -> list[str]:
    """One line for each party: name, country, who signed."""
    return [
        ", ".join(filter(None, (party.name, party.unit, party.country, _signed_by(party))))
        for party in facts.parties
    ]


def hidden(brief: Brief) -> str:
    """How the numbers of the brief and those of the site hang together; nothing when they agree."""
    seen = brief.totals
    if seen.shown == seen.promises:
        return ""
    return gettext(
        "The site shows %(shown)d of the %(all)d commitments, %(late)d of them late and "
        "%(blocked)d blocked."
    ) % {
        "shown": seen.shown,
        "all": seen.promises,
        "late": seen.shown_late,
        "blocked": seen.shown_blocked,
    }


def on_site(promise: PromiseFacts, section: Section) -> str:
    is_shown = promise.is_shown and not section.facts.is_draft
    return gettext("yes") if is_shown else gettext("no")


def light(promise: PromiseFacts, group: Group, brief: Brief) -> str:
    is_over = group.light not in {Light.LATE, Light.BLOCKED}  # or not due yet: the same words
    return light_words(promise.state, promise.due_on, promise.done_on, brief.on, is_over=is_over)


def due(promise: PromiseFacts) -> str:
    """The date of what is still open; the light says when something was done."""
    return "" if promise.done_on else _day(promise.due_on)


def owners(promise: PromiseFacts) -> str:
    return " / ".join(filter(None, (promise.our_owner, promise.partner_owner)))


def obstacle(promise: PromiseFacts) -> str:
    code = str(Obstacle(promise.obstacle).label) if promise.obstacle else ""
    return ": ".join(filter(None, (code, promise.obstacle_words)))


def progress(promise: PromiseFacts) -> str:
    """What was last said about it, with its date."""
    if not promise.report:
        return ""
    return f"{_day(promise.reported_on)}: {promise.report}"


def details(promise: PromiseFacts) -> list[tuple[str, str, bool]]:
    """Label, value, and whether it is what the meeting is about; unknown ones are left out."""
    rows = [
        (gettext("On the site"), "" if promise.is_shown else gettext("not shown"), True),
        (gettext("Obstacle"), obstacle(promise), True),
        (gettext("Next step"), promise.next_step, False),
        (gettext("Due"), due(promise), False),
        (gettext("Owners"), owners(promise), False),
        (gettext("Measure and target"), promise.measure, False),
        (gettext("Last progress"), progress(promise), False),
        (gettext("Proof"), "; ".join(promise.proofs), False),
    ]
    return [row for row in rows if row[1]]


def group(light: Light) -> str:
    return str(GROUPS[light])


def event(kind: EventKind) -> str:
    return str(EVENTS[kind])


def nothing_promised() -> str:
    return gettext("No commitment is recorded.")


def _signed_by(party: PartyFacts) -> str:
    if not party.signatory:
        return ""
    who = f"{party.signatory} ({party.position})" if party.position else party.signatory
    return gettext("signed by %(who)s") % {"who": who}


def _end(section: Section, on: date) -> str:
    life, end = section.facts.life, end_of_facts(section.facts.life, on)
    if life.closes_on and life.closes_on == section.ends_on:
        words = STATUS[Status(life.closes_as)]
        return gettext("%(date)s, then %(status)s") % {"date": end, "status": words}
    return gettext("%(date)s, then renews itself") % {"date": end} if life.rolls_on else end


def _day(day: date | None) -> str:
    return date_format(day) if day else ""
