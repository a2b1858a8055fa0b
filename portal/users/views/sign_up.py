"""Signing up: a name, a password, and an address or number, which is shown to be theirs next."""

from typing import Any

from allauth.account.utils import get_login_redirect_url, get_next_redirect_url
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from partners.membership.workspace.arriving import invitation_behind
from portal.throttles import proofs
from portal.users import joining
from portal.users.forms import SignUpForm
from portal.users.models import Purpose
from portal.users.views import code


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@never_cache
def sign_up(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    leads = get_next_redirect_url(request) or ""
    invitation = invitation_behind(leads)
    # Not the address that it went to: the link may have been passed on.
    invited_as = {"name": invitation.name} if invitation else {}
    form = SignUpForm(request.POST or None, initial=_typed_before(request) or invited_as)
    if not form.is_valid():
        context = {"form": form, "leads": leads, "invitation": invitation}
        return render(request, "account/signup.html", context)
    given = form.cleaned_data
    if refusal := proofs.refusal(request, given["contact"]):
        return refusal
    proof = joining.ask_to_join(
        given["name"],
        given["contact"],
        given["password"],
        language=get_language() or "",
        leads=leads,
        answers=form.answers(),
    )
    return code.begin(request, proof)


def _typed_before(request: HttpRequest) -> dict[str, Any]:
    """Of who comes back from the next page to mend something."""
    proof = code.proof_of(request)
    if proof is None or proof.purpose != Purpose.SIGN_UP:
        return {}
    return {"name": proof.facts["name"], proof.kind: proof.contact}
