"""Files that an import gives: the list with its errors marked, and other workbooks."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.generic import View

from home.access import Actor, actor_of, require
from home.intake import learning
from home.sheets import marked
from home.sheets.book import Book
from home.sheets.headings import Table
from home.sheets.problems import FileRefused
from home.sheets.template import Blank
from home.sheets.words import Complaint
from home.sheets.writer import XLSX


class ToMendMixin(View):
    """The list with its errors marked, to download. Subclasses `find` it, `open` it, and say what
    is wrong (`complaints`).
    """

    actor: Actor
    record: Any

    def find(self) -> None:
        """Set `record`. Raises Http404."""

    def open(self) -> Book:
        raise NotImplementedError

    def blanks(self) -> Sequence[Blank]:
        raise NotImplementedError

    def complaints(self) -> Iterable[Complaint]:
        raise NotImplementedError

    @staticmethod
    def allowed(actor: Actor) -> bool:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.actor = actor_of(request)
        require(self.allowed(self.actor))
        self.find()
        try:
            errors, book = list(self.complaints()), self.open()
        except (FileRefused, FileNotFoundError) as error:
            raise Http404 from error
        layouts = learning.layouts(blank.fields for blank in self.blanks())
        return marked_list(book, self.record.name, errors, layouts)


def marked_list(
    book: Book, name: str, errors: Iterable[Complaint], tables: Sequence[Table]
) -> HttpResponse:
    """The workbook that was handed in, wrong cells coloured, each row with what to do."""
    stem = slugify(name.rsplit(".", 1)[0])[:60] or "daftar"
    filename = _("%(name)s-to-mend") % {"name": stem}
    return workbook_answer(filename, marked.workbook_of(book, list(errors), tables))


def workbook_answer(stem: str, content: bytes) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{stem}.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)
