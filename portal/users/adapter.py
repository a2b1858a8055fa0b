"""allauth, for signing in and for what an account has; signing up is ours (`joining`)."""

import time
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home import email_addresses
from home.access import Actor
from home.notices import letters
from portal.throttles.signing_in import ThrottledAdapter
from portal.users import second_factor
from portal.users.models import User


class AccountAdapter(ThrottledAdapter):
    error_messages = {
        **ThrottledAdapter.error_messages,
        "email_password_mismatch": _("That is not the right password, or no such account is here."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff to the admin, everybody else to their workspace, in the language of the page."""
        is_staff = Actor(request.user).has("wagtailadmin.access_admin")
        return reverse("wagtailadmin_home" if is_staff else "workspace")

    def clean_email(self, email: str) -> str:
        """Letters go to the canonical form, never to what only looks like it."""
        email_addresses.require_plain(email)
        return email_addresses.canonical(super().clean_email(email))

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """False for all but its own person, signed in: whoever reads an address may have a letter
        there that somebody else asked for, and would prove it for a stranger's account.
        """
        if request.user.pk != email_address.user_id:
            failed = "account/messages/email_confirmation_failed.txt"
            self.add_message(request, messages.ERROR, failed, {"email": email_address.email})
            return False
        return super().confirm_email(request, email_address)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """To the canonical form, whatever was typed. Links lead to BASE_URL, by whatever name the
        portal was asked.
        """
        ours = urlsplit(settings.BASE_URL)
        told = {
            "current_site": SimpleNamespace(name=settings.WAGTAIL_SITE_NAME, domain=ours.netloc),
            "site": settings.WAGTAIL_SITE_NAME,
            "contact": settings.CONTACT_EMAIL,
            "forgotten": settings.BASE_URL + reverse("account_reset_password"),
        }
        for name, value in context.items():
            if name.endswith("_url"):
                value = urlsplit(value)._replace(scheme=ours.scheme, netloc=ours.netloc).geturl()
            told[name] = value
        super().send_mail(template_prefix, email_addresses.canonical(email), told)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMultiAlternatives:
        """allauth's letters in the dress of all others."""
        plain = super().render_mail(template_prefix, email, context, headers)
        words = letters.dressed(plain.subject, plain.body)
        message = EmailMultiAlternatives(
            words.subject, words.text, plain.from_email, plain.to, headers=headers
        )
        message.attach_alternative(words.html, "text/html")
        return message

    def format_email_subject(self, subject: str) -> str:
        """As it is: the sender's name says whose letter it is."""
        return subject

    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        """Raises PermissionDenied when it was changed meanwhile: a link is used once, also by two
        at the same moment.
        """
        before = User.objects.select_for_update().get(pk=user.pk).password
        if before != user.password:
            raise PermissionDenied
        super().set_password(user, password)

    def reauthenticate(self, user: User, password: str) -> bool:
        """By any name: not everybody has an address."""
        name = user.sign_in_name
        known = self.authenticate(context.request, username=name, password=password)
        return known is not None and known.pk == user.pk

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
