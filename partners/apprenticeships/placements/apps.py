from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacementsConfig(AppConfig):
    name = "partners.apprenticeships.placements"
    label = "placements"
    verbose_name = _("Placements")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partners.apprenticeships.placements import (
            certificate_notices,
            checks,  # noqa: F401 - registers them
            confirmation_notices,
            confirmation_waiting,
            merging,
            message_notices,
            notices,
            objection_notices,
            objection_waiting,
            outcome_waiting,
            personal,
            plan_notices,
            plan_waiting,
            public,
            receivers,
        )
        from partners.apprenticeships.placements.workspace import pages
        from partners.organisations import reporting

        public.declare()
        personal.declare()
        merging.declare()
        notices.register()
        message_notices.register()
        objection_notices.register()
        plan_notices.register()
        certificate_notices.register()
        plan_waiting.register()
        outcome_waiting.register()
        objection_waiting.register()
        confirmation_notices.register()
        confirmation_waiting.register()
        pages.register()
        reporting.register_learning(receivers.has_told)
