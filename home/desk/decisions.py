"""Decisions in the admin: one of several, and why. They stand in a viewset's place to edit."""

from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.desk.admin import AdminActView
from home.desk.forms import ActForm
from home.records import RecordViewSet

REASON = _("Reason")


def reason_field(
    help_text: str | Promise, *, label: str | Promise = REASON, longest: int = 1_000
) -> forms.CharField:
    """`DecisionForm` says for which decisions it is demanded."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecisionForm(ActForm):
    """`decisions` are what one chooses from; those in `unexplained` need no reason."""

    decisions: ClassVar[dict[Any, str | Promise]] = {}
    unexplained: ClassVar[set[str]] = set()
    no_reason: ClassVar[str | Promise] = _("Say why: the cooperative reads this.")

    decision = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This cannot be decided as it stands now.")},
    )
    reason = reason_field("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.choices = [(str(key), words) for key, words in self.open_decisions().items()]

    def open_decisions(self) -> dict[Any, str | Promise]:
        """Those that the record lets one take now."""
        return self.decisions

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        is_said = words.get("decision") in {None, *self.unexplained} or words.get("reason")
        if not is_said and "reason" not in self.errors:
            self.add_error("reason", self.no_reason)
        return words


class ListedActView(AdminActView):
    """The act that a viewset has where others have a form to edit: below its list, and back."""

    act_form: type[ActForm]
    list_title: str | Promise
    index_url_name = ""  # by the viewset

    def get_form_class(self) -> type[ActForm]:
        """The viewset hands its edit view a form of its own making."""
        return self.act_form

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listed = {"url": self.get_list_url(), "label": self.list_title}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), listed, here]

    def get_list_url(self) -> str:
        return reverse(self.index_url_name)

    def get_success_url(self) -> str:
        return self.get_list_url()


class DecidedViewSet(RecordViewSet):
    """Written elsewhere; here one finds a record and decides about it."""

    list_per_page = 50
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = False
