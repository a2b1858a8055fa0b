from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "partners.agreements"
    label = "agreements"
    verbose_name = _("Agreements")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.notices import kinds
        from home.visits import kinds as visited
        from partners.agreements import merging, personal, public, searchable
        from partners.agreements.models import Agreement
        from partners.agreements.reminding.letters import REMINDERS

        public.declare()
        personal.declare()
        merging.declare()
        kinds.register(REMINDERS)
        searchable.register()
        visited.register(visited.Kind("agreements:detail", Agreement, "slug"))
