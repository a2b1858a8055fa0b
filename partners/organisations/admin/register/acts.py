"""What is done with a list once it is read: columns, comparing again, writing, taking back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404
from django.urls import path, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.desk.forms import ActForm, ConfirmForm
from partners.organisations.admin.register import saying
from partners.organisations.admin.register.base import RegisterAct, may_write
from partners.organisations.importing.columns import id_of
from partners.organisations.models import RegisterImport
from partners.organisations.services import register_imports as services

Step, State = RegisterImport.Step, RegisterImport.State
Stand = tuple[str, str]
READ: Stand = (Step.READ, State.DONE)
PLANNED: Stand = (Step.CHECK, State.DONE)
WRITTEN: Stand = (Step.WRITE, State.DONE)
STOPPED = State.STOPPED


def reason_field(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ColumnsForm(ActForm):
    """A choice for each column of the file: what it means, or that it is not used."""

    def __init__(self, *args: Any, columns: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        choices = [("", _("not used")), *saying.column_choices()]
        for at, column in enumerate(columns):
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=_heading(column),
                choices=choices,
                initial=column.get("key", ""),
                required=False,
            )

    def lines(self) -> list[tuple[forms.BoundField, dict[str, Any]]]:
        """Each choice with the column that it is about."""
        return [(self[f"column_{at}"], column) for at, column in enumerate(self.columns)]

    @property
    def keys(self) -> dict[str, str]:
        """What each column means, by its id; "" for one that is not used."""
        said = enumerate(self.columns)
        return {id_of(column): self.cleaned_data[f"column_{at}"] for at, column in said}


def _heading(column: dict[str, Any]) -> str:
    return f"{column['at']} “{column['heading']}”"


class OnList(RegisterAct):
    """An act on a list that stands where the act begins; else it is not found there any more."""

    begins: tuple[Stand, ...] = ()
    form_class: type[ActForm] = ConfirmForm
    record: RegisterImport

    def find(self) -> None:
        super().find()
        if not self.may_begin(self.record):
            raise Http404

    @classmethod
    def may_begin(cls, record: RegisterImport) -> bool:
        return (record.step, record.state) in cls.begins

    @property
    def lost_url(self) -> str:  # type: ignore[override]
        return self.get_success_url()


class ColumnsView(OnList):
    begins = (READ, PLANNED, (Step.CHECK, STOPPED))
    page_title = gettext_lazy("What the columns mean")
    intro = gettext_lazy(
        "Headings that are known are filled in already. Look at the examples of each, and change "
        "what is not right; columns that are not used are left out."
    )
    button = gettext_lazy("Compare with the register")
    done = gettext_lazy("The columns are kept. The list is being compared with the register.")

    def get_template_names(self) -> list[str]:
        return ["organisations/admin/register/columns.html"]

    def get_form(self, form_class: Any = None) -> ColumnsForm:
        return ColumnsForm(**self.get_form_kwargs(), columns=self.record.columns)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(receipt=saying.receipt_lines(self.record), **kwargs)

    def act(self, form: ColumnsForm) -> None:
        seen = form.seen_version
        services.choose_columns(self.record, keys=form.keys, by=self.actor, seen=seen)


class AgainView(OnList):
    begins = ((Step.READ, STOPPED), PLANNED, (Step.CHECK, STOPPED))
    page_title = gettext_lazy("Compare again")
    intro = gettext_lazy(
        "The list is compared anew with the register as it is today. Decisions about unsure rows "
        "stay where the row stays unsure."
    )
    button = gettext_lazy("Compare again")
    done = gettext_lazy("The list is being compared with the register.")

    def act(self, form: ActForm) -> None:
        services.check_again(self.record, by=self.actor, seen=form.seen_version)


class WriteForm(ActForm):
    because = reason_field(
        gettext_lazy("Why it is written all the same"),
        gettext_lazy("What speaks against it is said above. Stays in the history for good."),
    )


class WriteView(OnList):
    allowed = staticmethod(may_write)
    begins = (PLANNED, (Step.WRITE, STOPPED))
    page_title = gettext_lazy("Write into the register")
    intro = gettext_lazy(
        "What the comparison shows becomes the register. It can be taken back as a whole."
    )
    button = gettext_lazy("Write into the register")
    done = gettext_lazy("The list is being written.")

    def get_template_names(self) -> list[str]:
        return ["organisations/admin/register/write.html"]

    @classmethod
    def may_begin(cls, record: RegisterImport) -> bool:
        is_barred = any(not guard["may_be_passed"] for guard in record.guards)
        return super().may_begin(record) and not is_barred

    def get_form_class(self) -> type[ActForm]:
        is_asked = self.record.guards and self.record.step == Step.CHECK
        return WriteForm if is_asked else ConfirmForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        again = reverse("register_import:again", args=[self.record.key]) if self.moved else ""
        shown = [] if self.moved else saying.guards(self.record)
        return super().get_context_data(guards=shown, again_url=again, **kwargs)

    @cached_property
    def moved(self) -> bool:
        """Whether another list overtook it, so that it is compared again and not written."""
        return (self.record.step, self.record.state) == PLANNED and services.has_moved(self.record)

    def facts(self) -> list[tuple[str | Promise, object]]:
        return list(saying.counted(self.record))

    def act(self, form: ActForm) -> None:
        services.carry_out(self.record, **form.words, by=self.actor, seen=form.seen_version)


class UndoForm(ActForm):
    because = reason_field(gettext_lazy("Reason"), gettext_lazy("Stays in the history for good."))


class UndoView(OnList):
    allowed = staticmethod(may_write)
    begins = (WRITTEN, (Step.WRITE, STOPPED), (Step.UNDO, STOPPED))
    form_class = UndoForm
    page_title = gettext_lazy("Take the list back")
    intro = gettext_lazy(
        "What this list wrote becomes as it was before. What people have changed since stays, and "
        "so do cooperatives of the list that something else names by now."
    )
    button = gettext_lazy("Take the list back")
    done = gettext_lazy("The list is being taken back.")
    is_serious = True

    def act(self, form: UndoForm) -> None:
        services.roll_back(self.record, **form.words, by=self.actor, seen=form.seen_version)


class DropView(OnList):
    begins = (READ, PLANNED, (Step.READ, STOPPED), (Step.CHECK, STOPPED))
    page_title = gettext_lazy("Put the list aside")
    intro = gettext_lazy("Nothing of it is written. It stays in the history.")
    button = gettext_lazy("Put aside")
    done = gettext_lazy("The list is put aside. Nothing of it was written.")

    def act(self, form: ActForm) -> None:
        services.drop(self.record, by=self.actor, seen=form.seen_version)


@dataclass(frozen=True, slots=True)
class Way:
    """To an act, from the page of a list."""

    label: str | Promise
    url: str
    css: str = ""


QUIET = "button-secondary"
_WAYS: tuple[tuple[str, type[OnList], str], ...] = (
    ("columns", ColumnsView, ""),
    ("write", WriteView, ""),
    ("again", AgainView, QUIET),
    ("undo", UndoView, "serious"),
    ("drop", DropView, QUIET),
)


def ways(record: RegisterImport, actor: Actor) -> list[Way]:
    """What may be done next, the way forward first."""
    return sorted(_ways(record, actor), key=lambda way: way.css == QUIET)


def _ways(record: RegisterImport, actor: Actor) -> Iterator[Way]:
    is_planned = (record.step, record.state) == PLANNED
    moved = is_planned and services.has_moved(record)
    for name, view, css in _WAYS:
        if view.may_begin(record) and view.allowed(actor) and not _is_barred(view, record, moved):
            if view is ColumnsView and is_planned:
                css = QUIET
            elif view is AgainView and moved:
                css = ""
            yield Way(view.page_title, reverse(f"register_import:{name}", args=[record.key]), css)


def _is_barred(view: type[OnList], record: RegisterImport, moved: bool) -> bool:
    """What would be refused is not offered; the page says why: writing what another list overtook,
    and taking back below a later list.
    """
    if view is WriteView:
        return moved
    return view is UndoView and services.in_the_way(record) is not None


urlpatterns = [
    path("<uuid:key>/columns/", ColumnsView.as_view(), name="columns"),
    path("<uuid:key>/again/", AgainView.as_view(), name="again"),
    path("<uuid:key>/write/", WriteView.as_view(), name="write"),
    path("<uuid:key>/take-back/", UndoView.as_view(), name="undo"),
    path("<uuid:key>/put-aside/", DropView.as_view(), name="drop"),
]
