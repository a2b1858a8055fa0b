from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftsConfig(AppConfig):
    name = "home.drafts"
    verbose_name = _("Drafts of forms")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.drafts import stash  # noqa: F401 - connects the signal
