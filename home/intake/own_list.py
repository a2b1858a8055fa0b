"""A list that waits, for the person who handed it in: found, looked through and opened again."""

from typing import Any

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404

from home.access import ActionNotPermitted, Actor
from home.sheets.book import Book


class OwnListMixin:
    """Comes before the mixins of `views` and `files`. `service` is the room's module with `look`
    and `open_again`; `waits` is what the record must say besides its key and its owner.
    """

    actor: Actor
    kwargs: dict[str, Any]
    record: Any
    model: type[Model]
    service: Any
    waits: dict[str, Any] = {}

    def find(self) -> None:
        """Raises Http404, also for somebody else's list."""
        mine = {"key": self.kwargs["key"], "by": self.actor.person, **self.waits}
        self.record = get_object_or_404(self.model, **mine)
        super().find()  # type: ignore[misc]

    def look(self) -> Any:
        """The plan. Raises FileRefused and what the service does; Http404 for a file that is gone
        or changed.
        """
        try:
            return self.service.look(self.record, by=self.actor)
        except (FileNotFoundError, ActionNotPermitted) as error:
            raise Http404 from error

    def open(self) -> Book:
        book: Book = self.service.open_again(self.record, by=self.actor)
        return book
