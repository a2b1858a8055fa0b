"""Load provinces, regencies and cities, districts and villages with their Kemendagri codes."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.management.speaking import SpeakingCommand
from home.regions.source import DECREE
from home.services.regions import load_regions


class Command(SpeakingCommand):
    help = f"Load the 91,599 regions of {DECREE}, down to the village; keeps 3T corrections."

    def run(self, **options: Any) -> None:
        loaded = load_regions(self.show_progress)
        added = ngettext("%(n)s region added", "%(n)s regions added", loaded.added)
        texts = (
            (added, loaded.added),
            (_("%(n)s corrected"), loaded.changed),
            (_("%(n)s followed to another code"), loaded.moved),
            (_("%(n)s put out of force"), loaded.vanished),
        )
        self.stdout.write(", ".join(text % {"n": f"{count:,}"} for text, count in texts))
