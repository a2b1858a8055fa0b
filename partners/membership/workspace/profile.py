"""What readers see of one's organisation, and what one proposes to say there instead."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from home import waiting
from home.access import Actor, actor_of, require
from home.desk.forms import ConfirmForm
from home.desk.refusals import Refusal
from home.ui.states import look
from home.waiting import Waiting
from partners.membership import profile_fields, said_by
from partners.membership.models import Membership, ProfileChange, Scope
from partners.membership.services import profiles
from partners.membership.workspace.profile_form import ProfileForm
from partners.membership.workspace.standing import (
    OrganisationActView,
    Standing,
    Tab,
    hat_of,
    register_tab,
    standing_of,
)
from partners.organisations.models import Organisation


@require_safe
def profile(request: HttpRequest, organisation: str) -> HttpResponse:
    """What readers see now, and what was proposed."""
    standing = standing_of(actor_of(request), organisation)
    found = _with_profile(standing)
    changes = ProfileChange.objects.filter(organisation=found).select_related("by")
    open_ = changes.open().first()
    decided = changes.filter(state=ProfileChange.State.REFUSED).order_by("-decided_at").first()
    context = {
        "standing": standing,
        "hat": hat_of(standing),
        "facts": _facts(found),
        "change": open_,
        **(_compared(open_, found) if open_ else {}),
        "refused": decided if decided and not open_ else None,
        "may_propose": profiles.user_can_propose(standing.actor, found),
        "may_send": standing.may(Scope.PROFILE),
    }
    return render(request, "membership/profile.html", context)


def _compared(change: ProfileChange, organisation: Organisation) -> dict[str, Any]:
    columns = [{"label": label} for label in (_("Field"), _("Now"), _("Proposed"))]
    rows = profile_fields.compared(organisation, change.before, change.values)
    cells = [{"cells": [row.label, row.now_in_words, row.proposed]} for row in rows]
    return {"look": look(ProfileChange.State(change.state)), "columns": columns, "rows": cells}


def _with_profile(standing: Standing) -> Organisation:
    rows = Organisation.objects.select_related("cooperative__stage")
    found: Organisation = rows.get(pk=standing.organisation.pk)
    return found


def _facts(organisation: Organisation) -> list[tuple[str, str, str]]:
    """Label, value, and who said so; "" where nobody is known to have."""
    values = profile_fields.current_values(organisation)
    who = said_by.sources(organisation, values)
    return [
        (profile_fields.label_of(name), profile_fields.said(name, value), who.get(name, ""))
        for name, value in values.items()
    ]


class OfProfile(OrganisationActView):
    """`record`: the open proposal, None where there is none."""

    record: Any = None

    def find(self) -> None:
        super().find()
        require(profiles.user_can_propose(self.standing.actor, self.standing.organisation))
        changes = ProfileChange.objects.open().filter(organisation=self.standing.organisation)
        self.record = changes.select_related("organisation").first()

    def explain(self, refusal: Refusal) -> str:
        if isinstance(refusal, profiles.NothingIsChanged):
            return _("You changed nothing: this is what the page says already.")
        return _(
            "A representative has sent this to the moderators. Ask them to take it back first."
        )

    def get_success_url(self) -> str:
        return reverse("membership:profile", args=[self.kwargs["organisation"]])


class ProposeView(OfProfile):
    form_class = ProfileForm
    page_title = gettext_lazy("Change the profile")
    lost_url = ""

    @cached_property
    def organisation(self) -> Organisation:
        return _with_profile(self.standing)

    @cached_property
    def may_send(self) -> bool:
        """For the words of the page; the service asks again."""
        return self.standing.may(Scope.PROFILE)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "organisation": self.organisation}

    def get_initial(self) -> dict[str, Any]:
        now = profile_fields.current_values(self.organisation)
        proposed = self.record.values if self.record else {}
        return {**super().get_initial(), **now, **proposed}

    @property
    def intro(self) -> str:  # type: ignore[override]
        if self.may_send:
            return _("A moderator looks at it before readers see it.")
        return _("A representative of your organisation sends it to the moderators.")

    @property
    def button(self) -> str:  # type: ignore[override]
        return _("Send to the moderators") if self.may_send else _("Keep")

    @property
    def done(self) -> str:  # type: ignore[override]
        if self.may_send:
            return _("Sent. Readers see it once a moderator has published it.")
        return _("Kept. A representative of your organisation can send it now.")

    def act(self, form: ProfileForm) -> None:
        organisation, by = self.standing.organisation, self.standing.actor
        profiles.propose(organisation, form.values, by=by, seen=self.version(self.record))


class OfOpenChange(OfProfile):
    form_class = ConfirmForm

    def find(self) -> None:
        super().find()
        if self.record is None:
            raise Http404

    @property
    def lost_url(self) -> str:  # type: ignore[override]
        return self.get_success_url()


class SendView(OfOpenChange):
    page_title = gettext_lazy("Send the change of the profile")
    intro = gettext_lazy("A moderator looks at it before readers see it.")
    button = gettext_lazy("Send to the moderators")
    done = gettext_lazy("Sent. Readers see it once a moderator has published it.")

    def find(self) -> None:
        super().find()
        require(self.standing.may(Scope.PROFILE))

    def act(self, form: ConfirmForm) -> None:
        profiles.send(self.record, by=self.standing.actor)


class WithdrawView(OfOpenChange):
    page_title = gettext_lazy("Take the change of the profile back")
    intro = gettext_lazy("The public page stays as it is.")
    button = gettext_lazy("Take back")
    done = gettext_lazy("Taken back. The public page stays as it is.")

    def act(self, form: ConfirmForm) -> None:
        profiles.withdraw(self.record, by=self.standing.actor)


def prepared_for(actor: Actor) -> QuerySet[ProfileChange]:
    """What contributors prepared for those who represent."""
    mine = Membership.objects.live().of(actor).representatives()
    return ProfileChange.objects.filter(
        state=ProfileChange.State.PREPARED, organisation__in=mine.values("organisation")
    )


def to_send(actor: Actor) -> Iterable[Waiting]:
    for change in prepared_for(actor).select_related("organisation"):
        yield Waiting(
            _("A change of the profile is prepared. Look at it and send it."),
            reverse("membership:profile", args=[change.organisation.slug]),
            _("Look at it"),
            str(change.organisation),
        )


def register() -> None:
    register_tab(Tab(gettext_lazy("Profile"), "membership:profile", lambda standing: True))
    waiting.register(to_send, rows=prepared_for)


_HERE = pgettext_lazy("url", "organisations/<slug:organisation>/profile/")
_CHANGE = pgettext_lazy("url", "organisations/<slug:organisation>/profile/change/")
_SEND = pgettext_lazy("url", "organisations/<slug:organisation>/profile/send/")
_WITHDRAW = pgettext_lazy("url", "organisations/<slug:organisation>/profile/take-back/")
urlpatterns = [
    path(_HERE, profile, name="profile"),
    path(_CHANGE, ProposeView.as_view(), name="profile_change"),
    path(_SEND, SendView.as_view(), name="profile_send"),
    path(_WITHDRAW, WithdrawView.as_view(), name="profile_withdraw"),
]
