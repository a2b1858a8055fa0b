from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    name = "partners.membership"
    label = "membership"
    verbose_name = _("People and their organisations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partners.membership import mandating, personal, public
        from partners.membership.notices import profiles
        from partners.membership.workspace import profile

        public.declare()
        personal.declare()
        profiles.register()
        profile.register()
        mandating.register()
