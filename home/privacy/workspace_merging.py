"""Merging another account of one's own, by signing in to both, one after the other.

The first is remembered in a signed cookie of this browser only: no link could lead somebody else
to merge theirs. The other is proven as always when one signs in, with second factor and limits;
nothing here says whether an account exists.
"""

from typing import Any
from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib.auth import get_user_model, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods

from home.access import actor_of
from home.masking import name_of
from home.privacy import leaving, merging
from home.privacy.stored import counted

COOKIE, SALT = "merging", "home.privacy.merging"
HOLDS_FOR = 30 * 60  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def begin(request: HttpRequest) -> HttpResponse:
    """In the account that stays: says what happens, then leads to signing in with the other."""
    if request.method != "POST":
        return render(request, "privacy/workspace/merge.html")
    person: Any = request.user
    proof = f"{person.pk}:{person.get_session_auth_hash()}"
    logout(request)
    after = urlencode({"next": reverse("privacy:merge_other")})
    answer = redirect(f"{reverse('account_login')}?{after}")
    answer.set_signed_cookie(
        COOKIE,
        proof,
        salt=SALT,
        max_age=HOLDS_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def confirm(request: HttpRequest) -> HttpResponse:
    """In the other account: shows what moves and what hinders, then merges it."""
    person, kept = request.user, _first(request)
    if kept is None:
        return redirect("privacy:merge")
    if request.method == "POST":
        try:
            merging.merge(person, kept, by=actor_of(request))
        except leaving.IsHindered:
            pass  # the page below says what hinders
        else:
            logout(request)
            return _forgotten(render(request, "privacy/workspace/merged.html"))
    kinds = counted(person)
    context = {
        "kept": name_of(kept),
        "closed": name_of(person),
        "hindrances": merging.hindrances(person, kept),
        "moved": [one for one in kinds if one.held.merging in merging.MOVED],
        "left": [one for one in kinds if one.held.merging not in merging.MOVED],
    }
    return render(request, "privacy/workspace/merge_other.html", context)


def _first(request: HttpRequest) -> Any:
    """The account that was signed in before in this browser, while its password is the same."""
    said = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=HOLDS_FOR) or ""
    key, _colon, proof = said.partition(":")
    kept: Any = get_user_model()._default_manager.filter(pk=key or None, is_active=True).first()
    if kept is None or not constant_time_compare(proof, kept.get_session_auth_hash()):
        return None
    return kept


def _forgotten(answer: HttpResponse) -> HttpResponse:
    answer.delete_cookie(COOKIE, samesite="Lax")
    return answer
