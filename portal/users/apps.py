from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    name = "portal.users"
    label = "users"
    verbose_name = _("Users")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home import sms
        from portal import security_log
        from portal.throttles import texts
        from portal.users import receivers  # noqa: F401 - connects signals

        security_log.connect()
        sms.guarded_by(texts.may_leave)
