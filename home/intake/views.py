"""Pages that all imports have: hand in, look, what the columns mean (`files`: what is downloaded).

What a list means, who may import it and what is said of it are its room's: a mixin of the room
(of `own_list.OwnListMixin`) says so once for all its pages.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.desk.admin import AdminActView
from home.desk.forms import ActForm
from home.desk.refusals import HasChangedSince, Refusal
from home.intake import keeping, learning
from home.intake.forms import FIXED, ConfirmForm, HeadingsForm
from home.intake.keeping import is_explainable
from home.sheets import mapping
from home.sheets.book import Book
from home.sheets.fields import Fields
from home.sheets.problems import CellError, FileProblem, FileRefused
from home.sheets.template import Blank
from home.sheets.words import Complaint, found_text

Wrong = Iterable[tuple[str, str, str]]
"""Table, key of a column and what is wrong with what all rows have in it."""


class ImportView(AdminActView):
    """Where a page of an import stands. `namespace` of its addresses, `listing` the name of the
    list's own address, `listed` what the list holds.
    """

    header_icon = "upload"
    namespace = listing = ""
    listed: ClassVar[str | Promise] = ""

    def address(self, name: str, *args: Any) -> str:
        return reverse(f"{self.namespace}:{name}", args=args)

    def about(self) -> str:
        return str(self.record) if self.record else str(self.listed)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse(self.listing), "label": self.listed}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), listing, here]

    @property
    def back(self) -> str:
        return reverse(self.listing)

    def get_success_url(self) -> str:
        return self.back


class HandInMixin(ImportView):
    """Subclasses take the list in (`take`) and put a refusal in words (`file_words`)."""

    button = gettext_lazy("Check the list")
    done = gettext_lazy("The list was read. Nothing is imported before you confirm it.")

    def take(self, content: bytes, name: str) -> Any:
        raise NotImplementedError

    def file_words(self, refusal: FileRefused) -> str:
        raise NotImplementedError

    def get_template_names(self) -> list[str]:
        return ["intake/hand_in.html"]

    def act(self, form: ActForm) -> None:
        file = form.cleaned_data["list"]
        try:
            self.handed_in = self.take(file.read(), file.name)
        except FileRefused as refusal:
            raise ValidationError({"list": self.file_words(refusal)}) from refusal

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(template_url=self.address("template"), **kwargs)

    def get_success_url(self) -> str:
        record = getattr(self, "handed_in", None)
        return self.address("look", record.key) if record else self.back


class LookMixin(ImportView):
    """Every error, or what importing makes; then all of it. Subclasses plan (`look`), carry out
    (`carry_out`) and say what was made.

    The service plans under its lock and compares with what was looked at: what it refuses brings
    the plan along, so that a list is read once for each request.
    """

    form_class = ConfirmForm
    page_title = gettext_lazy("Look before you import")
    button = gettext_lazy("Import what is new and chosen")
    has_changed: type[Refusal]
    changed_words: str | Promise = ""
    plan: Any = None

    def look(self) -> Any:
        """Raises Http404 for a file that is gone or no longer the same, FileRefused."""
        raise NotImplementedError

    def carry_out(self, form: Any) -> None:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except FileRefused as refusal:
            if not is_explainable(refusal):
                raise Http404 from refusal
            return redirect(self.address("headings", self.record.key))

    def version(self, record: Any) -> str:
        return self.plan.fingerprint if self.plan else ""

    def act(self, form: Any) -> None:
        try:
            self.carry_out(form)
        except self.has_changed as refusal:
            self.plan = refusal.facts["plan"]
            raise HasChangedSince(current=self.record) from refusal
        except FileNotFoundError as error:
            raise Http404 from error

    def tell(self, form: Any, current: Any, *, said: str | Promise = "") -> HttpResponse:
        """Of a list nothing was typed: what was looked at is shown as it stands now."""
        self.plan = self.plan or self.look()
        return super().tell(form, current, said=str(said or self.changed_words))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            headings_url=self.address("headings", self.record.key),
            to_mend_url=self.address("to_mend", self.record.key),
            hand_in_url=self.address("hand_in"),
            **kwargs,
        )


def changed_words(count: int) -> str:
    """“3 known records were changed.”"""
    words = ngettext(
        "%(count)d known record was changed.", "%(count)d known records were changed.", count
    )
    return words % {"count": count}


class HeadingsMixin(ImportView):
    """Subclasses say which tables there are (`blanks`), read the file (`open`), remember
    (`remember`), `read` what is known so far, and tell what is `wrong` with values for all rows.
    """

    form_class = HeadingsForm
    page_title = gettext_lazy("What the columns mean")
    intro = gettext_lazy(
        "Say what the columns mean whose headings are not known here. It is remembered for "
        "everybody who imports such lists; choose “not used” to forget it again."
    )
    button = gettext_lazy("Remember and check the list")
    done = gettext_lazy("The list is read as you said.")
    look_name, hand_in_name = "look", "hand_in"

    def blanks(self) -> Sequence[Blank]:
        raise NotImplementedError

    def open(self) -> Book:
        """Raises FileRefused."""
        raise NotImplementedError

    def remember(self, meanings: dict[str, dict[str, str]]) -> None:
        """Through the room's service."""
        raise NotImplementedError

    def read(self, book: Book) -> object:
        """With all that was said of it. Raises FileRefused where it cannot be read yet."""
        raise NotImplementedError

    def file_words(self, refusal: FileRefused) -> str:
        raise NotImplementedError

    def missing(self) -> str:
        """Why the file cannot be read yet; empty when it can."""
        try:
            self.read(self.book)
        except FileRefused as refusal:
            if refusal.problem is not FileProblem.NO_HEADINGS:
                return self.file_words(refusal)
            few = _("Too few of its headings are known here. Say below what the columns mean.")
            return f"{few} {found_text(refusal)}"
        return ""

    def wrong(self) -> Wrong:
        """What the room's own checks say of a column that the file does not have. Raises
        FileRefused where the file cannot be read yet.
        """
        raise NotImplementedError

    def get_template_names(self) -> list[str]:
        return ["intake/headings.html"]

    def version(self, record: Any) -> str:
        return ""

    @cached_property
    def tables(self) -> list[Fields]:
        return [blank.fields for blank in self.kinds]

    @cached_property
    def kinds(self) -> Sequence[Blank]:
        return self.blanks()

    def find(self) -> None:
        super().find()
        try:
            self.book = self.open()
            self.mapped = mapping.mapped(self.book, learning.layouts(self.tables))
        except (FileRefused, FileNotFoundError) as error:
            raise Http404 from error

    def get_form_kwargs(self) -> dict[str, Any]:
        given = {"mapped": self.mapped, "blanks": self.kinds, "fixed": self.record.fixed}
        return super().get_form_kwargs() | given

    def act(self, form: HeadingsForm) -> None:
        """Nothing is remembered where a value for all rows is refused."""
        self.remember(form.meanings())
        keeping.fix(self.record, form.fixed(), by=self.actor)
        if not form.fixed():
            return
        try:
            said = {(table, key): text for table, key, text in self.wrong()}
        except FileRefused:
            return  # something else is missing still, and this page comes again
        names = {(table, key): f"{FIXED}{table}-{key}" for table, key in said}
        if found := {names[at]: text for at, text in said.items() if names[at] in form.fields}:
            raise ValidationError(found)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        button = self.button if self.mapped.columns else ""
        return super().get_context_data(why=self.missing(), button=button, **kwargs)

    def get_success_url(self) -> str:
        return self.address(self.look_name, self.record.key)

    @property
    def back(self) -> str:
        return self.address(self.hand_in_name)


def of_lacking(errors: Iterable[CellError], complaint: Callable[[CellError], Complaint]) -> Wrong:
    """What is said of cells in columns that their sheet does not have."""
    for error in errors:
        if error.at < 0:
            yield error.table, error.column, complaint(error).text
