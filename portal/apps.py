from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Simpul Koperasi"

    def ready(self) -> None:
        from portal import receivers, searchable  # noqa: F401 - connects signals

        searchable.register()
