"""The code of a printed invitation, typed by anybody: who has an account answers with it, who has
none makes one with a name, a password and an account number to sign in with.
"""

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from home.access import Actor, system
from partners.membership.models import Invitation
from partners.membership.models.invitation import digest_of_code
from partners.membership.refusals import InvitationIsOver, explained
from partners.membership.services import invitations
from partners.membership.workspace.invitations import GIVEN, give
from portal import security_log
from portal.throttles import paper_codes
from portal.users import joining, names
from portal.users.forms import PaperCodeForm, PaperSignUpForm
from portal.users.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    form = PaperCodeForm(request.POST or None)
    if form.is_valid():
        tried = paper_codes.try_once(request)
        if tried.refusal:
            return tried.refusal
        digest = digest_of_code(form.cleaned_data["code"])
        if _on_paper(digest) and (address := give(request, digest)):
            tried.take_back()
            return redirect(address if request.user.is_authenticated else "account_paper_join")
        form.add_error(
            "code", _("No invitation has this code any more. Look again, or ask for a new one.")
        )
    return render(request, "account/paper.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """An account and the answer in one: the code that opened it opens nothing after."""
    digest = str(request.session.get(GIVEN, ""))
    invitation = _on_paper(digest)
    if invitation is None:
        return redirect("account_paper")
    if request.user.is_authenticated:
        return redirect("membership:answer", invitation.pk)
    form = PaperSignUpForm(request.POST or None, initial={"name": invitation.name})
    if form.is_valid():
        try:
            user = _joined(invitation, digest, **form.cleaned_data)
        except InvitationIsOver as refusal:
            form.add_error(None, explained(refusal))
        else:
            security_log.note("signed up", person=user.pk, request=request)
            leads = reverse("account_paper_number")
            return perform_login(
                request, Login(user, EmailVerificationMethod.NONE, redirect_url=leads)
            )
    context = {"form": form, "invitation": invitation}
    return render(request, "account/paper_join.html", context)


@require_safe
@never_cache
def number(request: HttpRequest) -> HttpResponse:
    """What to write down: the number that this person signs in with."""
    if not (request.user.is_authenticated and request.user.account_number):
        return redirect("workspace")
    return render(request, "account/paper_number.html", {"number": names.shown(request.user)})


def _on_paper(digest: str) -> Invitation | None:
    rows = Invitation.objects.in_time().filter(digest=digest, means=Invitation.Means.PAPER)
    return rows.select_related("organisation").first()


@transaction.atomic
def _joined(invitation: Invitation, digest: str, *, name: str, password: str) -> User:
    """Raises InvitationIsOver, and then there is no account."""
    by = system("paper_code", joining.OPEN_ACCOUNTS)
    language = get_language() or ""
    user = joining.open_numbered_account(name, password, language=language, by=by)
    invitations.accept(invitation, by=Actor(user), digest=digest)
    return user
