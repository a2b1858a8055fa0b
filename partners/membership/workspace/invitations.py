"""Inviting somebody to one's organisation, and answering an invitation."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from home.access import actor_of, require
from home.desk.forms import ActForm, ConfirmForm
from home.desk.refusals import Refusal
from home.desk.site import SiteActView
from home.email_addresses import require_plain
from partners.membership.models import Invitation, Role
from partners.membership.models.invitation import digest_of_token
from partners.membership.notices.people import name_of
from partners.membership.refusals import explained
from partners.membership.services import invitations
from partners.membership.workspace.people import PeopleActView
from partners.membership.workspace.standing import hat_of, standing_of

GIVEN = "invitation"  # key of the session: digest of the link or code that was given
SHEET = "invitation_sheet"  # key of the session: of one invitation on paper, its code


def give(request: HttpRequest, digest: str) -> str | None:
    """Keep what opens an invitation, through signing in, and say where it is answered; None for
    what opens none.
    """
    key = Invitation.objects.filter(digest=digest).values_list("pk", flat=True).first()
    if key is None:
        return None
    request.session[GIVEN] = digest
    return reverse("membership:answer", args=[key])


@require_safe
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Where the letter's link leads. One that was used or replaced opens nothing."""
    address = give(request, digest_of_token(token))
    if address is None:
        return render(request, "membership/invitation_over.html", status=404)
    return redirect(address)


class InviteForm(ActForm):
    name = forms.CharField(label=_("Name"), max_length=150)
    address = forms.EmailField(label=_("E-mail address"), validators=[require_plain])
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        initial=Role.CONTRIBUTOR,
        widget=forms.RadioSelect,
        help_text=_(
            "Representatives do everything in its name. Contributors prepare, and neither send "
            "nor invite."
        ),
    )


class PaperForm(InviteForm):
    address = None  # type: ignore[assignment]  # how Django takes a field away


class Invite(PeopleActView):
    form_class = InviteForm
    page_title = _("Invite somebody by e-mail")
    intro = _("They get a letter with a link, which works for two weeks.")
    button = _("Send the invitation")
    done = _("The invitation is sent.")
    on_paper = False

    def find(self) -> None:
        super().find()
        found = self.standing
        require(
            invitations.user_can_invite(
                found.actor, found.organisation, Role.CONTRIBUTOR, on_paper=self.on_paper
            )
        )

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if not self.standing.represents:
            form.fields["role"].choices = [(Role.CONTRIBUTOR, Role.CONTRIBUTOR.label)]
        return form

    def act(self, form: InviteForm) -> None:
        found = self.standing
        self.sent = invitations.invite(found.organisation, **form.words, by=found.actor)


class InviteOnPaper(Invite):
    form_class = PaperForm
    page_title = _("Invite somebody by a code on paper")
    intro = _(
        "For somebody without e-mail: you print a small sheet with a code, and give it to them. "
        "Whoever holds it can use it, once, for two weeks."
    )
    button = _("Make the sheet")
    done = _("The sheet is ready. Print it now: the code is shown only here.")
    on_paper = True

    def act(self, form: InviteForm) -> None:
        super().act(form)
        _keep_sheet(self.request, self.sent)

    def get_success_url(self) -> str:
        if hasattr(self, "sent"):
            return _sheet(self.sent.invitation)
        return super().get_success_url()


class InvitationActView(PeopleActView):
    """On an open invitation of the organisation; others are not found."""

    form_class = ConfirmForm

    def find(self) -> None:
        super().find()
        found = self.standing
        rows = Invitation.objects.open().filter(organisation=found.organisation)
        self.record = get_object_or_404(
            rows.select_related("organisation", "invited_by"), pk=self.kwargs["invitation"]
        )
        require(invitations.user_can_send(found.actor, self.record))

    def about(self) -> str:
        return f"{self.record.name}, {self.record.get_role_display()}"


class Withdraw(InvitationActView):
    page_title = _("Withdraw the invitation")
    intro = _("Its link or code opens nothing any more.")
    button = _("Withdraw")
    done = _("The invitation is withdrawn.")
    is_serious = True

    def act(self, form: ConfirmForm) -> None:
        invitations.withdraw(self.record, by=self.standing.actor, seen=form.seen_version)


class SendAgain(InvitationActView):
    page_title = _("Send the invitation again")
    intro = _("With a new link or code, for two weeks more. The one before opens nothing any more.")
    button = _("Send again")
    done = _("The invitation is sent again.")

    def act(self, form: ConfirmForm) -> None:
        seen = form.seen_version
        self.sent = invitations.send_again(self.record, by=self.standing.actor, seen=seen)
        if self.record.is_on_paper:
            _keep_sheet(self.request, self.sent)

    def get_success_url(self) -> str:
        if hasattr(self, "sent") and self.record.is_on_paper:
            return _sheet(self.record)
        return super().get_success_url()


