"""allauth, narrowed to what staff need now: no public sign-up yet."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from portal.throttles.signing_in import ThrottledAdapter
from portal.users import second_factor


class AccountAdapter(ThrottledAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **options: object) -> bool:
        """Who has just given the password need not give it again to set up a second factor, nor to
        read the recovery codes that come with it.
        """
        person = context.request.user
        records = get_authentication_records(context.request, person)
        if app == "allauth.mfa" and records:
            given = records[-1]["at"]  # seconds since 1970
            if second_factor.is_missing(person) or second_factor.is_set_up_since(person, given):
                return time.time() - given > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return super().is_reauthentication_required(app=app, **options)


class SecondFactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return second_factor.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return second_factor.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Who must have one gets rid of it only by having it reset."""
        return not second_factor.is_required(authenticator.user)
