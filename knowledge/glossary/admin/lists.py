"""A sheet that waits: what its columns mean, and the sheet with its errors marked."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of, require
from home.desk.admin import AdminActView
from home.intake import keeping, learning
from home.intake.models import HandedIn
from home.intake.views import HeadingsMixin, marked_list
from home.sheets import words
from home.sheets.book import Book
from home.sheets.problems import FileRefused
from knowledge.glossary import services
from knowledge.glossary.importing import rows, sheets


def waiting(key: uuid.UUID, by: Actor) -> HandedIn:
    """A person's own. Raises Http404."""
    record: HandedIn = get_object_or_404(HandedIn, key=key, table=sheets.FIELDS.name, by=by.person)
    return record


def open_again(record: HandedIn, by: Actor) -> Book:
    """Raises FileRefused; Http404 for a file that is gone."""
    try:
        return sheets.open_file(record.name, keeping.content_of(record, by=by))
    except FileNotFoundError as error:
        raise Http404 from error


class TermHeadingsView(HeadingsMixin, AdminActView):
    tables = (sheets.FIELDS,)
    allowed = staticmethod(services.user_can_import)
    header_icon = "upload"
    back_name = look_name = ""
    record: HandedIn

    def find(self) -> None:
        self.record = waiting(self.kwargs["key"], self.actor)
        super().find()

    def open(self) -> Book:
        return open_again(self.record, self.actor)

    def remember(self, meanings: dict[str, dict[str, str]]) -> None:
        services.explain_headings(meanings, by=self.actor)

    def missing(self, book: Book) -> str:
        try:
            sheets.read_book(book)
        except FileRefused as refusal:
            return words.file_text(refusal, sheets.name_of)
        return ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), {"url": self.back, "label": _("Glossary")}, here]

    def get_success_url(self) -> str:
        return reverse(self.look_name, args=[self.record.key])

    @property
    def back(self) -> str:
        return reverse(self.back_name)


@require_safe
def to_mend(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The sheet with its errors marked."""
    actor = actor_of(request)
    require(services.user_can_import(actor))
    record = waiting(key, actor)
    try:
        book = open_again(record, actor)
        handed = sheets.read_book(book)
    except FileRefused as error:
        raise Http404 from error
    errors = rows.check(handed.rows, handed.errors).errors
    return marked_list(book, record.name, errors, learning.layouts([sheets.FIELDS]))
