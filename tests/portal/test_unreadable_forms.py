"""What no form would send is refused in the admin, whoever sends it, and nothing of it is kept.

Every field of every form of the admin: tests/attack/test_unreadable_forms.py.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import Page

from portal.unreadable_forms import is_cause_of, refuse_counts_that_are_none
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import BatchFactory
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.factories.knowledge import DocumentFactory, EvidenceFactory, ToolPageFactory
from tests.factories.people import admin
from tests.portal.access.addresses import Asked
from tests.portal.access.posting import forms_of, undone

pytestmark = pytest.mark.django_db
TOO_LARGE = str(2**70)  # for any column that holds a key
NO_COUNTS = (None, "", "abc", "-1", "1.5", "1e3", "٣", str(10**9), "9" * 5000)
NO_KEYS = ("abc", "-1", "1.5", TOO_LARGE)
# As soon as somebody opens a form, or is shown it again; and what is taken back with the refusal.
OPENED = {"wagtailcore_pagesubscription", "wagtailadmin_editingsession", "desk_sentform"}
PARAGRAPH = {"type": "paragraph", "order": "0", "deleted": "", "value": "null", "id": ""}


@pytest.fixture
def client() -> Client:
    return admin()


def answer_to(client: Client, address: str, sent: Any) -> tuple[int, set[str], str]:
    """The status, which tables were written to, and the page."""
    with undone() as tables:
        answer = client.post(address, sent)
    return answer.status_code, tables - OPENED, answer.content.decode()


def _page(client: Client, **changes: str | None) -> tuple[int, bool]:
    """The status, and whether anything was written."""
    page = StandardPageFactory(parent=HomePageFactory(), title="Tentang", body=[])
    block = {f"body-0-{name}": value for name, value in PARAGRAPH.items()}
    sent = {"title": "Lain", "slug": "lain", "lead": "", "body-count": "1"} | block | changes
    given = {name: value for name, value in sent.items() if value is not None}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    status, tables, _html = answer_to(client, address, given)
    return status, bool(tables)


def test_page_as_its_form_sends_it_is_saved(client: Client) -> None:
    assert _page(client) == (302, True)


@pytest.mark.parametrize("count", NO_COUNTS)
def test_number_of_blocks_is_a_number(client: Client, count: str | None) -> None:
    assert _page(client, **{"body-count": count}) == (400, False)


@pytest.mark.parametrize("name", ["type", "order", "deleted"])
def test_block_without_one_of_its_parts_is_refused(client: Client, name: str) -> None:
    assert _page(client, **{f"body-0-{name}": None}) == (400, False)


@pytest.mark.parametrize(
    ("name", "value"), [("order", "abc"), ("value", "{"), ("value", '{"blocks": 1}')]
)
def test_block_that_no_form_makes_is_refused(client: Client, name: str, value: str) -> None:
    assert _page(client, **{f"body-0-{name}": value}) == (400, False)


REFUSED = {200, 400}  # the form again, or the page for what cannot be read


def _agreement() -> Model:
    agreement = TwoPartyAgreementFactory()
    agreement.save_revision()
    return agreement


ROWS: dict[str, Callable[[], Model]] = {
    "parties": _agreement,
    "batches": lambda: BatchFactory().offer,
    "evidence": lambda: ToolPageFactory(evidence=[EvidenceFactory.build()]),
}


def _form_with(rows: str, client: Client) -> tuple[str, QueryDict, Model]:
    """Its address, what it sends, and the record."""
    record = ROWS[rows]()
    if isinstance(record, Page):
        address = reverse("wagtailadmin_pages:edit", args=[record.pk])
    else:
        address = reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])
    [sent] = [sent for sent in forms_of(client, Asked(address)) if f"{rows}-0-id" in sent][:1]
    status, tables, _html = answer_to(client, address, sent)
    assert (status, bool(tables)) == (302, True)  # as it stands, it is saved
    return address, sent, record


@pytest.mark.parametrize("rows", ROWS)
def test_row_has_a_key_of_the_record(client: Client, rows: str) -> None:
    address, sent, _record = _form_with(rows, client)
    another = getattr(ROWS[rows](), rows).first()
    for key in (*NO_KEYS, str(another.pk)):
        sent[f"{rows}-0-id"] = key
        status, tables, _html = answer_to(client, address, sent)
        assert (status in REFUSED, tables) == (True, set()), key
    del sent[f"{rows}-0-id"]
    status, tables, _html = answer_to(client, address, sent)
    assert (status, tables) == (400, set())


@pytest.mark.parametrize("rows", ROWS)
def test_number_of_rows_is_a_number(client: Client, rows: str) -> None:
    address, whole, _record = _form_with(rows, client)
    for name in (f"{rows}-TOTAL_FORMS", f"{rows}-INITIAL_FORMS"):
        for count in NO_COUNTS:
            sent = whole.copy()
            if count is None:
                del sent[name]
            else:
                sent[name] = count
            status, tables, _html = answer_to(client, address, sent)
            assert (status, tables) == (200 if count is None else 400, set()), (name, count)


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("parties", "unit"),
        ("parties", "parties-0-organisation"),
        ("batches", "minimum_stage"),
        ("batches", "sectors"),
    ],
)
def test_chosen_record_is_one_that_there_is(client: Client, rows: str, name: str) -> None:
    address, sent, _record = _form_with(rows, client)
    for key in NO_KEYS:
        sent[name] = key
        status, tables, _html = answer_to(client, address, sent)
        assert (status in REFUSED, tables) == (True, set()), (key, status)


@pytest.mark.parametrize("kind", ["external", "email", "anchor", "phone"])
def test_choosers_of_links_ask_again_for_what_is_missing(client: Client, kind: str) -> None:
    address = f"/admin/choose-{kind}-link/"
    for sent in ({}, {"link_text": "a"}, {f"{kind}-link-chooser-link_text": "a"}):
        status, tables, _html = answer_to(client, address, sent)
        assert (status in REFUSED, tables) == (True, set())


@pytest.mark.parametrize("way", ["abc", "-1", TOO_LARGE, "?p=2"])
def test_what_leads_nowhere_is_refused_before_it_is_saved(client: Client, way: str) -> None:
    file = DocumentFactory()
    address = reverse("wagtaildocs:delete", args=[file.pk])
    for place, sent in ((address, {"next": way}), (f"{address}?{urlencode({'next': way})}", {})):
        status, tables, _html = answer_to(client, place, sent)
        assert (status, tables) == (400, set())


@pytest.mark.parametrize("key", NO_KEYS)
def test_page_is_copied_to_a_page_that_there_is(client: Client, key: str) -> None:
    page = StandardPageFactory(parent=HomePageFactory())
    sent = {"new_title": "a", "new_slug": "a", "new_parent_page": key}
    status, tables, _html = answer_to(
        client, reverse("wagtailadmin_pages:copy", args=[page.pk]), sent
    )
    assert (status, tables) == (400, set())


@pytest.mark.parametrize("key", ["abc", "1.5", "\0", ""])
@pytest.mark.parametrize("method", ["get", "post"])
def test_bulk_act_names_records_by_keys(client: Client, key: str, method: str) -> None:
    page = StandardPageFactory(parent=HomePageFactory())
    query = urlencode({"id": [page.pk, key]}, doseq=True)
    for act in ("wagtailcore/page/publish", "agreements/agreement/delete"):
        assert getattr(client, method)(f"/admin/bulk/{act}/?{query}").status_code == 400


def test_bulk_act_leaves_out_a_key_that_nothing_has(client: Client) -> None:
    page = StandardPageFactory(parent=HomePageFactory())
    query = urlencode({"id": [page.pk, TOO_LARGE]}, doseq=True)
    answer = client.get(f"/admin/bulk/wagtailcore/page/unpublish/?{query}")
    assert answer.status_code == 200
    assert page.title in answer.content.decode()


def test_refusal_is_a_page_in_both_languages(client: Client) -> None:
    _status, _tables, html = answer_to(client, "/admin/choose-external-link/", {})
    assert "Permintaan ini tidak dapat dibaca" in html
    assert "We could not read this request" in html


class Field(forms.CharField):
    """With a mistake."""

    def clean(self, value: Any) -> Any:
        return int(value)


def _broken_by(act: Callable[[], Any]) -> Exception:
    with pytest.raises((LookupError, ValueError)) as raised:
        act()
    return raised.value


def test_our_own_mistakes_stay_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    form = type("Form", (forms.Form,), {"a": Field()})({"a": "b"})
    assert is_cause_of(_broken_by(form.full_clean))
    monkeypatch.setitem(globals(), "__name__", "home.forms")
    assert not is_cause_of(_broken_by(form.full_clean))


def test_what_breaks_where_nothing_is_read_stays_an_error() -> None:
    assert not is_cause_of(_broken_by(lambda: int("b")))


def test_field_that_every_form_sends_is_missed() -> None:
    assert is_cause_of(_broken_by(lambda: QueryDict("")["a"]))
    assert not is_cause_of(_broken_by(lambda: {}["a"]))


def test_field_of_a_row_may_be_called_a_count() -> None:
    refuse_counts_that_are_none(QueryDict("rows-0-count=&count=x&a-counts=x"))
