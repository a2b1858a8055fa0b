from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "partners.apprenticeships.applications"
    label = "applications"
    verbose_name = _("Applications for apprenticeships")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home import waiting
        from partners.apprenticeships.applications import (
            merging,
            notices,
            personal,
            public,
            receivers,  # noqa: F401 - connects signals
            taking_back,
        )
        from partners.apprenticeships.applications.waiting import open_drafts, to_hand_in
        from partners.apprenticeships.applications.workspace import pages

        public.declare()
        personal.declare()
        merging.declare()
        taking_back.register()
        notices.register()
        pages.register()
        waiting.register(to_hand_in, rows=open_drafts)
