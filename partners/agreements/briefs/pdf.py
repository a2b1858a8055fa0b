"""The brief as a PDF: something to hold in a meeting."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.ui.states import Tone, look
from partners.agreements.briefs import wording
from partners.agreements.briefs.brief import Brief, Contact, Event, Group, PromiseFacts, Section
from partners.agreements.briefs.canvas import (
    ATTENTION,
    DANGER,
    MUTED,
    PRIMARY,
    SIDE,
    SUCCESS,
    TEXT,
    Canvas,
    Colour,
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
GAP = 2.0
ROW = 4.3


def render(brief: Brief, person: str) -> bytes:
    """An A4 document in the active language, prepared for `person`."""
    now = timezone.localtime()
    canvas = Canvas(
        f"{wording.heading(brief)}: {brief.title}", get_language(), now, _footer(brief, person)
    )
    canvas.masthead(settings.WAGTAIL_SITE_NAME)
    _head(canvas, brief)
    for section in brief.sections:
        _section(canvas, section, brief)
    if not brief.sections:
        canvas.write_text(_("No agreement with this partner is recorded."))
    _events(canvas, brief, _("Dates gone by"), brief.missed)
    _events(canvas, brief, _("Dates ahead"), brief.events)
    _contacts(canvas, brief.contacts)
    return bytes(canvas.output())


def _footer(brief: Brief, person: str) -> str:
    made = _("As the register stood on %(date)s; prepared for %(person)s.") % {
        "date": date_format(brief.on),
        "person": person,
    }
    warning = _("Contains contacts: for staff only.")
    return f"{made} {warning}" if brief.contacts else made


def _head(canvas: Canvas, brief: Brief) -> None:
    about = [wording.heading(brief), brief.place, date_format(brief.on)]
    canvas.write_text(" · ".join(filter(None, about)), 10, MUTED)
    canvas.ln(1)
    canvas.write_text(brief.title, 21 if len(brief.title) < 60 else 16, PRIMARY, bold=True)
    canvas.ln(4)
    _totals(canvas, brief)


def _totals(canvas: Canvas, brief: Brief) -> None:
    totals = wording.totals(brief)
    width, top = canvas.epw / len(totals), canvas.y
    for place, (value, label, light) in enumerate(totals):
        colour = _colour(Light(light)) if light and value else TEXT if value else MUTED
        canvas.set_xy(SIDE + place * width, top)
        canvas.write_text(str(value), 20, colour, bold=True, width=width)
        canvas.set_x(SIDE + place * width)
        canvas.write_text(label, 9, MUTED, width=width)
    canvas.ln(4)
    if words := wording.hidden(brief):
        canvas.write_text(words, 9, MUTED)
        canvas.ln(2)


def _section(canvas: Canvas, section: Section, brief: Brief) -> None:
    page = canvas.page
    canvas.need(45)
    if canvas.page == page:
        canvas.ln(3)
        canvas.rule(canvas.y)
        canvas.ln(4)
    if brief.is_bilateral:
        canvas.start_section(section.facts.title)
        canvas.write_text(section.facts.title, 13, TEXT, bold=True)
        canvas.ln(1.5)
    canvas.pill(wording.standing(section), _colour(section.status))
    canvas.pill(wording.kind(section.facts), MUTED)
    canvas.ln(8)
    if section.facts.scope:
        canvas.write_text(section.facts.scope)
        canvas.ln(2)
    for label, value in wording.life(section, brief.on):
        _pair(canvas, label, value)
    _parties(canvas, section)
    for group in section.groups:
        _group(canvas, group, brief)
    if not section.groups:
        canvas.ln(2)
        canvas.write_text(wording.nothing_promised(), colour=MUTED)


def _parties(canvas: Canvas, section: Section) -> None:
    """All on one page where they fit on one; one party is never divided."""
    lines = wording.parties(section.facts)
    width = canvas.epw - LABEL_WIDTH
    heights = [canvas.height_of(line, 9, width, leading=ROW) for line in lines]
    canvas.need(min(sum(heights), canvas.eph))
    for place, line in enumerate(lines):
        canvas.need(heights[place])
        _pair(canvas, "" if place else _("Parties"), line)


def _pair(
    canvas: Canvas, label: str, value: str, indent: float = 0, colour: Colour = MUTED
) -> None:
    """A label and its value beside each other; the next pair is below the longer of them."""
    height = canvas.height_of(label, 8.5, LABEL_WIDTH - GAP, leading=ROW) if label else ROW
    canvas.need(max(5, height))
    left, page, top = SIDE + indent, canvas.page, canvas.y
    canvas.set_x(left)
    canvas.write_text(label, 8.5, colour, width=LABEL_WIDTH - GAP, keep_y=True, leading=ROW)
    canvas.set_x(left + LABEL_WIDTH)
    canvas.write_text(value, 9, TEXT, width=canvas.epw - indent - LABEL_WIDTH, leading=ROW)
    if canvas.page == page:
        canvas.set_y(max(canvas.y, top + height))


def _group(canvas: Canvas, group: Group, brief: Brief) -> None:
    canvas.need(30)
    canvas.ln(4)
    colour = _colour(group.light)
    words = f"{wording.group(group.light)} ({len(group.promises)})"
    canvas.write_text(words, 11, colour, bold=True)
    canvas.ln(1)
    for promise in group.promises:
        _promise(canvas, promise, group, brief)


def _promise(canvas: Canvas, promise: PromiseFacts, group: Group, brief: Brief) -> None:
    """Its title with the light's words to the right; below, what hinders and what comes next."""
    colour = _colour(group.light)
    width = canvas.epw - INDENT - STATE_WIDTH - 3
    title = canvas.height_of(promise.title, 9.5, width, bold=True)
    canvas.need(min(title + 5 * len(wording.details(promise)) + 6, 120))
    page, top = canvas.page, canvas.y
    canvas.set_x(SIDE + INDENT)
    canvas.write_text(promise.title, bold=True, width=width, keep_y=True)
    canvas.set_x(canvas.w - SIDE - STATE_WIDTH)
    canvas.write_text(wording.light(promise, group, brief), 9, colour, bold=True, width=STATE_WIDTH)
    canvas.set_y(max(canvas.y, top + title))
    for label, value, is_pressing in wording.details(promise):
        _pair(canvas, label, value, INDENT, DANGER if is_pressing else MUTED)
    if canvas.page == page:
        canvas.bar(top, canvas.y, colour)
    canvas.ln(3)


def _events(canvas: Canvas, brief: Brief, heading: str, events: tuple[Event, ...]) -> None:
    if not events:
        return
    _heading(canvas, heading)
    for event in events:
        what = wording.event(event.kind)
        about = "" if not brief.is_bilateral and event.title == brief.title else event.title
        _pair(canvas, date_format(event.day), ": ".join(filter(None, (what, about))))
        canvas.ln(1)


def _contacts(canvas: Canvas, contacts: tuple[Contact, ...]) -> None:
    if not contacts:
        return
    _heading(canvas, _("Contacts"))
    for contact in contacts:
        canvas.need(16)
        canvas.write_text(contact.organisation, bold=True)
        canvas.write_text(" · ".join(filter(None, (contact.name, contact.email, contact.phone))))
        canvas.ln(1.5)


def _colour(state: Light | Status) -> Colour:
    return COLOURS[look(state).tone]


def _heading(canvas: Canvas, words: str) -> None:
    canvas.need(25)
    canvas.ln(4)
    canvas.start_section(words)
    canvas.write_text(words, 13, PRIMARY, bold=True)
    canvas.ln(1.5)
