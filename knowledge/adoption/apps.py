from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdoptionConfig(AppConfig):
    name = "knowledge.adoption"
    label = "adoption"
    verbose_name = _("Reports about tools")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from knowledge.adoption import (
            from_plans,
            merging,
            notices,
            personal,
            public,
            receivers,  # noqa: F401 - connects signals
        )
        from knowledge.adoption.models import PublishedReport
        from knowledge.adoption.workspace import pages
        from partners.apprenticeships.placements import after
        from partners.organisations import reporting

        public.declare()
        personal.declare()
        merging.declare()
        notices.register()
        pages.register()
        after.register(after.Sequel(from_plans.ways, from_plans.readers))
        reporting.register(PublishedReport.objects.reporting)
