from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExtractionConfig(AppConfig):
    name = "knowledge.extraction"
    label = "extraction"
    verbose_name = _("Text in files")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from knowledge.extraction import public, receivers  # noqa: F401 - connects signals

        public.declare()
