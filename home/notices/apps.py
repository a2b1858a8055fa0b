from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "home.notices"
    verbose_name = _("Notices")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.jobs import recovery
        from home.notices import sending, tasks
        from home.notices.models import Letter

        recovery.register(recovery.Kind(Letter, tasks.send_letter, sending.give_up))
