"""Merging another account of one's own, by signing in to both, one after the other.

The first is remembered in the session that begins when it signs out, until somebody signs out
again: no link could lead somebody else to merge theirs. The other is proven as always when one
signs in, with second factor and limits; nothing here says whether an account exists.
"""

import time
from typing import Any
from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import get_user_model, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_http_methods

from home.access import actor_of
from home.masking import name_of
from home.privacy import leaving, merging
from home.privacy.stored import counted

REMEMBERED = "merging"  # key of the session: account, proof, when
HOLDS_FOR = 30 * 60  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def begin(request: HttpRequest) -> HttpResponse:
    """In the account that stays: says what happens, then leads to signing in with the other."""
    if request.method != "POST":
        return render(request, "privacy/workspace/merge.html")
    person: Any = request.user
    remembered = [person.pk, salted_hmac(REMEMBERED, person.get_session_auth_hash()).hexdigest()]
    logout(request)
    request.session[REMEMBERED] = [*remembered, time.time()]
    after = urlencode({"next": reverse("privacy:merge_other")})
    return redirect(f"{reverse('account_login')}?{after}")


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def confirm(request: HttpRequest) -> HttpResponse:
    """In the other account: shows what moves and what hinders, then merges it."""
    person, kept = request.user, _first(request)
    if kept is None:
        return redirect("privacy:merge")
    if request.method == "POST" and request.POST.get("kept") == str(kept.pk):
        try:
            merging.merge(person, kept, by=actor_of(request))
        except leaving.IsHindered:
            pass  # the page below says what hinders
        else:
            logout(request)
            return render(request, "privacy/workspace/merged.html")
    kinds = counted(person)
    context = {
        "kept": name_of(kept),
        "kept_key": kept.pk,
        "closed": name_of(person),
        "hindrances": merging.hindrances(person, kept),
        "moved": [one for one in kinds if one.held.merging in merging.MOVED],
        "left": [one for one in kinds if one.held.merging not in merging.MOVED],
    }
    return render(request, "privacy/workspace/merge_other.html", context)


def _first(request: HttpRequest) -> Any:
    """The account that was signed in before in this browser, while its password is the same."""
    key, proof, at = request.session.get(REMEMBERED, (None, "", 0))
    if time.time() - at > HOLDS_FOR:
        return None
    kept: Any = get_user_model()._default_manager.filter(pk=key, is_active=True).first()
    if kept is None:
        return None
    is_same = salted_hmac(REMEMBERED, kept.get_session_auth_hash()).hexdigest()
    return kept if constant_time_compare(proof, is_same) else None
