"""The brief as a PDF: something to hold in a meeting."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.ui.states import Tone, look
from partners.agreements.briefs import wording
from partners.agreements.briefs.brief import Brief, Contact, Group, PromiseFacts, Section
from partners.agreements.briefs.paper import (
    ATTENTION,
    DANGER,
    MUTED,
    PRIMARY,
    SIDE,
    SUCCESS,
    TEXT,
    Colour,
    Paper,
)
from partners.agreements.rules.lifecycle import Status
from partners.agreements.rules.progress import Light

COLOURS: dict[Tone, Colour] = {
    "primary": PRIMARY,
    "success": SUCCESS,
    "attention": ATTENTION,
    "danger": DANGER,
    "neutral": MUTED,
}
INDENT = 4.0
STATE_WIDTH = 42.0
LABEL_WIDTH = 33.0
ROW = 4.3


def render(brief: Brief, person: str) -> bytes:
    """An A4 document in the active language, prepared for `person`."""
    now = timezone.localtime()
    paper = Paper(
        f"{wording.heading(brief)}: {brief.title}", get_language(), now, _footer(brief, person)
    )
    paper.masthead(settings.WAGTAIL_SITE_NAME)
    _head(paper, brief)
    for section in brief.sections:
        _section(paper, section, brief)
    if not brief.sections:
        paper.write_text(_("No agreement with this partner is recorded."))
    _events(paper, brief)
    _contacts(paper, brief.contacts)
    return bytes(paper.output())


def _footer(brief: Brief, person: str) -> str:
    made = _("As the register stood on %(date)s; prepared for %(person)s.") % {
        "date": date_format(brief.on),
        "person": person,
    }
    warning = _("Contains contacts: for staff only.")
    return f"{made} {warning}" if brief.contacts else made


def _head(paper: Paper, brief: Brief) -> None:
    about = [wording.heading(brief), brief.place, date_format(brief.on)]
    paper.write_text(" · ".join(filter(None, about)), 10, MUTED)
    paper.ln(1)
    paper.write_text(brief.title, 21 if len(brief.title) < 60 else 16, PRIMARY, bold=True)
    paper.ln(4)
    _totals(paper, brief)


def _totals(paper: Paper, brief: Brief) -> None:
    totals = wording.totals(brief)
    width, top = paper.epw / len(totals), paper.y
    for place, (value, label, light) in enumerate(totals):
        colour = _colour(Light(light)) if light and value else TEXT if value else MUTED
        paper.set_xy(SIDE + place * width, top)
        paper.write_text(str(value), 20, colour, bold=True, width=width)
        paper.set_x(SIDE + place * width)
        paper.write_text(label, 9, MUTED, width=width)
    paper.ln(4)


def _section(paper: Paper, section: Section, brief: Brief) -> None:
    page = paper.page
    paper.need(45)
    if paper.page == page:
        paper.ln(3)
        paper.rule(paper.y)
        paper.ln(4)
    if brief.is_bilateral:
        paper.start_section(section.facts.title)
        paper.write_text(section.facts.title, 13, TEXT, bold=True)
        paper.ln(1.5)
    paper.pill(wording.standing(section), _colour(section.status))
    paper.pill(wording.kind(section.facts), MUTED)
    paper.ln(8)
    if section.facts.scope:
        paper.write_text(section.facts.scope)
        paper.ln(2)
    for label, value in [*wording.life(section), *_parties(section)]:
        _pair(paper, label, value)
    for group in section.groups:
        _group(paper, group, brief)
    if not section.groups:
        paper.ln(2)
        paper.write_text(wording.nothing_promised(), colour=MUTED)


def _parties(section: Section) -> list[tuple[str, str]]:
    lines = wording.parties(section.facts)
    return [(_("Parties") if not place else "", line) for place, line in enumerate(lines)]


def _pair(paper: Paper, label: str, value: str, indent: float = 0, colour: Colour = MUTED) -> None:
    """A label and its value beside each other."""
    paper.need(5)
    left = SIDE + indent
    paper.set_x(left)
    paper.write_text(label, 8.5, colour, width=LABEL_WIDTH, keep_y=True, leading=ROW)
    paper.set_x(left + LABEL_WIDTH)
    paper.write_text(value, 9, TEXT, width=paper.epw - indent - LABEL_WIDTH, leading=ROW)


def _group(paper: Paper, group: Group, brief: Brief) -> None:
    paper.need(30)
    paper.ln(4)
    colour = _colour(group.light)
    words = f"{wording.GROUPS[group.light]} ({len(group.promises)})"
    paper.write_text(words, 11, colour, bold=True)
    paper.ln(1)
    for promise in group.promises:
        _promise(paper, promise, brief, colour)


def _promise(paper: Paper, promise: PromiseFacts, brief: Brief, colour: Colour) -> None:
    """Its title with the light's words to the right; below, what hinders and what comes next."""
    width = paper.epw - INDENT - STATE_WIDTH - 3
    title = paper.height_of(promise.title, 9.5, width, bold=True)
    paper.need(min(title + 5 * len(wording.details(promise)) + 6, 120))
    page, top = paper.page, paper.y
    paper.set_x(SIDE + INDENT)
    paper.write_text(promise.title, bold=True, width=width, keep_y=True)
    paper.set_x(paper.w - SIDE - STATE_WIDTH)
    paper.write_text(wording.light(promise, brief), 9, colour, bold=True, width=STATE_WIDTH)
    paper.set_y(max(paper.y, top + title))
    for label, value, is_pressing in wording.details(promise):
        _pair(paper, label, value, INDENT, DANGER if is_pressing else MUTED)
    if paper.page == page:
        paper.bar(top, paper.y, colour)
    paper.ln(3)


def _events(paper: Paper, brief: Brief) -> None:
    if not brief.events:
        return
    _heading(paper, _("Dates ahead"))
    for event in brief.events:
        what = wording.event(event.kind)
        about = "" if not brief.is_bilateral and event.title == brief.title else event.title
        _pair(paper, date_format(event.day), ": ".join(filter(None, (what, about))))
        paper.ln(1)


def _contacts(paper: Paper, contacts: tuple[Contact, ...]) -> None:
    if not contacts:
        return
    _heading(paper, _("Contacts"))
    for contact in contacts:
        paper.need(12)
        paper.write_text(contact.organisation, bold=True)
        paper.write_text(" · ".join(filter(None, (contact.name, contact.email, contact.phone))))
        paper.ln(1.5)


def _colour(state: Light | Status) -> Colour:
    return COLOURS[look(state).tone]


def _heading(paper: Paper, words: str) -> None:
    paper.need(25)
    paper.ln(4)
    paper.start_section(words)
    paper.write_text(words, 13, PRIMARY, bold=True)
    paper.ln(1.5)
