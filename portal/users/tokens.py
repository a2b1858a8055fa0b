"""What links that set a password are made of. (allauth's own cannot be named here: its module of
forms makes one of these while it is loaded.)
"""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.tokens import PasswordResetTokenGenerator


class PasswordTokens(PasswordResetTokenGenerator):
    """They end with the addresses, the number and the password of their time."""

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        addresses = EmailAddress.objects.filter(user=user.pk).order_by("email")
        names = [user.phone or "", *addresses.values_list("email", flat=True)]
        return "|".join([super()._make_hash_value(user, timestamp), *names])
