"""One record that cannot be shown never takes the others down."""

import logging
from datetime import date

import pytest
from django.db import DatabaseError
from django.template import Context, Template
from django.utils import translation
from icalendar import Event

from home import odd_rows
from home.calendars import all_day

LIST = Template(
    "{% load home_tags %}{% for one in rows %}{% row one %}{{ one.word }};{% endrow %}{% endfor %}"
)


class Told(logging.Handler):
    """What was logged, kept beside whatever other tests did to the logging of the process."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    handler, logger = Told(), logging.Logger("odd rows")
    logger.addHandler(handler)
    monkeypatch.setattr(odd_rows, "logger", logger)
    return handler


class Sound:
    word = "utuh"


class Odd:
    @property
    def word(self) -> str:
        raise OverflowError("date value out of range")


def test_others_are_shown_and_the_odd_one_is_counted_and_logged(told: Told) -> None:
    made, left_out = odd_rows.shown([Sound(), Odd(), Sound()], lambda row: row.word)
    assert (made, left_out) == (["utuh", "utuh"], 1)
    (record,) = told.records
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
    assert "date value out of range" in str(record.exc_info[1])


def test_trouble_with_the_database_is_no_odd_row() -> None:
    def show(row: object) -> None:
        raise DatabaseError("database is locked")

    with pytest.raises(DatabaseError):
        odd_rows.shown([Sound()], show)


def test_list_says_which_entry_cannot_be_shown(told: Told) -> None:
    with translation.override("en"):
        drawn = LIST.render(Context({"rows": [Sound(), Odd(), Sound()]}))
    assert drawn == "utuh;This entry cannot be shown at the moment.utuh;"
    assert "Odd" in told.records[0].getMessage()


def test_developers_see_the_error(settings: object) -> None:
    settings.DEBUG = True
    with pytest.raises(OverflowError):
        LIST.render(Context({"rows": [Odd()]}))


@pytest.mark.parametrize(("last", "end"), [(date(2026, 5, 31), date(2026, 6, 1)), (date.max, None)])
def test_all_day_event_ends_on_the_day_after(last: date, end: date | None) -> None:
    event = Event()
    all_day(event, date(2026, 5, 1), last)
    assert event.decoded("dtstart") == date(2026, 5, 1)
    assert (event.decoded("dtend") if "dtend" in event else None) == end
