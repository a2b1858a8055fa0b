"""The brief as a workbook: summary, commitments, dates ahead, contacts."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from home.sheets.writer import Cell, Grid, grid, workbook
from partners.agreements.briefs import wording
from partners.agreements.briefs.brief import Brief, Event
from partners.agreements.wording import end_of_facts, missed_words, period_words


def render(brief: Brief) -> bytes:
    """An XLSX file in the active language; the contacts' sheet only where there are any."""
    sheets = [_summary(brief), _promises(brief), _events(_("Dates ahead"), brief.events)]
    if brief.missed:
        sheets.append(_events(_("Dates gone by"), brief.missed))
    return workbook([*sheets, _contacts(brief)] if brief.contacts else sheets)


def _summary(brief: Brief) -> Grid:
    columns = [
        (_("Agreement"), 60),
        (_("Kind"), 28),
        (_("Status"), 18),
        (_("Reference"), 22),
        (_("Signed"), 12),
        (_("In force from"), 14),
        (_("Ends"), 12),
        (_("Its end in words"), 20),
        (_("Period of notice"), 20),
        (_("Notice date missed"), 30),
        (_("Our unit"), 28),
        (_("Last report"), 12),
        (_("Parties"), 60),
    ]
    rows = [
        [
            section.facts.title,
            wording.kind(section.facts),
            wording.standing(section),
            section.facts.reference,
            section.facts.life.signed_on,
            section.facts.life.in_force_on,
            section.ends_on,
            end_of_facts(section.facts.life, brief.on),
            period_words(section.facts.life.notice),
            missed_words(section.facts.life, brief.on),
            section.facts.unit,
            section.facts.last_report_on,
            "\n".join(wording.parties(section.facts)),
        ]
        for section in brief.sections
    ]
    return grid(_("Summary"), columns, rows, note=title(brief))


def _promises(brief: Brief) -> Grid:
    columns = [
        (_("Agreement"), 40),
        (_("Group"), 14),
        (_("Commitment"), 50),
        (_("Stands"), 22),
        (_("Due or done on"), 14),
        (_("Owners"), 30),
        (_("Measure and target"), 40),
        (_("Obstacle"), 40),
        (_("Next step"), 40),
        (_("Last progress"), 40),
        (_("Proof"), 30),
        (_("On the site"), 12),
    ]
    rows = [
        [
            section.facts.title,
            wording.group(group.light),
            promise.title,
            wording.light(promise, group, brief),
            promise.done_on or promise.due_on,
            wording.owners(promise),
            promise.measure,
            wording.obstacle(promise),
            promise.next_step,
            wording.progress(promise),
            "\n".join(promise.proofs),
            wording.on_site(promise, section),
        ]
        for section in brief.sections
        for group in section.groups
        for promise in group.promises
    ]
    return grid(_("Commitments"), columns, rows)


def _events(name: str, events: tuple[Event, ...]) -> Grid:
    columns = [(_("Date"), 12), (_("What"), 30), (_("About"), 60), (_("Agreement"), 60)]
    rows: list[list[Cell]] = [[e.day, wording.event(e.kind), e.title, e.agreement] for e in events]
    return grid(name, columns, rows)


def _contacts(brief: Brief) -> Grid:
    columns = [(_("Organisation"), 50), (_("Name"), 30), (_("E-mail"), 34), (_("Telephone"), 22)]
    rows = [[c.organisation, c.name, c.email, c.phone] for c in brief.contacts]
    return grid(_("Contacts"), columns, rows)


def title(brief: Brief) -> str:
    return f"{wording.heading(brief)}: {brief.title}. {date_format(brief.on)}"
