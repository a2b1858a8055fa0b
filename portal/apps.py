from django.apps import AppConfig
from django.core.management import call_command
from django.core.validators import URLValidator
from django.db.models.signals import pre_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Simpul Koperasi"

    def ready(self) -> None:
        from portal import closed, merging, personal, public, searchable, unreadable_forms

        # Django sends this for apps with models only; one of them is enough.
        users = self.apps.get_app_config("users")
        pre_migrate.connect(make_cache_tables, sender=users)
        closed.close()
        unreadable_forms.refuse_rows_of_others()
        # Of every field that takes an address: Django would take ftp too, which no browser opens.
        URLValidator.schemes = ["http", "https"]
        public.declare()
        personal.declare()
        merging.declare()
        searchable.register()


def make_cache_tables(using: str, **kwargs: object) -> None:
    """Before the first migration writes: what it writes renews what is kept in these tables.

    Also after an upgrade that brings another table. Does nothing for caches elsewhere.
    """
    call_command("createcachetable", database=using, verbosity=0)
