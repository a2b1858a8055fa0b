"""Pages that every import has: what the columns mean, and the list with its errors marked."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.views import ActView
from home.intake import learning
from home.intake.forms import HeadingsForm
from home.sheets import mapping, marked
from home.sheets.book import Book
from home.sheets.fields import Fields
from home.sheets.headings import Table
from home.sheets.problems import FileRefused
from home.sheets.words import Complaint
from home.sheets.writer import XLSX


class HeadingsMixin(ActView):
    """Subclasses say which `tables`, read the file (`open`), remember (`remember`), and tell what
    is still missing (`missing`).
    """

    form_class = HeadingsForm
    tables: Sequence[Fields] = ()
    page_title = gettext_lazy("What the columns mean")
    intro = gettext_lazy(
        "Say what the columns mean whose headings are not known here. It is remembered for "
        "everybody who imports such lists; choose “not used” to forget it again."
    )
    button = gettext_lazy("Remember and check the list")
    done = gettext_lazy("The headings are remembered.")

    def open(self) -> Book:
        """Raises FileRefused."""
        raise NotImplementedError

    def remember(self, meanings: dict[str, dict[str, str]]) -> None:
        """Through the room's service."""
        raise NotImplementedError

    def missing(self, book: Book) -> str:
        """Why the file cannot be read yet; empty when it can."""
        raise NotImplementedError

    def get_template_names(self) -> list[str]:
        return ["intake/headings.html"]

    def version(self, record: Any) -> str:
        return ""

    def find(self) -> None:
        super().find()
        try:
            self.book = self.open()
            self.columns = mapping.columns_of(self.book, learning.layouts(self.tables))
        except (FileRefused, FileNotFoundError) as error:
            raise Http404 from error

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"columns": self.columns, "tables": self.tables}

    def act(self, form: HeadingsForm) -> None:
        self.remember(form.meanings())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        why = self.missing(self.book)
        return super().get_context_data(why=why, button=self.button if self.columns else "",
                                        **kwargs)  # fmt: skip


def marked_list(
    book: Book, name: str, errors: Iterable[Complaint], tables: Sequence[Table]
) -> HttpResponse:
    """The workbook that was handed in, wrong cells coloured, each row with what to do."""
    stem = slugify(name.rsplit(".", 1)[0])[:60] or "daftar"
    filename = _("%(name)s-to-mend") % {"name": stem}
    headers = {"Content-Disposition": f'attachment; filename="{filename}.xlsx"'}
    content = marked.workbook_of(book, list(errors), tables)
    return HttpResponse(content, content_type=XLSX, headers=headers)
