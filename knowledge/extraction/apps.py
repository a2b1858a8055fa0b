from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExtractionConfig(AppConfig):
    name = "knowledge.extraction"
    label = "extraction"
    verbose_name = _("Text in files")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.jobs import recovery
        from knowledge.extraction import (
            public,
            receivers,  # noqa: F401 - connects signals
            services,
            tasks,
        )
        from knowledge.extraction.models import FileText

        public.declare()
        kind = recovery.Kind(FileText, tasks.extract_text, services.give_up, services.seek)
        recovery.register(kind)
