from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    name = "home.links"
    verbose_name = _("Links")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.links import places
        from home.models import DatedFact

        places.register(places.Source(DatedFact, DatedFact.objects.all))