@require_safe
def sheet(request: HttpRequest, organisation: str, invitation: int) -> HttpResponse:
    """To print, by whoever has just made it: the code is kept nowhere but in their session."""
    standing = standing_of(actor_of(request), organisation)
    kept: tuple[int, str] = request.session.get(SHEET) or (0, "")
    rows = Invitation.objects.in_time().filter(organisation=standing.organisation)
    found = get_object_or_404(rows.select_related("organisation"), pk=invitation)
    if kept[0] != found.pk:
        raise Http404
    context = {
        "standing": standing,
        "hat": hat_of(standing),
        "invitation": found,
        "code": kept[1],
        "sender": name_of(found.invited_by),
        "address": settings.BASE_URL + reverse("account_paper"),
    }
    return render(request, "membership/invitation_sheet.html", context)


def _keep_sheet(request: HttpRequest, sent: invitations.Sent) -> None:
    request.session[SHEET] = [sent.invitation.pk, sent.secret]


def _sheet(invitation: Invitation) -> str:
    slug = invitation.organisation.slug
    return reverse("membership:invitation_sheet", args=[slug, invitation.pk])


class Answer(SiteActView):
    """For whom it is for, and for whoever came with its link: another account is told so. Nobody
    else finds it.
    """

    form_class = ConfirmForm
    page_title = _("Invitation")
    button = _("Accept")
    welcome = _("Welcome. You act for %(organisation)s now.")
    template_name = "membership/invitation.html"

    def find(self) -> None:
        rows = Invitation.objects.select_related("organisation", "invited_by")
        self.record = get_object_or_404(rows, pk=self.kwargs["invitation"])
        self.given = str(self.request.session.get(GIVEN, ""))
        self.is_mine = invitations.is_for(self.record, self.actor, self.given)
        if not (self.is_mine or self.given == self.record.digest):
            raise Http404
        self.done = self.welcome % {"organisation": self.record.organisation}

    def about(self) -> str:
        return ""

    def version(self, record: Any) -> str:
        return ""

    def act(self, form: ConfirmForm) -> None:
        invitations.accept(self.record, by=self.actor, digest=self.given)

    def explain(self, refusal: Refusal) -> str:
        return explained(refusal)

    def get_success_url(self) -> str:
        return reverse("membership:organisation", args=[self.record.organisation.slug])

    @property
    def back(self) -> str:
        return reverse("workspace")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = {
            "invitation": self.record,
            "is_mine": self.is_mine,
            "is_open": invitations.is_open(self.record),
            "sender": name_of(self.record.invited_by),
        }
        return super().get_context_data(**{**facts, **kwargs})


class Decline(Answer):
    page_title = _("Decline the invitation")
    intro = _("You will not act for it. Its people can invite you again.")
    button = _("Decline")
    welcome = _("You have declined the invitation of %(organisation)s.")
    template_name = "desk/act.html"

    def about(self) -> str:
        return str(self.record.organisation)

    def act(self, form: ConfirmForm) -> None:
        invitations.decline(self.record, by=self.actor, digest=self.given)

    def get_success_url(self) -> str:
        return reverse("workspace")


_INVITE = pgettext_lazy("url", "organisations/<slug:organisation>/people/invite/")
_ON_PAPER = pgettext_lazy("url", "organisations/<slug:organisation>/people/invite-on-paper/")
_AGAIN = pgettext_lazy(
    "url", "organisations/<slug:organisation>/invitations/<int:invitation>/again/"
)
_WITHDRAW = pgettext_lazy(
    "url", "organisations/<slug:organisation>/invitations/<int:invitation>/withdraw/"
)
_SHEET = pgettext_lazy(
    "url", "organisations/<slug:organisation>/invitations/<int:invitation>/sheet/"
)
_OPEN = pgettext_lazy("url", "invitations/open/<str:token>/")
_ANSWER = pgettext_lazy("url", "invitations/<int:invitation>/")
_DECLINE = pgettext_lazy("url", "invitations/<int:invitation>/decline/")
urlpatterns = [
    path(_INVITE, Invite.as_view(), name="invite"),
    path(_ON_PAPER, InviteOnPaper.as_view(), name="invite_on_paper"),
    path(_AGAIN, SendAgain.as_view(), name="invite_again"),
    path(_WITHDRAW, Withdraw.as_view(), name="withdraw"),
    path(_SHEET, sheet, name="invitation_sheet"),
    path(_OPEN, open_link, name="invitation"),
    path(_ANSWER, Answer.as_view(), name="answer"),
    path(_DECLINE, Decline.as_view(), name="decline"),
]
