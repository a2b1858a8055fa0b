from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    name = "partners.apprenticeships.results"
    label = "results"
    verbose_name = _("Results of rounds")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.jobs import recovery
        from partners.apprenticeships.results import merging, personal, public, running, tasks
        from partners.apprenticeships.results.models import Matching

        public.declare()
        personal.declare()
        merging.declare()
        recovery.register(recovery.Kind(Matching, tasks.match_round, running.give_up))
