"""My work: what a person wrote, wherever it stands, of every kind that has drafts."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, TaskState, Workflow

from home import work
from home.dashboard import Item
from home.panels import waiting_for_review
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.knowledge import ToolIndexPageFactory, ToolPageFactory

pytestmark = pytest.mark.django_db
KINDS = {
    "tool": lambda: ToolPageFactory(title="Panduan", live=False),
    "agreement": lambda: TwoPartyAgreementFactory(title_id="Panduan", draft=True),
    "offer": lambda: OfferFactory(title_id="Panduan", draft=True),
}


@pytest.fixture(params=KINDS)
def mine(request: Any, editor: User) -> Any:
    record = KINDS[request.param]()
    record.save_revision(user=editor)
    return type(record).objects.get(pk=record.pk)


def _submit(record: Any, by: User) -> TaskState:
    return Workflow.objects.get(name="Moderasi").start(record, by).current_task_state


def _labels(items: list[Item]) -> list[str]:
    return [str(item.label) for item in items]


def test_every_kind_with_drafts_has_its_place() -> None:
    kinds = {
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    }
    assert set(work.registered_kinds()) == kinds | {Page}


def test_draft_is_its_writers_until_it_is_handed_in(
    mine: Any, editor: User, moderator: User
) -> None:
    assert _labels(work.drafts(editor)) == ["Panduan"]
    assert work.drafts(moderator) == []
    _submit(mine, editor)
    assert work.drafts(editor) == []
    (waiting,) = work.handed_in(editor)
    assert waiting.label == "Panduan"
    assert str(mine._meta.verbose_name) in str(waiting.note)
    assert _labels(waiting_for_review(moderator)) == ["Panduan"]
    assert work.handed_in(moderator) == []


def test_what_was_sent_back_comes_to_its_writer_with_the_reason(
    mine: Any, editor: User, moderator: User
) -> None:
    _submit(mine, editor).reject(user=moderator, comment="Tulis\nhasil ujinya.")
    (item,) = work.returned(editor)
    assert item.label == "Panduan"
    assert item.is_urgent
    assert "Moderator" in str(item.note)
    assert "Tulis hasil ujinya." in str(item.note)
    assert work.drafts(editor) == work.handed_in(editor) == work.returned(moderator) == []


def test_page_of_an_owner_comes_back_to_the_owner_too(editor: User, moderator: User) -> None:
    tool = ToolPageFactory(title="Panduan", live=False, owner=editor)
    tool.save_revision(user=moderator)
    _submit(tool, moderator).reject(user=moderator, comment="Perbaiki.")
    assert _labels(work.returned(editor)) == ["Panduan"]


def test_agreement_comes_back_to_who_is_in_charge(editor: User, moderator: User) -> None:
    agreement = TwoPartyAgreementFactory(draft=True, title_id="Nota", in_charge=editor)
    agreement.save_revision(user=moderator)
    _submit(agreement, moderator).reject(user=moderator, comment="Perbaiki.")
    assert _labels(work.returned(editor)) == ["Nota"]


def test_what_waits_for_its_day_is_no_draft(mine: Any, editor: User) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    mine.latest_revision.approved_go_live_at = tomorrow
    mine.latest_revision.save()
    assert work.drafts(editor) == []
    assert _labels(work.scheduled(editor)) == ["Panduan"]


def test_nothing_is_listed_that_one_may_not_edit(mine: Any, editor: User) -> None:
    editor.groups.clear()
    person = User.objects.get(pk=editor.pk)
    _submit(mine, person)
    assert work.drafts(person) == work.handed_in(person) == []


def test_page_shows_every_list_and_is_in_the_menu(
    client: Client, editor: User, moderator: User
) -> None:
    back = ToolPageFactory(title="Kembali", live=False)
    for title in ("Rancanganku", "Menunggu"):
        page = ToolPageFactory(parent=back.get_parent(), title=title, live=False)
        page.save_revision(user=editor)
    _submit(page, editor)
    back.save_revision(user=editor)
    _submit(back, editor).reject(user=moderator, comment="Tahun ujinya?")
    client.force_login(editor)
    html = client.get(reverse("my_work")).content.decode()
    for words in ("Kembali", "Tahun ujinya?", "Rancanganku", "Menunggu"):
        assert words in html
    first = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Tahun ujinya?" in first
    assert reverse("my_work") in first


def test_lists_cost_the_same_for_many(editor: User, moderator: User) -> None:
    library = ToolIndexPageFactory()

    def more(count: int) -> None:
        for _n in range(count):
            for act in ("draft", "waiting", "back"):
                page = ToolPageFactory(parent=library, live=False)
                page.save_revision(user=editor)
                if act != "draft":
                    task = _submit(page, editor)
                    if act == "back":
                        task.reject(user=moderator, comment="Lagi.")

    def cost() -> int:
        person = User.objects.get(pk=editor.pk)
        with CaptureQueriesContext(connection) as asked:
            found = [
                question(person)
                for question in (work.returned, work.handed_in, work.drafts, work.scheduled)
            ]
        assert all(found[:3])
        return len(asked)

    more(1)
    few = cost()
    more(4)
    assert cost() == few
    assert few <= 32


def test_list_ends_at_its_bound(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MOST", 2)
    library = ToolIndexPageFactory()
    for _n in range(3):
        ToolPageFactory(parent=library, live=False, owner=editor)
    assert len(work.drafts(editor)) == 2
