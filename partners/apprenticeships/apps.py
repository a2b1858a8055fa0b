from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApprenticeshipsConfig(AppConfig):
    name = "partners.apprenticeships"
    label = "apprenticeships"
    verbose_name = _("Apprenticeships")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.visits import kinds as visited
        from partners.apprenticeships import (
            merging,
            personal,
            public,
            receivers,  # noqa: F401 - connects signals
            searchable,
        )
        from partners.apprenticeships.hosting import notices, waiting
        from partners.apprenticeships.models import Offer
        from partners.apprenticeships.workspace import pages

        public.declare()
        personal.declare()
        merging.declare()
        searchable.register()
        visited.register(visited.Kind("apprenticeships:detail", Offer, "slug"))
        notices.register()
        waiting.register()
        pages.register()
