from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoundsConfig(AppConfig):
    name = "partners.apprenticeships.rounds"
    label = "rounds"
    verbose_name = _("Rounds")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partners.apprenticeships.hosting import holding as held
        from partners.apprenticeships.rounds import holding, personal, public

        public.declare()
        personal.declare()
        held.register(holding.held_among)
