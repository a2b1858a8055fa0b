"""Name what breaks the rules about who acts for whom; an error when anything does."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partners.membership.tending import invitations_without_sender, members_without_representative


class Command(BaseCommand):
    help = (
        "Check that organisations with people have a representative, and that open invitations "
        "come from who may invite. Names the rows that break a rule."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        alone = members_without_representative().select_related("organisation")
        open_ones = invitations_without_sender().select_related("organisation")
        broken = [
            *(
                f"membership {one.pk}: nobody represents {one.organisation.slug}"
                for one in alone.order_by("pk")
            ),
            *(
                f"invitation {one.pk}: its sender may invite no more to {one.organisation.slug}"
                for one in open_ones.order_by("pk")
            ),
        ]
        if broken:
            raise CommandError("\n".join(broken))
        if options["verbosity"]:
            self.stdout.write("Who acts for whom is in order.")
