"""Choosing one record for another in the admin: every chooser searches, forgives a slip, and lets
one make what is not there yet, where one may.

Words are looked for in the fields by which the list of the kind searches. Where nothing is written
so, what is written nearly so is offered, and says that it is.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.actions.create import CreateAction
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.models import DraftStateMixin
from wagtail.snippets.views import chooser

from home.choosers import RecordChooser, said
from home.desk import once
from home.nearly import MOST_WORDS, nearly

LONGEST = 200
MOST_READ = 20_000  # rows looked through for what is only nearly so
Find = Callable[[str, QuerySet[Any]], Any]
Found = QuerySet[Any] | list[Any]


def cleaned(typed: str) -> str:
    return " ".join(typed.replace("\x00", "").split())[:LONGEST]


def holding(typed: str, rows: QuerySet[Any], fields: Iterable[str]) -> QuerySet[Any]:
    """Those that have every word in one of the fields."""
    for word in cleaned(typed).split()[:MOST_WORDS]:
        rows = rows.filter(reduce(or_, (Q(**{f"{name}__icontains": word}) for name in fields)))
    return rows


def resembling(typed: str, rows: QuerySet[Any], fields: Iterable[str]) -> list[Any]:
    """Those whose words are nearly so, the closest first."""
    told = rows.order_by().values_list("pk", *fields)[:MOST_READ]
    texts = ((pk, " ".join(str(value) for value in values if value)) for pk, *values in told)
    return in_order(nearly(cleaned(typed), texts), rows)


def in_order(keys: Iterable[Any], rows: QuerySet[Any]) -> list[Any]:
    keys = list(keys)
    by_key = {one.pk: one for one in rows.filter(pk__in=keys)} if keys else {}
    return [by_key[key] for key in keys if key in by_key]


class TypedForm(BaseFilterForm):
    """A chooser's field for words. `is_alike` once nothing is written so as it was typed."""

    q = forms.CharField(label=_("Search term"), required=False, max_length=LONGEST, strip=True)
    fields_searched: Iterable[str] = ()
    is_alike = False

    def find(self, typed: str, rows: QuerySet[Any]) -> Found:
        return holding(typed, rows, self.fields_searched)

    def find_alike(self, typed: str, rows: QuerySet[Any]) -> Found:
        return resembling(typed, rows, self.fields_searched)

    def filter(self, rows: QuerySet[Any]) -> Found:
        typed = cleaned(self.cleaned_data["q"])
        rows = super().filter(rows)
        if not typed:
            return self.untyped(rows)
        self.is_searching, self.search_query = True, typed
        found = self.find(typed, rows)
        if not (found if isinstance(found, list) else found.exists()):
            found = self.find_alike(typed, rows)
            self.is_alike = bool(found)
        return found

    def untyped(self, rows: QuerySet[Any]) -> Found:
        return rows


class Searching:
    """For both of a chooser's views, the whole one and its results alone."""

    filter_form_class = TypedForm
    results_template_name = "home/admin/chooser_results.html"
    model: Any

    def get_filter_form_class(self) -> type[TypedForm]:
        given = self.filter_form_class
        if given.fields_searched:
            return given
        fields = self.model.snippet_viewset.search_fields
        return type(given.__name__, (given,), {"fields_searched": tuple(fields)})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(is_alike=self.filter_form.is_alike, **kwargs)  # type: ignore[misc,attr-defined,no-any-return]

    @property
    def page_subtitle(self) -> str:
        """The title names it already."""
        return ""

    def get_creation_form_class(self) -> Any:
        """Its key makes a form that is sent twice one record."""
        made = super().get_creation_form_class()  # type: ignore[misc]
        if made is None:
            return None
        key = forms.CharField(widget=forms.HiddenInput, required=False, initial=once.new_key)
        return type(made.__name__, (made,), {once.FIELD: key})


class ChooseView(Searching, chooser.ChooseView):
    pass


class ChooseResultsView(Searching, chooser.ChooseResultsView):
    pass


class CreateInPlaceView(Searching, chooser.SnippetCreateView):
    """As the list's own form does: with a line in the history, a version where the kind has
    versions, and not on the site where it has drafts.
    """

    def post(self, request: Any) -> HttpResponse:
        sending = once.sending_of(request)
        before = once.first_of(sending)
        if before and before.is_same:
            return self.get_chosen_response(self.first_made(before))
        self.form = self.get_creation_form()
        if not self.form.is_valid():
            return self.get_reshow_creation_form_response()
        try:
            with once.carried_out_once(None if before else sending) as sent:
                made = self.save_form(self.form)
                sent.answer = str(made.pk)
        except once.SentBefore as before:  # a double tap, in the same moment
            made = self.first_made(before)
        return self.get_chosen_response(made)

    def first_made(self, before: once.SentBefore) -> Any:
        return self.model_class._default_manager.get(pk=before.first.answer)

    def save_form(self, form: Any) -> Model:
        is_draft = issubclass(self.model_class, DraftStateMixin)
        form.instance = self.made_ready(form.instance)
        action = CreateAction(form.instance, user=self.request.user, form=form, clean=not is_draft)
        return action.execute(skip_permission_checks=True)

    def made_ready(self, record: Any) -> Any:
        """What its own form asks and this one does not."""
        return record


class RecordChooserViewSet(chooser.SnippetChooserViewSet):
    """Of every kind of record; those with a longer form name their own `form_fields`."""

    base_widget_class = RecordChooser
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    create_view_class = CreateInPlaceView
    choose_one_text = cached_property(lambda self: said("Choose %(object)s", self.model))
    choose_another_text = cached_property(
        lambda self: said("Choose another %(object)s", self.model)
    )
    edit_item_text = cached_property(lambda self: said("Edit this %(object)s", self.model))
    search_tab_label = _("Search")
    creation_tab_label = _("New")
    create_action_label = _("Create and choose")
