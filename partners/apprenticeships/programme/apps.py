from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "partners.apprenticeships.programme"
    label = "programme"
    verbose_name = _("The programme in figures")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partners.apprenticeships.programme import merging, public

        public.declare()
        merging.declare()
