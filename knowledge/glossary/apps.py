from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GlossaryConfig(AppConfig):
    name = "knowledge.glossary"
    label = "glossary"
    verbose_name = _("Glossary")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from knowledge.glossary import public, receivers, searchable  # noqa: F401 - connects signals

        public.declare()
        searchable.register()
