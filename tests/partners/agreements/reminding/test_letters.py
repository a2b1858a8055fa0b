"""The letter: two bodies that say the same, in the reader's language, with nothing to load."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone, translation

from home.notices.models import Letter
from home.notices.writing import write
from partners.agreements.reminding import letters, rules
from partners.agreements.reminding.letters import Reminder
from partners.agreements.reminding.rules import Kind
from tests.factories.agreements import AgreementFactory, CommitmentFactory, editor

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


def about(kind: Kind, day: date, **promise: str) -> Reminder:
    agreement = AgreementFactory(title_id='Nota <Dili> & "Oé"', title_en="", notice_days=30)
    commitment = CommitmentFactory(agreement=agreement, **promise) if promise else None
    return Reminder(rules.Notice(kind, day, 0), agreement, commitment)


def a_letter(*rows: Reminder, language: str = "id", is_digest: bool = False):
    letter = Letter(
        pk=1,
        recipient=editor(first_name="Sri", last_name=""),
        kind=letters.REMINDERS.code,
        is_digest=is_digest,
        created_at=timezone.now(),
    )
    with translation.override(language):
        message = write(letter, letter.recipient, letters.words(rows, DAY))
    return message.body, message.alternatives[0][0]


def words_of(html: str) -> list[str]:
    body = html[html.index("<body") :]
    return unescape(re.sub(r"<[^>]+>", " ", body)).split()


def three() -> list[Reminder]:
    return [
        about(Kind.LATE, DAY - timedelta(12), title_id="Pelatihan <A> & B", title_en="Training"),
        about(Kind.DUE, DAY + timedelta(7), title_id="Buku saku", title_en="Handbook"),
        about(Kind.ENDING, DAY + timedelta(30)),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("is_digest", [True, False])
def test_plain_body_says_every_word_of_the_other(language: str, is_digest: bool) -> None:
    plain, html = a_letter(*three(), language=language, is_digest=is_digest)
    heading = set(re.search(r"<h1>(.*?)</h1>", html, re.S)[1].split())
    assert set(words_of(html)) - heading - {"\n"} <= set(plain.replace("- ", " ").split())
    links = re.findall(r'href="([^"]+)"', html)
    assert links == re.findall(r"http\S+", plain)


def test_each_matter_has_one_link_to_where_one_answers() -> None:
    late, due, ending = three()
    _plain, html = a_letter(late, due, ending)
    for address in (
        f"/admin/agreements/commitments/{late.commitment.pk}/",
        f"/admin/agreements/commitments/{due.commitment.pk}/",
        f"/admin/agreements/{ending.agreement.pk}/",
    ):
        assert html.count(f'{address}"') == 1


def test_nothing_is_loaded_and_nothing_breaks_out() -> None:
    plain, html = a_letter(*three())
    for loading in ("<img", "<script", "<link", "url(", "src=", "@import"):
        assert loading not in html
    assert "Pelatihan &lt;A&gt; &amp; B" in html
    assert "Pelatihan <A> & B" in plain


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("Pelatihan &lt;A&gt; &amp; B", "Terlambat 12 hari: ", 'lang="id"', "Terlambat")),
        ("en", ("Training", "12 days late: ", 'lang="en"', "Due soon")),
    ],
)
def test_letter_is_in_the_language_of_its_reader(language: str, words: tuple[str, ...]) -> None:
    _plain, html = a_letter(*three(), language=language)
    for word in words:
        assert word in html


def test_agreement_that_renews_itself_is_told_the_last_day_for_notice() -> None:
    row = about(Kind.ENDING, date(2026, 12, 31))
    row.agreement.state, row.agreement.ends_on = "in-force", row.news.day
    row.agreement.renews_automatically, row.agreement.renewal_months = True, 12
    plain, _html = a_letter(row, language="en")
    assert "Renews itself after 31 December 2026, unless notice is given by 1 December" in plain


def test_long_list_ends_with_how_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "MOST_LINES", 1)
    rows = [about(Kind.ENDING, DAY + timedelta(days)) for days in (3, 4, 5)]
    plain, html = a_letter(*rows, language="en")
    assert "and 2 more" in plain
    assert "<p>and 2 more</p>" in html
