"""The people of one's organisation: who they are, and what a representative does about them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from home.access import actor_of, require
from home.desk.forms import ActForm, ConfirmForm
from home.desk.refusals import Refusal
from partners.membership.models import Invitation, Membership, Role
from partners.membership.notices.people import name_of
from partners.membership.refusals import LastRepresentative, explained
from partners.membership.services import memberships
from partners.membership.services.invitations import user_can_see_invitations
from partners.membership.workspace.standing import (
    OrganisationActView,
    Standing,
    Tab,
    hat_of,
    register_tab,
    standing_of,
)


def people_of(standing: Standing) -> list[Membership]:
    """Live, representatives first. Everybody who may see the organisation sees names and roles."""
    live = Membership.objects.live().filter(organisation=standing.organisation)
    return list(live.select_related("person").order_by("-role", "began_at", "pk"))


@require_safe
def people(request: HttpRequest, organisation: str) -> HttpResponse:
    standing = standing_of(actor_of(request), organisation)
    may_invite = user_can_see_invitations(standing.actor, standing.organisation)
    invited = Invitation.objects.filter(organisation=standing.organisation).select_related(
        "invited_by"
    )
    context = {
        "standing": standing,
        "hat": hat_of(standing),
        "people": people_of(standing),
        "me": standing.actor.person.pk,
        "today": localdate(),
        "may_invite": may_invite,
        "invitations": invited.open() if may_invite else [],
    }
    return render(request, "membership/people.html", context)


class PeopleActView(OrganisationActView):
    """An act about the organisation's people leads back to their page."""

    def explain(self, refusal: Refusal) -> str:
        return explained(refusal)

    def get_success_url(self) -> str:
        return reverse("membership:people", args=[self.kwargs["organisation"]])


class MemberActView(PeopleActView):
    """On one live member of the organisation; others are not found."""

    def find(self) -> None:
        super().find()
        live = Membership.objects.live().filter(organisation=self.standing.organisation)
        rows = live.select_related("person", "organisation")
        self.record = get_object_or_404(rows, pk=self.key())
        require(self.is_allowed())

    def key(self) -> int:
        return int(self.kwargs["membership"])

    def is_allowed(self) -> bool:
        """The same question as the service's, which asks again."""
        return self.standing.represents

    def about(self) -> str:
        return f"{name_of(self.record.person)}, {self.record.get_role_display()}"

    @property
    def is_me(self) -> bool:
        return self.actor.is_(self.record.person_id)


class OwnActView(MemberActView):
    """On one's own membership."""

    def key(self) -> int:
        live = (
            Membership.objects.live().of(self.actor).filter(organisation=self.standing.organisation)
        )
        found = live.values_list("pk", flat=True).first()
        return found or 0

    def is_allowed(self) -> bool:
        return True


class RoleForm(ActForm):
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Representatives do everything in its name. Contributors prepare, and neither send "
            "nor invite."
        ),
    )

    def compared(self) -> list[str]:
        return ["role"]

    def shown(self, name: str, value: object) -> str:
        return str(dict(Role.choices).get(str(value), value))


