"""Acts on an account in the admin: the invitation again, the end, and opening it again."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.access import Actor, actor_of, require
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ActForm
from home.desk.refusals import IsGone, Refusal
from portal.users import second_factor, staffing, support
from portal.users.models import User


class EndForm(ActForm):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Stands in the history of the account; the person is not told."),
    )


class AccountActView(AdminActView):
    header_icon = "user"
    edit_url_name = index_url_name = ""
    user: User

    @staticmethod
    def allowed(actor: Actor) -> bool:
        return actor.has(staffing.CHANGE_PEOPLE)

    def find(self) -> None:
        self.user = record_or_404(User.objects.all(), self.kwargs["pk"])
        require(staffing.user_can_look_after(self.user, self.actor))

    def about(self) -> str:
        return str(self.user)

    def get_success_url(self) -> str:
        return reverse(self.edit_url_name, args=[self.user.pk])


class InviteAgainView(AccountActView):
    page_title: str | Promise = _("Send the invitation again")
    intro = _("A new letter with a link that sets the password; links sent before stay valid.")
    button = _("Send it")
    done = _("The invitation was sent.")

    def find(self) -> None:
        super().find()
        if self.user.has_usable_password() or not self.user.email:
            raise Http404

    def act(self, form: Any) -> None:
        staffing.invite(self.user, by=self.actor)


class NewPasswordView(AccountActView):
    page_title: str | Promise = _("Send a link for a new password")
    intro = _("The person chooses it by the link; until then the password stays as it is.")
    button = _("Send it")
    done = _("The link was sent.")

    def find(self) -> None:
        super().find()
        if not self.user.email:
            raise Http404

    def act(self, form: Any) -> None:
        staffing.send_password_link(self.user, by=self.actor)


class ResetForm(ActForm):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("How you know that it is this person who asks. Stands in the history."),
    )


class ResetFactorView(AccountActView):
    """For who lost the telephone and the recovery codes."""

    form_class = ResetForm
    page_title: str | Promise = _("Reset the second factor")
    button = _("Take it away")
    done = _("The second factor is taken away.")
    is_serious = True

    def find(self) -> None:
        super().find()
        require(second_factor.user_can_reset(self.user, self.actor))
        self.intro = (
            _(
                "Make sure that it is the person who asks, by telephone or face to face. The "
                "person is signed out everywhere, is told by e-mail, and sets up a new one at the "
                "next log-in."
            )
            if second_factor.is_required(self.user)
            else _(
                "Make sure that it is the person who asks, by telephone or face to face. The "
                "person is signed out everywhere and is told by e-mail. From then on the password "
                "alone is enough, until the person sets up a new one."
            )
        )

    def act(self, form: Any) -> None:
        if not second_factor.reset(self.user, form.cleaned_data["reason"], by=self.actor):
            raise IsGone(record=self.user)


class EndView(AccountActView):
    form_class = EndForm
    page_title: str | Promise = _("End the account")
    intro = _(
        "The person is signed out everywhere and cannot come in any more. What they did stays with "
        "their name. You can open the account again."
    )
    button = _("End the account")
    done = _("The account is ended.")
    is_serious = True

    def act(self, form: Any) -> None:
        staffing.end(self.user, form.cleaned_data["reason"], by=self.actor)


class LookForm(ActForm):
    reason = forms.CharField(
        label=_("Why do you look?"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("The person reads it, with your name and the time, under “Data about you”."),
    )


class LookView(AccountActView):
    form_class = LookForm
    page_title: str | Promise = _("Look at the workspace")
    intro = _(
        "To help: you see what waits for the person and for whom they act; you change nothing."
    )
    button = _("Look")
    done = _("You see it for ten minutes.")
    picture_url_name = ""

    def act(self, form: Any) -> None:
        support.look(self.user, form.cleaned_data["reason"], by=self.actor)

    def explain(self, refusal: Refusal) -> str:
        return str(support.WhyIsMissing.words)

    def get_success_url(self) -> str:
        return reverse(self.picture_url_name, args=[self.user.pk])

    @property
    def back(self) -> str:
        return super().get_success_url()


class PictureView(WagtailAdminTemplateMixin, TemplateView):
    """What the look shows; whoever did not say why is asked first."""

    template_name = "portal/admin/looked_at.html"
    page_title = _("Look at the workspace")
    header_icon = "view"
    edit_url_name = index_url_name = ask_url_name = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = record_or_404(User.objects.all(), kwargs["pk"])
        picture = support.picture_of(user, actor_of(request))
        if picture is None:
            return redirect(self.ask_url_name, user.pk)
        page = {"picture": picture, "about": str(user)}
        page["back"] = reverse(self.edit_url_name, args=[user.pk])
        answer = self.render_to_response(self.get_context_data(**page))
        answer.headers["Cache-Control"] = "private, no-store"
        return answer


class OpenAgainView(AccountActView):
    page_title: str | Promise = _("Open the account again")
    intro = _("The person can sign in again, with the password and the second factor of before.")
    button = _("Open it again")
    done = _("The account is open again.")

    def act(self, form: Any) -> None:
        staffing.open_again(self.user, by=self.actor)
