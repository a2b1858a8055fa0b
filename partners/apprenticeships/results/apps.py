from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    name = "partners.apprenticeships.results"
    label = "results"
    verbose_name = _("Results of rounds")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home import waiting
        from home.jobs import recovery
        from partners.apprenticeships.applications import barring, expecting
        from partners.apprenticeships.results import (
            appeal_notices,
            batch_figures,
            holding,
            merging,
            notices,
            personal,
            public,
            receivers,  # noqa: F401 - connects signals
            running,
            tasks,
        )
        from partners.apprenticeships.results.models import Matching
        from partners.apprenticeships.results.workspace import pages
        from partners.apprenticeships.results.workspace.waiting import open_places, to_answer

        public.declare()
        personal.declare()
        merging.declare()
        notices.register()
        appeal_notices.register()
        pages.register()
        batch_figures.register()
        waiting.register(to_answer, rows=open_places)
        barring.register(holding.holds_a_place)
        expecting.register(holding.holds_its_place)
        recovery.register(recovery.Kind(Matching, tasks.match_round, running.give_up))
