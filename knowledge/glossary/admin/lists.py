"""A sheet that waits: what its columns mean, and the sheet with its errors marked."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.intake import keeping
from home.intake.files import ToMendMixin
from home.intake.models import HandedIn
from home.intake.views import HeadingsMixin, Wrong
from home.sheets import words
from home.sheets.book import Book
from home.sheets.problems import FileRefused
from home.sheets.words import Complaint
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


class OwnSheet:
    actor: Actor
    kwargs: dict[str, Any]
    record: HandedIn
    allowed = staticmethod(services.user_can_import)
    blanks = staticmethod(sheets.blanks)

    def find(self) -> None:
        self.record = waiting(self.kwargs["key"], self.actor)
        super().find()  # type: ignore[misc]

    def open(self) -> Book:
        return open_again(self.record, self.actor)

    def complaints(self) -> Iterable[Complaint]:
        handed = sheets.read_book(self.open(), self.record.fixed)
        return rows.check(handed.rows, handed.errors).errors


class TermHeadingsView(OwnSheet, HeadingsMixin):
    namespace, listing = "wagtailsnippets_glossary_term", "wagtailsnippets_glossary_term:list"
    look_name, hand_in_name = "handed_in", "import"
    listed = _("Glossary")

    def remember(self, meanings: dict[str, dict[str, str]]) -> None:
        services.explain_headings(meanings, by=self.actor)

    def read(self, book: Book) -> object:
        return sheets.read_book(book, self.record.fixed)

    def file_words(self, refusal: FileRefused) -> str:
        return words.file_text(refusal, sheets.name_of)

    def wrong(self) -> Wrong:
        """A column that is there is named with its letter."""
        keys = {sheets.name_of(key): key for key in sheets.COLUMNS}
        for error in self.complaints():
            if key := keys.get(error.column):
                yield sheets.FIELDS.name, key, error.text


class TermToMendView(OwnSheet, ToMendMixin):
    pass
