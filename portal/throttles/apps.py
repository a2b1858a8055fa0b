from importlib import import_module

from django.apps import AppConfig
from django.core.cache import caches
from django.utils.connection import ConnectionProxy
from django.utils.translation import gettext_lazy as _

# What of allauth remembers something, always in the default cache: it has no setting for another.
KEEPERS = ("allauth.core.internal.ratelimit", "allauth.mfa.totp.internal.auth")


class ThrottlesConfig(AppConfig):
    name = "portal.throttles"
    verbose_name = _("Limits")

    def ready(self) -> None:
        for name in KEEPERS:
            vars(import_module(name))["cache"] = ConnectionProxy(caches, "throttles")
        import_module("portal.throttles.signing_in")  # connects its signal
