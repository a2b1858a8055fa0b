"""What links that set a password are made of."""

from typing import Any

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator


class PasswordTokens(EmailAwarePasswordResetTokenGenerator):
    """They end with the address, the number and the password of their time."""

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        value: str = super()._make_hash_value(user, timestamp)
        return f"{value}|{user.phone or ''}"
