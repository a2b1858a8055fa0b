from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "partners.agreements"
    label = "agreements"
    verbose_name = _("Agreements")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.links import places
        from home.notices import kinds
        from home.visits import kinds as visited
        from partners.agreements import merging, personal, public, searchable
        from partners.agreements.models import Agreement, Commitment, Proof, Source
        from partners.agreements.reminding.letters import REMINDERS

        public.declare()
        personal.declare()
        merging.declare()
        kinds.register(REMINDERS)
        searchable.register()
        shown = Commitment.objects.public
        places.register(
            places.Source(
                Proof,
                lambda: Proof.objects.exclude(url="").filter(commitment__in=shown()),
                owner=lambda proof: proof.commitment,
            )
        )
        places.register(
            places.Source(
                Source,
                lambda: Source.objects.exclude(url="").filter(
                    agreement__in=Agreement.objects.public()
                ),
                owner=lambda source: source.agreement,
            )
        )
        visited.register(visited.Kind("agreements:detail", Agreement, "slug"))
