"""`manage.py check` says of a gateway for short messages what is wrong before somebody waits."""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, register
from django.utils.module_loading import import_string

from home.sms.backends import NUMBER, TEXT, HttpBackend

HINT = "docs/accounts.md says how a gateway is set."


@register("sms")
def check_sms(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    if not settings.SMS_BACKEND:
        told = "No gateway for short messages: people sign up with an e-mail address only."
        return [Info(told, hint=HINT, id="sms.I001")]
    return list(_problems())


def _problems() -> Iterator[CheckMessage]:
    try:
        backend = import_string(settings.SMS_BACKEND)
    except ImportError:
        yield Error(f"SMS_BACKEND={settings.SMS_BACKEND} is not there.", hint=HINT, id="sms.E001")
        return
    if not issubclass(backend, HttpBackend):
        return
    if urlsplit(settings.SMS_URL).scheme != "https":
        yield Error(
            "SMS_URL begins with https://, or codes are readable.", hint=HINT, id="sms.E002"
        )
    try:
        body = json.dumps(json.loads(settings.SMS_BODY))
    except ValueError:
        body = ""
    if NUMBER not in body or TEXT not in body:
        told = f"SMS_BODY is JSON with {NUMBER} and {TEXT} in it."
        yield Error(told, hint=HINT, id="sms.E003")