class ChangeRole(MemberActView):
    form_class = RoleForm
    page_title = _("Change the role")
    done = _("The role is changed.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "role": self.record.role}

    def act(self, form: RoleForm) -> None:
        seen = form.seen_version
        memberships.change_role(self.record, **form.words, by=self.standing.actor, seen=seen)


class RemoveForm(ActForm):
    ending = forms.ChoiceField(
        label=_("Why?"),
        choices=[
            (Membership.Ending.TERM_OVER, _("The term of office is over")),
            (Membership.Ending.REMOVED, _("Another reason")),
        ],
        widget=forms.RadioSelect,
    )


class Remove(MemberActView):
    form_class = RemoveForm
    page_title = _("End somebody's part")
    intro = _(
        "This person acts for the organisation no longer, from this moment on, and is told so. "
        "What they did stays in the history."
    )
    button = _("End it")
    done = _("This person does not act for the organisation any more.")
    is_serious = True

    def is_allowed(self) -> bool:
        return self.standing.represents and not self.is_me

    def act(self, form: RemoveForm) -> None:
        seen = form.seen_version
        memberships.remove(self.record, **form.words, by=self.standing.actor, seen=seen)


class Confirm(MemberActView):
    form_class = ConfirmForm
    page_title = _("Does this person still act for it?")
    intro = _("Offices end with the board's term: we ask once a year.")
    button = _("Yes, for another year")
    done = _("Confirmed for a year.")
    template_name = "membership/confirm.html"

    def act(self, form: ConfirmForm) -> None:
        seen = form.seen_version
        memberships.confirm_for_a_year(self.record, by=self.standing.actor, seen=seen)


class HandOverForm(ActForm):
    to = forms.ChoiceField(
        label=_("To whom?"),
        widget=forms.RadioSelect,
        help_text=_("Somebody who is missing here is invited first."),
    )
    leaves = forms.ChoiceField(
        label=_("And you?"),
        choices=[("no", _("I stay, as contributor")), ("yes", _("I leave the organisation"))],
        widget=forms.RadioSelect,
    )


class HandOver(OwnActView):
    form_class = HandOverForm
    page_title = _("Hand over")
    intro = _(
        "Your successor represents the organisation from this moment on, and you do not any more. "
        "Invitations that you have sent end."
    )
    button = _("Hand over")
    done = _("Handed over.")
    template_name = "membership/hand_over.html"
    is_serious = True

    def is_allowed(self) -> bool:
        return self.standing.represents

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        others = [one for one in people_of(self.standing) if one.pk != self.record.pk]
        form.fields["to"].choices = [
            (one.pk, f"{name_of(one.person)}, {one.get_role_display()}") for one in others
        ]
        return form

    def act(self, form: HandOverForm) -> None:
        self.leaves = form.cleaned_data["leaves"] == "yes"
        to = get_object_or_404(Membership, pk=form.cleaned_data["to"])
        memberships.hand_over(
            self.record, to=to, leaves=self.leaves, by=self.standing.actor, seen=form.seen_version
        )

    def get_success_url(self) -> str:
        return reverse("workspace") if getattr(self, "leaves", False) else super().get_success_url()


class Leave(OwnActView):
    form_class = ConfirmForm
    page_title = _("Leave the organisation")
    intro = _("You act for it no longer, from this moment on. Its people can invite you again.")
    button = _("Leave the organisation")
    template_name = "membership/leave.html"
    is_serious = True

    def find(self) -> None:
        super().find()
        self.done = gettext("You do not act for %s any more.") % self.record.organisation

    @property
    def back(self) -> str:
        return reverse("membership:people", args=[self.kwargs["organisation"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The last representative reads before, not after, that nobody would be left."""
        if memberships.is_last_representative(self.record):
            kwargs |= {"intro": explained(LastRepresentative()), "is_last": True}
        return super().get_context_data(**kwargs)

    def act(self, form: ConfirmForm) -> None:
        memberships.leave(self.record, by=self.standing.actor, seen=form.seen_version)

    def get_success_url(self) -> str:
        return reverse("workspace")


register_tab(Tab(_("People"), "membership:people", lambda standing: True))
_PEOPLE = pgettext_lazy("url", "organisations/<slug:organisation>/people/")
_ROLE = pgettext_lazy("url", "organisations/<slug:organisation>/people/<int:membership>/role/")
_END = pgettext_lazy("url", "organisations/<slug:organisation>/people/<int:membership>/end/")
_CONFIRM = pgettext_lazy(
    "url", "organisations/<slug:organisation>/people/<int:membership>/confirm/"
)
_HAND_OVER = pgettext_lazy("url", "organisations/<slug:organisation>/people/hand-over/")
_LEAVE = pgettext_lazy("url", "organisations/<slug:organisation>/people/leave/")
urlpatterns = [
    path(_PEOPLE, people, name="people"),
    path(_ROLE, ChangeRole.as_view(), name="role"),
    path(_END, Remove.as_view(), name="remove"),
    path(_CONFIRM, Confirm.as_view(), name="confirm"),
    path(_HAND_OVER, HandOver.as_view(), name="hand_over"),
    path(_LEAVE, Leave.as_view(), name="leave"),
]
