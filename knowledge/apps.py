from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = _("Tool library")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from knowledge import merging, personal, public, searchable

        public.declare()
        merging.declare()
        personal.declare()
        searchable.register()
