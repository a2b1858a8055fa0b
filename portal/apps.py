from django.apps import AppConfig
from django.db.models.signals import pre_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Simpul Koperasi"

    def ready(self) -> None:
        from portal import installation, public, searchable

        # Django sends this for apps with models only; one of them is enough.
        users = self.apps.get_app_config("users")
        pre_migrate.connect(installation.make_cache_tables, sender=users)
        public.declare()
        searchable.register()
