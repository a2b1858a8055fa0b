"""The sheet as a PDF of exactly one A4 page."""

from datetime import datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.ui.states import look
from partners.agreements.bilateral import wording
from partners.agreements.bilateral.facts import Line, Sheet
from partners.agreements.bilateral.fitting import SMALLER, shortened
from partners.agreements.briefs.canvas import MUTED, PRIMARY, SIDE, TEXT, Canvas
from partners.agreements.briefs.pdf import COLOURS

WORDS_WIDTH = 48.0


def render(sheet: Sheet) -> bytes:
    """In the active language; shorter, and with fewer promises and sources, where they do not fit
    on a page.
    """
    content = b""
    for room in SMALLER:
        canvas = _drawn(shortened(sheet, room))
        content = bytes(canvas.output())  # also of one that is too long: it closes its faces
        if len(canvas.pages) == 1:
            break
    return content


def _drawn(sheet: Sheet) -> Canvas:
    at = timezone.make_aware(datetime.combine(sheet.on, time()))
    footer = _("Public facts as the register shows them on %(date)s: %(address)s") % {
        "date": date_format(sheet.on),
        "address": settings.BASE_URL,
    }
    kind = _("Bilateral sheet")
    canvas = Canvas(f"{kind}: {sheet.partner.name}", get_language(), at, footer)
    canvas.masthead(settings.WAGTAIL_SITE_NAME)
    about = [kind, sheet.partner.country_name, date_format(sheet.on)]
    canvas.write_text(" · ".join(filter(None, about)), 10, MUTED)
    canvas.ln(1)
    size = 19 if len(sheet.partner.name) < 50 else 14
    canvas.write_text(sheet.partner.name, size, PRIMARY, bold=True)
    canvas.ln(3)
    _totals(canvas, sheet)
    for line in sheet.lines:
        _line(canvas, line)
    if sheet.more:
        canvas.ln(2)
        canvas.write_text(wording.more_agreements(sheet.more), 8.5, MUTED)
    return canvas


def _totals(canvas: Canvas, sheet: Sheet) -> None:
    totals, top = wording.totals(sheet), canvas.y
    width = canvas.epw / len(totals)
    for place, (value, label) in enumerate(totals):
        canvas.set_xy(SIDE + place * width, top)
        canvas.write_text(str(value), 17, TEXT if value else MUTED, bold=True, width=width)
        canvas.set_x(SIDE + place * width)
        canvas.write_text(label, 8.5, MUTED, width=width - 2)
    canvas.ln(2)


def _line(canvas: Canvas, line: Line) -> None:
    canvas.ln(2)
    canvas.rule(canvas.y)
    canvas.ln(2.5)
    canvas.write_text(line.title, 11, TEXT, bold=True)
    canvas.ln(1)
    canvas.pill(line.standing, COLOURS[look(line.status).tone])
    canvas.ln(6.5)
    canvas.write_text(" · ".join(wording.facts(line)), 8.5, MUTED)
    if line.scope:
        canvas.ln(1)
        canvas.write_text(line.scope, 9)
    for one in line.promises:
        canvas.ln(1)
        colour = COLOURS[look(one.light).tone]
        width = canvas.epw - WORDS_WIDTH - 3
        height = canvas.height_of(one.title, 9, width)
        top = canvas.y
        canvas.write_text(one.title, 9, width=width, keep_y=True)
        canvas.set_x(canvas.w - SIDE - WORDS_WIDTH)
        canvas.write_text(one.words, 8.5, colour, bold=True, width=WORDS_WIDTH)
        canvas.set_y(max(canvas.y, top + height))
        if one.next_step:
            words = _("Next step: %(step)s") % {"step": one.next_step}
            canvas.write_text(words, 8, MUTED, width=width)
    if line.more:
        canvas.ln(1)
        canvas.write_text(wording.more_promises(line.more), 8, MUTED)
    if line.sources:
        canvas.ln(1)
        canvas.write_links(wording.sources(line), 8, MUTED)
