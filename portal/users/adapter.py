"""allauth, narrowed to what staff need now: no public sign-up yet."""

from django.http import HttpRequest

from portal.throttles.signing_in import ThrottledAdapter


class AccountAdapter(ThrottledAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
