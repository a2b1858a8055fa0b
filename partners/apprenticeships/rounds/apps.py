from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoundsConfig(AppConfig):
    name = "partners.apprenticeships.rounds"
    label = "rounds"
    verbose_name = _("Rounds")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partners.apprenticeships.rounds import personal, public

        public.declare()
        personal.declare()
