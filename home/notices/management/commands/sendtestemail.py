"""Django's own command, past the queue, in sentences instead of a traceback."""

from typing import Any

from django.conf import settings
from django.core.mail import get_connection, send_mail
from django.core.management.base import CommandError
from django.core.management.commands import sendtestemail


class Command(sendtestemail.Command):
    help = "Send a test e-mail now, and say whether the mail server takes it."

    def handle(self, *args: Any, **kwargs: Any) -> None:
        """Raises CommandError."""
        if kwargs["managers"] or kwargs["admins"]:
            raise CommandError("Name the addresses to write to: this portal has no other list.")
        try:
            send_mail(
                subject=f"Test: {settings.WAGTAIL_SITE_NAME}",
                message="The mail server of the portal works. Nothing is asked of you.",
                from_email=None,
                recipient_list=kwargs["email"],
                connection=get_connection(settings.MAIL_SERVER_BACKEND),
            )
        except OSError as error:  # all that smtplib raises is one
            raise CommandError(f"The mail server of EMAIL_URL did not take it: {error}") from error
        self.stdout.write(f"The mail server took it for {', '.join(kwargs['email'])}.")
