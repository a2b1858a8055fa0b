"""Two organisations that are one: choose the other, see both side by side, merge for good."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from home.access import Actor, actor_of, require
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ActForm, said
from home.desk.refusals import Refusal
from home.masking import name_of
from partners.membership.models import Invitation, Membership, Role
from partners.membership.refusals import explained
from partners.membership.services import merging as services
from partners.organisations import merging
from partners.organisations.admin.viewsets import organisation_viewset
from partners.organisations.merging import Becomes, Key
from partners.organisations.models import Organisation

FATES = {
    Becomes.MOVE: gettext_lazy("goes over"),
    Becomes.MOVE_UNLESS_THERE: gettext_lazy("goes over where the other has none"),
    Becomes.MOVE_OR_HINDER: gettext_lazy("goes over"),
    Becomes.KEEP: gettext_lazy("stays in its history; what is open ends"),
}


INTRO_OF_HIDDEN = gettext_lazy(
    "The first is not on the site, and stays off it for good. Nobody undoes this here: look at "
    "both."
)


class OtherForm(ActForm):
    into = forms.ModelChoiceField(
        Organisation.objects.active(),
        label=gettext_lazy("The one that stays"),
        help_text=gettext_lazy("Nothing is merged yet: you see both side by side first."),
        widget=organisation_viewset.chooser_viewset.widget_class,
    )


class MergeForm(ActForm):
    """A field for the part of each person of the one that is merged."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The people of both read it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    tells_names = forms.BooleanField(
        label=gettext_lazy("Readers find the second by the names of the first"),
        help_text=gettext_lazy(
            "The first is not on the site. As long as this is not ticked, readers do not find the "
            "second by its names, number or address; lists that are imported still lead there."
        ),
        required=False,
    )

    def __init__(
        self, *args: Any, old: Organisation, people: list[services.Carried], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if old.is_public:
            del self.fields["tells_names"]
        for one in people:
            self.fields[f"role_{one.membership.pk}"] = forms.ChoiceField(
                label=_("%(name)s goes on as") % {"name": name_of(one.membership.person)},
                choices=[(role, _role(role)) for role in one.may_have],
                initial=one.usual,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def roles(self) -> dict[int, str]:
        """By key of the membership."""
        words = self.words.items()
        return {int(name[5:]): role for name, role in words if name.startswith("role_")}


def _role(role: str) -> str:
    return str(Role(role).label) if role else _("does not go on")


class ChooseView(WagtailAdminTemplateMixin, FormView):  # type: ignore[misc, type-arg]
    """Does nothing itself: it leads on to where both are compared."""

    form_class = OtherForm
    template_name = "desk/admin/act.html"
    page_title = gettext_lazy("Merge into another organisation")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(services.user_can_merge(actor_of(request)))
        self.record = _organisation(self.kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        intro = _(
            "For a body that stands in the register twice. Its people, agreements and offers go "
            "over to the other, and its address leads there."
        )
        shown = {"about": self.record, "intro": intro, "button": _("Compare both")}
        return super().get_context_data(**shown, back=form_of(self.record), **kwargs)

    def form_valid(self, form: OtherForm) -> HttpResponse:
        return redirect("organisations_merge", self.record.pk, form.cleaned_data["into"].pk)


class MergeView(AdminActView):
    allowed = staticmethod(services.user_can_merge)
    header_icon = "globe"
    record: Organisation
    template_name = "membership/admin/merge.html"
    page_title = gettext_lazy("Merge two organisations")
    intro = gettext_lazy(
        "The first is taken off the site for good, and its address leads to the second. Nobody "
        "undoes this here: look at both."
    )
    done = gettext_lazy("They are one organisation now. Whom it concerns hears of it.")
    button = gettext_lazy("Merge for good")
    is_serious = True

    def find(self) -> None:
        self.record = _organisation(self.kwargs["pk"])
        self.kept = _organisation(self.kwargs["into"])
        if not self.record.is_public:
            self.intro = INTRO_OF_HIDDEN

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def version(self, record: Organisation) -> str:
        return services.version_of_both(record, self.kept)

    @cached_property
    def people(self) -> list[services.Carried]:
        return services.people(self.record, self.kept)

    @cached_property
    def hindrances(self) -> list[str | Promise]:
        return services.hindrances(self.record, self.kept, self.actor)

    def get_form(self, form_class: Any = None) -> MergeForm:
        return MergeForm(**self.get_form_kwargs(), old=self.record, people=self.people)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {
            "kept": self.kept,
            "hindrances": self.hindrances,
            "button": "" if self.hindrances else self.button,
            "rows": list(_compared(self.record, self.kept)),
        }
        return super().get_context_data(**{**given, **kwargs})

    def act(self, form: MergeForm) -> None:
        reason = form.cleaned_data["reason"]
        services.merge(
            self.record,
            self.kept,
            roles=form.roles,
            reason=reason,
            by=self.actor,
            seen=form.seen_version,
            tells_names=form.cleaned_data.get("tells_names", False),
        )

    def explain(self, refusal: Refusal) -> str:
        return explained(refusal)

    def get_success_url(self) -> str:
        return form_of(self.kept)

    @property
    def back(self) -> str:
        return form_of(self.record)


def form_of(organisation: Organisation) -> str:
    return reverse(organisation_viewset.get_url_name("edit"), args=[organisation.pk])


def _organisation(key: Any) -> Any:
    return record_or_404(Organisation.objects.for_page(), key)


def _compared(old: Organisation, kept: Organisation) -> Iterator[tuple[object, ...]]:
    """What it is, what each has, and what becomes of that of the first."""
    for name, told in FACTS:
        both = said(told(old)), said(told(kept))
        if set(both) != {said(None)}:
            yield name, *both, ""
    names = [_names_of(one) for one in (old, kept)]
    yield _("People"), *names, _("go on as said below")
    for key in merging.all_keys():
        mine, theirs = key.rows(old).count(), key.rows(kept).count()
        if mine or theirs:
            is_asked = key.is_name and not old.is_public
            fate = _("goes over if it is ticked below") if is_asked else FATES[key.becomes]
            yield _kind(key), str(mine), str(theirs), fate
    ended = [one.doubled(old, kept) for one in merging.all_keys()]
    if staying := sum(len(rows) for rows in ended):
        yield _("of these stay with the first"), str(staying), "", _("the other has its own")
    open_ones = [Invitation.objects.in_time().filter(organisation=one) for one in (old, kept)]
    yield _("Open invitations"), *(str(rows.count()) for rows in open_ones), _("end")


def _names_of(organisation: Organisation) -> str:
    live = Membership.objects.live().filter(organisation=organisation).select_related("person")
    people = [f"{name_of(one.person)} ({one.get_role_display()})" for one in live]
    return ", ".join(people) or "–"


def _kind(key: Key) -> str:
    return str(key.model._meta.verbose_name_plural)


def _of_profile(name: str) -> Any:
    return lambda one: getattr(getattr(one, "cooperative", None), name, None)


FACTS = [
    (gettext_lazy("Name"), lambda one: one.name),
    (gettext_lazy("Acronym"), lambda one: one.acronym),
    (gettext_lazy("Kind"), lambda one: one.get_kind_display()),
    (gettext_lazy("Address"), lambda one: one.get_absolute_url()),
    (gettext_lazy("Code"), lambda one: one.code),
    (gettext_lazy("Place"), lambda one: one.place),
    (gettext_lazy("Registration number"), _of_profile("registration_number")),
    (gettext_lazy("Village"), _of_profile("village")),
    (gettext_lazy("Members"), _of_profile("members")),
    (gettext_lazy("Founded in"), _of_profile("founded")),
    (gettext_lazy("Website"), lambda one: one.website),
    (gettext_lazy("Summary"), lambda one: one.summary),
    (gettext_lazy("On the site"), lambda one: one.is_public),
]


def listing_buttons(snippet: Any, user: Any, next_url: str = "") -> Iterator[Button]:
    """Beside an organisation in its list."""
    is_one = isinstance(snippet, Organisation) and not snippet.merged_into_id
    if is_one and services.user_can_merge(Actor(user)):
        url = reverse("organisations_merge_choose", args=[snippet.pk])
        yield Button(_("Merge into another"), url, icon_name="resubmit", priority=30)


urlpatterns = [
    path("<int:pk>/", ChooseView.as_view(), name="organisations_merge_choose"),
    path("<int:pk>/<int:into>/", MergeView.as_view(), name="organisations_merge"),
]
