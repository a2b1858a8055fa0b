"""An agreement and the draft that renews it lead to one another, and are told apart."""

import pytest

from home.access import Actor
from partners.agreements.admin.renewals import told_apart
from partners.agreements.services import agreements, renewals
from tests.factories.agreements import TwoPartyAgreementFactory, moderator
from tests.factories.agreements import editor as an_editor

pytestmark = pytest.mark.django_db


def _link(agreement, url) -> str:
    return f'<a href="{url("manage", agreement.pk)}">{agreement.title_en}</a>'


@pytest.fixture
def old():
    return TwoPartyAgreementFactory(in_force=True)


@pytest.fixture
def draft(old):
    return renewals.prepare_renewal(
        old, by=Actor(an_editor()), title_id="Nota baru", title_en="New memorandum"
    )


def test_desks_of_an_agreement_and_its_renewal_lead_to_one_another(editor, url, old, draft) -> None:
    page = editor.get(url("manage", old.pk)).content.decode()
    assert "<dt>Renewed by</dt>" in page
    assert "<dt>Renews</dt>" not in page
    assert f"{_link(draft, url)} <small>Draft: not on the site</small>" in page
    page = editor.get(url("manage", draft.pk)).content.decode()
    assert f"<dt>Renews</dt><dd>{_link(old, url)}</dd>" in page
    assert "<dt>Renewed by</dt>" not in page


def test_renewal_that_was_archived_is_not_led_to(editor, url, old, draft) -> None:
    agreements.archive(draft, by=Actor(moderator()), reason="Keliru")
    assert "<dt>Renewed by</dt>" not in editor.get(url("manage", old.pk)).content.decode()


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Nota", "id", "Nota (pembaruan)"),
        ("Memorandum", "en", "Memorandum (renewal)"),
        ("Nota (pembaruan)", "id", "Nota (pembaruan 2)"),
        ("Nota (pembaruan 9)", "id", "Nota (pembaruan 10)"),
        ("", "en", ""),
        ("N" * 200, "id", "N" * 188 + " (pembaruan)"),
    ],
)
def test_title_of_a_renewal_is_told_apart(title, language, expected) -> None:
    assert told_apart(title, language) == expected
