from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    name = "home.consent"
    verbose_name = _("Consent")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home import waiting
        from home.consent import asking
        from home.notices import silence

        waiting.register(asking.answers_to_give)
        silence.register(asking.without_reminders)
