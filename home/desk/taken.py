"""Two who take the same number, code or address in one moment: the second is told, at the field.

A form or a service checks that it is free, then writes; what somebody else writes in between only
the database sees. Its refusal is not read for names of columns, which every database writes in
its own way: the same check is made once more, now sees the other's record, and says what it
always says.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse

# Standard SQL (PostgreSQL), and SQLite's names; sqlite.org/rescode.html.
UNIQUE_VIOLATIONS = {"23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}
MOST_TRIES = 5


def is_taken(error: BaseException) -> bool:
    """Whether the database refused a second row with a value that only one may have."""
    cause = error.__cause__
    names = {getattr(cause, "sqlstate", None), getattr(cause, "sqlite_errorname", None)}
    return isinstance(error, IntegrityError) and not UNIQUE_VIOLATIONS.isdisjoint(names)


@contextmanager
def refused_if_taken(record: models.Model) -> Iterator[None]:
    """For services: around the writing of `record`. Raises ValidationError by field."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if is_taken(error):
            record.full_clean()
        raise


class AskedAgainMiddleware:
    """Asks the view again, whoever wrote it: its form sees what was taken meanwhile, and a number
    or address that is counted up is counted further.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        for _attempt in range(MOST_TRIES):
            if request.resolver_match is None or not is_taken(error):
                break
            for _name, files in request.FILES.lists():
                for file in files:
                    file.seek(0)
            view, arguments, named = request.resolver_match
            try:
                answer: HttpResponse = view(request, *arguments, **named)
                return answer
            except IntegrityError as another:
                error = another
        return None
