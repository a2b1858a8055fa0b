"""The certificate and the letter of placement as PDF: something to print and to hand over."""

from typing import Any

import qrcode
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from fpdf.enums import Align
from qrcode.constants import ERROR_CORRECT_L

from partners.agreements.briefs.canvas import MUTED, PRIMARY, SIDE, TEXT, Canvas
from partners.apprenticeships.applications.content import shown_number
from partners.apprenticeships.placements.certificates.signing import address_of
from partners.apprenticeships.placements.checklists import ALWAYS
from partners.apprenticeships.placements.models import Certificate, Placement

CODE = 62.0  # millimetres, with its quiet zone
QUIET = 4  # modules


def certificate_pdf(certificate: Certificate) -> bytes:
    """In the active language; the same bytes each time."""
    said = certificate.said
    at, title = timezone.localtime(certificate.issued_at), _("Certificate of apprenticeship")
    footer = _("Whether it is valid says the page behind the code: %(number)s.") % {
        "number": certificate.number
    }
    canvas = Canvas(f"{title}: {said['cooperative']}", get_language(), at, footer)
    canvas.masthead(settings.WAGTAIL_SITE_NAME)
    canvas.ln(18)
    canvas.write_text(title, 24, PRIMARY, bold=True)
    if certificate.is_demo:
        canvas.write_text(_("Demo data"), 11, MUTED)
    canvas.ln(8)
    canvas.write_text(said["cooperative"], 18, TEXT, bold=True)
    if said["place"]:
        canvas.write_text(said["place"], 11, MUTED)
    if said["names"]:
        canvas.ln(3)
        canvas.write_text(", ".join(said["names"]), 13, TEXT)
    canvas.ln(8)
    for label, value in lines(said):
        _pair(canvas, label, value)
    canvas.ln(10)
    top = canvas.y
    draw_code(canvas, address_of(certificate), SIDE, top)
    canvas.set_xy(SIDE + CODE + 6, top + 6)
    canvas.write_text(_("Check it"), 12, TEXT, bold=True, width=canvas.epw - CODE - 6)
    canvas.set_x(SIDE + CODE + 6)
    canvas.write_text(
        _(
            "The code leads to a page that shows all that stands here and says whether it is "
            "valid. It also carries a signature, which can be checked without a network."
        ),
        10,
        TEXT,
        width=canvas.epw - CODE - 6,
    )
    canvas.set_x(SIDE + CODE + 6)
    address = f"{settings.BASE_URL}{certificate.get_absolute_url()}"
    canvas.write_text(address, 8.5, MUTED, width=canvas.epw - CODE - 6)
    canvas.set_x(SIDE + CODE + 6)
    by_hand = _("Or type the number below at %(address)s.") % {
        "address": f"{settings.BASE_URL}{reverse('certificates:find')}"
    }
    canvas.write_text(by_hand, 8.5, MUTED, width=canvas.epw - CODE - 6)
    return bytes(canvas.output())


def letter_pdf(placement: Placement) -> bytes:
    """For the cooperative, to show on the way and at the door. In the active language."""
    batch, offer, now = placement.batch, placement.batch.offer, timezone.localtime()
    footer = _("As the portal stood on %(date)s.") % {"date": date_format(now)}
    title = _("Letter of placement")
    canvas = Canvas(f"{title}: {placement.cooperative}", get_language(), now, footer)
    canvas.masthead(settings.WAGTAIL_SITE_NAME)
    canvas.ln(8)
    canvas.write_text(title, 21, PRIMARY, bold=True)
    if placement.result.round.is_demo:
        canvas.write_text(_("Demo data"), 11, MUTED)
    canvas.ln(5)
    said = _("%(name)s has a place in the apprenticeship “%(offer)s” at %(host)s.")
    facts = {"name": placement.cooperative, "offer": offer, "host": placement.host}
    canvas.write_text(said % facts, 12, TEXT)
    canvas.ln(6)
    application = placement.result.application
    delegates = application.delegates.all()
    papers = placement.checklist.filter(number__gt=len(ALWAYS))
    who = "\n".join(f"{one.name}{f', {one.office}' if one.office else ''}" for one in delegates)
    for label, value in (
        (_("Days"), _days(batch.starts_on, batch.ends_on)),
        (_("Where"), _where(offer)),
        (_("People"), who or str(placement.people)),
        (_("Contact of the host"), _contact(offer)),
        (_("Papers to bring"), "\n".join(item.text for item in papers)),
        (_("Round"), str(placement.result.round)),
        (_("Number of the application"), shown_number(application, placement.result.round)),
    ):
        if value:
            _pair(canvas, label, value)
    return bytes(canvas.output())


def lines(said: dict[str, Any]) -> list[tuple[str, str]]:
    """What a certificate says beside names, label and value; the page shows the same."""
    missed = said["hours_missed"]
    hours = _("%(hours)s hours missed") % {"hours": missed} if missed else ""
    return [
        (_("Apprenticeship"), said["title"]),
        (_("Host"), said["host"]),
        (_("Days"), _days(said["first"], said["last"])),
        (_("People"), str(said["people"])),
        (_("Outcome"), ", ".join(filter(None, (said["outcome_words"], hours)))),
        (_("Issued on"), date_format(said["issued"])),
    ]


def draw_code(canvas: Canvas, text: str, x: float, y: float) -> None:
    """Drawn, not an image: sharp at every size."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_L, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    side = CODE / len(rows)
    canvas.set_fill_color(0, 0, 0)
    for number, row in enumerate(rows):
        start = None
        for column, dark in enumerate([*row, False]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                width = (column - start) * side
                canvas.rect(x + start * side, y + number * side, width, side, style="F")
                start = None


def _pair(canvas: Canvas, label: str, value: str) -> None:
    canvas.need(12)
    canvas.set_x(SIDE)
    canvas.write_text(label, 10, MUTED, width=45, keep_y=True, align=Align.L)
    canvas.set_x(SIDE + 45)
    canvas.write_text(value, 11, TEXT, width=canvas.epw - 45)
    canvas.ln(2)


def _days(first: Any, last: Any) -> str:
    return f"{date_format(first)} – {date_format(last)}"


def _where(offer: Any) -> str:
    """Street or village first, as one asks for it on the way."""
    return "\n".join(filter(None, (offer.address, offer.place)))


def _contact(offer: Any) -> str:
    return "\n".join(filter(None, (offer.contact_name, offer.contact_phone, offer.contact_email)))
