"""Lists to import, of agreements, terms and tools: each as a form sends it."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale, Page

from home.access import Actor
from home.intake import keeping
from knowledge.importing.services import tool_lists
from knowledge.models import ToolIndexPage, ToolPage
from partners.agreements.models import Agreement
from partners.agreements.services import importing
from tests.factories.knowledge import ToolIndexPageFactory
from tests.partners.agreements.importing.lists import ROW, a_workbook, the_parties

Sent = tuple[str, dict[str, Any]]
TOOLS_LIST = b"Judul;Ringkasan;Jenis\nBuku kas;Buku yang diisi tangan.;panduan\n"
ODD_LIST = b"Anu;Itu\nNota;Uji coba\n"


def hand_in_list(by: Actor) -> Sent:
    the_parties()
    file = SimpleUploadedFile("daftar.xlsx", a_workbook(ROW))
    return reverse("agreements_import:hand_in"), {"list": file}


def import_list(by: Actor) -> Sent:
    """Another agreement of the same parties each time."""
    there = Agreement.objects.count()
    if not there:
        the_parties()
    row = {**ROW, "title_id": f"{ROW['title_id']} {there + 1}"}
    handed_in = importing.hand_in(a_workbook(row), "daftar.xlsx", by=by)
    seen = importing.look(handed_in, by=by).fingerprint
    return reverse("agreements_import:look", args=[handed_in.key]), {"seen": seen}


def explain_headings(by: Actor) -> Sent:
    handed_in = importing.hand_in(ODD_LIST, "daftar.csv", by=by, keep_unexplained=True)
    said = {"column_0": "agreements:title_id", "column_1": "agreements:notes"}
    return reverse("agreements_import:headings", args=[handed_in.key]), said


def explain_terms(by: Actor) -> Sent:
    record = keeping.keep(ODD_LIST, "istilah.csv", table="glossary", by=by)
    address = reverse("wagtailsnippets_glossary_term:headings", args=[record.key])
    return address, {"column_0": "glossary:name_id", "column_1": "glossary:source"}


def hand_in_tools(by: Actor) -> Sent:
    _library()
    return reverse("tools_import:hand_in"), {"list": SimpleUploadedFile("alat.csv", TOOLS_LIST)}


def explain_tools(by: Actor) -> Sent:
    _library()
    record = tool_lists.hand_in(ODD_LIST, "alat.csv", by=by)
    said = {"column_0": "tools:title", "column_1": "tools:source"}
    return reverse("tools_import:headings", args=[record.key]), said


def import_tools(by: Actor) -> Sent:
    """Another tool each time."""
    _library()
    row = TOOLS_LIST.replace(b"Buku kas", f"Buku kas {ToolPage.objects.count() + 1}".encode())
    record = tool_lists.hand_in(row, "alat.csv", by=by)
    seen = tool_lists.look(record, by=by).fingerprint
    return reverse("tools_import:look", args=[record.key]), {"seen": seen}


def _library() -> None:
    """Also where a test of two connections has left no tree of pages behind."""
    if Page.get_first_root_node() is None:
        Locale.objects.get_or_create(language_code="id")
        Page.add_root(title="Akar", slug="akar")
    if not ToolIndexPage.objects.exists():
        ToolIndexPageFactory()


ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("agreements_import:hand_in", hand_in_list, True),
    ("agreements_import:look", import_list, False),
    ("agreements_import:headings", explain_headings, False),
    ("wagtailsnippets_glossary_term:headings", explain_terms, False),
    ("tools_import:hand_in", hand_in_tools, True),
    ("tools_import:headings", explain_tools, False),
    ("tools_import:look", import_tools, False),
]
