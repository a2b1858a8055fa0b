"""What is real of cooperatives, and what the demo made up (partners/organisations/made_up.py)."""

from typing import Any, Self

from django.db import models

from partners.organisations.made_up import is_made_up


class RealAndMadeUp(models.QuerySet):
    """Of those that the site shows: rows of the directory say which are invented."""

    def real(self) -> Self:
        """What counts."""
        return self.exclude(directory_row__made_up=True)

    def made_up(self) -> Self:
        """Shown apart, as what they are."""
        return self.filter(directory_row__made_up=True)


class MaybeMadeUp:
    is_cooperative: Any
    source: Any

    @property
    def is_made_up(self) -> bool:
        """Invented, for the demo. Ask `for_cards` with the record, or it costs a query."""
        profile = getattr(self, "cooperative", None)
        number = profile.registration_number if profile else ""
        return bool(self.is_cooperative) and is_made_up(self.source, number)
