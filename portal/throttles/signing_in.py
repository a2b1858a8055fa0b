"""Whose failures count against whom when somebody signs in.

1. An account tried from one network: a few failures, then a pause for that account from there.
2. All accounts tried from one network, and one account tried from all networks: more, but bounded.
   Neither holds for who has signed in with this account from this network lately. So nobody is
   locked out by a neighbour behind the same address, nor by a stranger who tries their account
   from elsewhere.

A log-in that succeeds takes its counts back; one that is refused adds none.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.signals import user_logged_in
from allauth.core import context
from allauth.core.internal import ratelimit
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import ngettext

from portal import security_log, visitors
from portal.throttles import answers
from portal.users import names
from portal.users.models import User

APP = "allauth.account"
KNOWN_FOR = 30 * 24 * 3600  # seconds
OF_ALL = ("login_failed_network", "login_failed_account")  # settings: ACCOUNT_RATE_LIMITS


class ThrottledAdapter(DefaultAccountAdapter):
    """The limits of a log-in, for the account adapter of the portal."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return visitors.address_of(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raises ValidationError, before any password is looked at."""
        account, pair = _account(credentials), _pair(request, credentials)
        limits = [("login_failed", pair)]
        if not caches["throttles"].get(_known(pair)):
            limits[:0] = [(action, account) for action in OF_ALL]
        counted: list[ratelimit.SingleRateLimitUsage] = []
        for action, key in limits:
            usage = ratelimit.consume(request, app=APP, action=action, key=key)
            if usage is None:
                ratelimit.RateLimitUsage(counted).rollback()
                security_log.note(
                    "locked out", request=request, limit=action, **security_log.account_of(account)
                )
                raise _refusal(request, account)
            counted += usage.usage
        self._login_failed_rl_usage = ratelimit.RateLimitUsage(counted)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Codes of a second factor that were tried too often are told as passwords are."""
        if code != "too_many_login_attempts":
            return super().validation_error(code, *args)
        request = context.request
        stage = getattr(request, "_login_stage", None)
        person = stage.login.user if stage else request.user
        return _refusal(request, f"mfa-auth-user-{person.pk}")  # allauth's name of that count

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """What a new password by e-mail takes back."""
        return _pair(request, credentials)


@receiver(user_logged_in)
def on_signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """This account is known from here, once its second factor was right as well."""
    caches["throttles"].set(
        _known(_pair(request, {"username": user.sign_in_name})), True, KNOWN_FOR
    )


def _refusal(request: HttpRequest, account: str) -> ValidationError:
    minutes = answers.minutes_of(answers.try_again_after(request, account))
    return ValidationError(
        ngettext(
            "Too many failed attempts. Try again in %(minutes)d minute.",
            "Too many failed attempts. Try again in %(minutes)d minutes.",
            minutes,
        )
        % {"minutes": minutes},
        code="too_many_login_attempts",
    )


def _account(credentials: dict[str, Any]) -> str:
    """The same for one person, whichever of their names was typed."""
    typed = str(credentials.get("username") or credentials.get("email") or "")
    person = names.person_of(typed)
    return person.sign_in_name if person else names.read(typed)[1]


def _pair(request: HttpRequest, credentials: dict[str, Any]) -> str:
    return f"{visitors.network_of(request)} {_account(credentials)}"


def _known(pair: str) -> str:
    return f"signed-in:{pair}"
