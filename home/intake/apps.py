from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "home.intake"
    verbose_name = _("Lists handed in")
    default_auto_field = "django.db.models.BigAutoField"
