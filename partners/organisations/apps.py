from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "partners.organisations"
    label = "organisations"
    verbose_name = _("Organisations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.jobs import recovery
        from home.links import places
        from home.visits import kinds as visited
        from partners.organisations import (
            directory_receivers,  # noqa: F401 - connects signals
            merging,
            personal,
            public,
            receivers,  # noqa: F401 - connects signals
            searchable,
            tasks,
        )
        from partners.organisations.importing import job
        from partners.organisations.models import CountryList, Organisation, RegisterReview
        from partners.organisations.services import country_lists, duplicates

        public.declare()
        personal.declare()
        merging.declare()
        searchable.register()
        places.register(places.Source(Organisation, Organisation.objects.public))
        visited.register(
            visited.Kind("organisations:detail", Organisation, "slug"),
            visited.Kind("cooperatives:detail", Organisation, "slug"),
        )
        recovery.register(job.kind())
        kind = recovery.Kind(RegisterReview, tasks.review_register, duplicates.give_up)
        recovery.register(kind)
        recovery.register(recovery.Kind(CountryList, tasks.list_country, country_lists.give_up))
