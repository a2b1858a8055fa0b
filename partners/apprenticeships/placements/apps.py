from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacementsConfig(AppConfig):
    name = "partners.apprenticeships.placements"
    label = "placements"
    verbose_name = _("Placements")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partners.apprenticeships.placements import notices, personal, public
        from partners.apprenticeships.placements.workspace import pages

        public.declare()
        personal.declare()
        notices.register()
        pages.register()
