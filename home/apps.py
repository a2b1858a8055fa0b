from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home and vocabulary")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home import (
            exports,
            key_lookups,
            one_line,  # noqa: F401 - connects signals
            personal,
            public,
            term_names,
        )
        from home.cache import renewal  # noqa: F401 - connects signals
        from home.four_eyes import letters as second_eyes
        from home.four_eyes import watching  # noqa: F401 - connects signals
        from home.jobs import checks  # noqa: F401 - registers the check
        from home.sms import checks as sms_checks  # noqa: F401 - registers the check
        from home.translation import links, versions  # noqa: F401 - connects signals
        from home.uploads import renditions

        public.declare()
        personal.declare()
        second_eyes.register()
        term_names.watch()
        exports.through_one_writer()
        key_lookups.register()
        renditions.survive_odd_pictures()
