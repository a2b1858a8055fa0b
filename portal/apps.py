from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Simpul Koperasi"

    def ready(self) -> None:
        from portal import public, searchable

        public.declare()
        searchable.register()
