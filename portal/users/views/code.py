"""The code or link that shows whose an address or number is, and what happens then.

The page is the same whatever was asked for and whoever has an account; when code or link have
ended it offers another.
"""

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from home import phone_numbers
from home.access import actor_of
from portal import security_log
from portal.throttles import proofs
from portal.users import codes, joining, proving
from portal.users.forms import ChosenPasswordForm, CodeForm
from portal.users.models import Proof, Purpose

SESSION_KEY = "proof"
# The page to begin anew on, of each purpose.
BEGINNINGS = {
    Purpose.SIGN_UP: "account_signup",
    Purpose.FORGOTTEN: "account_reset_password",
    Purpose.CONTACT: "account_phone",
}


def begin(request: HttpRequest, proof: Proof) -> HttpResponse:
    """Lead to the page for its code."""
    request.session[SESSION_KEY] = proof.pk
    return redirect("account_code")


def proof_of(request: HttpRequest) -> Proof | None:
    """What this browser asked for last; None when it was used or is forgotten."""
    found = Proof.objects.filter(pk=request.session.get(SESSION_KEY)).first()
    is_theirs = found and (found.purpose != Purpose.CONTACT or found.person_id == request.user.pk)
    return found if is_theirs else None


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    proof = proof_of(request)
    if proof is None:
        return render(request, "account/nothing_to_prove.html")
    if "again" in request.POST:
        return _send_again(request, proof)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            proving.check(proof, form.cleaned_data["code"])
            return _finish(request, proof)
        except proving.IsWrong:
            if refusal := proofs.refusal_of_a_wrong_code(request):
                return refusal
            form.add_error("code", _("That is not the code. Please look again."))
        except proving.HasEnded:
            proof.refresh_from_db()
        except joining.IsTaken:
            return render(request, "account/is_taken.html", _context(proof))
    return render(request, "account/code.html", _context(proof) | {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@never_cache
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a letter: a button, because programs look at links too. In another browser than
    the one that asked, also the password: who opens it may not be who chose that. For the same
    reason that browser does not become the one that asked by having another link sent.
    """
    proof = codes.of_token(token)
    if proof is None or proof.purpose != Purpose.SIGN_UP:
        return render(request, "account/nothing_to_prove.html")
    is_here = request.session.get(SESSION_KEY) == proof.pk
    if "again" in request.POST:
        return _send_again(request, proof) if is_here else _send_elsewhere(request, proof)
    form = None if is_here else ChosenPasswordForm(request.POST or None)
    if request.method == "POST" and not proof.has_ended and (form is None or form.is_valid()):
        try:
            if form is not None:
                _check_password(proof, form.cleaned_data["password"])
            return _finish(request, proof)
        except proving.IsWrong:
            form.add_error("password", _("That is another password than the one you chose."))
        except proving.HasEnded:
            proof.refresh_from_db()
        except joining.IsTaken:
            return render(request, "account/is_taken.html", _context(proof))
    return render(request, "account/link.html", _context(proof) | {"form": form})


def _check_password(proof: Proof, password: str) -> None:
    """Raises HasEnded, IsWrong. Wrong ones count as wrong codes do."""
    code = codes.code_of(proof) if joining.is_password_of(proof, password) else ""
    proving.check(proof, code)


def _send_again(request: HttpRequest, proof: Proof) -> HttpResponse:
    if refusal := proofs.refusal(request, proof.contact):
        return refusal
    proving.send_again(proof)
    messages.success(request, _("Sent again. It may take a few minutes."))
    return begin(request, proof)


def _send_elsewhere(request: HttpRequest, proof: Proof) -> HttpResponse:
    if refusal := proofs.refusal(request, proof.contact):
        return refusal
    proving.send_again(proof)
    return render(request, "account/link.html", _context(proof) | {"is_sent": True})


def _finish(request: HttpRequest, proof: Proof) -> HttpResponse:
    """Raises HasEnded, IsTaken."""
    if proof.purpose == Purpose.SIGN_UP:
        return _join(request, proof)
    if proof.purpose == Purpose.FORGOTTEN:
        key = joining.password_key(proof)
        request.session.pop(SESSION_KEY, None)
        return redirect("account_reset_password_from_key", **key)
    joining.change_number(proof, by=actor_of(request))
    request.session.pop(SESSION_KEY, None)
    messages.success(request, _("Your mobile number is changed."))
    return redirect("account_phone")


def _join(request: HttpRequest, proof: Proof) -> HttpResponse:
    """Signed in, at the page that they came from or in the workspace."""
    leads = proof.facts["leads"] or reverse("workspace")
    user = joining.join(proof)
    request.session.pop(SESSION_KEY, None)
    security_log.note("signed up", person=user.pk, request=request)
    login = Login(user, EmailVerificationMethod.NONE, redirect_url=leads)
    return perform_login(request, login)


def _context(proof: Proof) -> dict[str, object]:
    is_phone = proof.kind == "phone"
    return {
        "proof": proof,
        "contact": phone_numbers.spaced(proof.contact) if is_phone else proof.contact,
        "beginning": reverse(BEGINNINGS[Purpose(proof.purpose)]),
    }
