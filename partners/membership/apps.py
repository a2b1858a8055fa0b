from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    name = "partners.membership"
    label = "membership"
    verbose_name = _("People and their organisations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from partners.membership import (
            claiming,
            mandating,
            merging,
            one_person,
            personal,
            public,
            waiting,
        )
        from partners.membership.notices import merging as merged
        from partners.membership.notices import people, profiles
        from partners.membership.workspace import profile

        public.declare()
        personal.declare()
        merging.declare()
        one_person.declare()
        people.register()
        merged.register()
        waiting.register()
        profiles.register()
        profile.register()
        mandating.register()
        claiming.register()
