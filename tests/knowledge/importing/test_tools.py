"""Lists of tools become drafts; tools that are there change only where somebody chose it."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook
from wagtail.models import PageLogEntry

from home.access import ActionNotPermitted, Actor
from home.intake.models import HandedIn, LearnedHeading
from knowledge.importing import columns
from knowledge.importing.columns import EVIDENCE, TOOLS
from knowledge.importing.services import tool_lists
from knowledge.models import ToolPage
from portal.users.models import User
from tests.factories.home import SectorFactory
from tests.factories.knowledge import EvidenceFactory, ToolIndexPageFactory, ToolPageFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
DOOR = "/admin/tool-lists/"
ROW = {
    "title": "Buku kas harian", "summary": "Buku kas yang bisa diisi tangan.", "kind": "panduan",
    "languages": "id; Inggris", "licence": "CC BY 4.0", "year": 2019, "source": "ILO",
}  # fmt: skip
TRIAL = {
    "tool": ROW["title"], "country": "Kamboja", "year": 2017, "tested_by": "ILO",
    "scale": "25 orang", "outcome": "worked",
}  # fmt: skip


@pytest.fixture
def library(db):
    return ToolIndexPageFactory()


@pytest.fixture
def by(library, editor: User) -> Actor:
    return Actor(editor)


def a_list(*rows: dict[str, Any], trials: tuple[dict[str, Any], ...] = ()) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for table, given in ((TOOLS, rows), (EVIDENCE, trials)):
        if given:
            page = book.create_sheet(table.name)
            keys = list(dict.fromkeys(key for row in given for key in row))
            page.append([table.by_key[key].name_id for key in keys])
            for row in given:
                page.append([row.get(key) for key in keys])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def look(by: Actor, *rows: dict[str, Any], trials: tuple[dict[str, Any], ...] = ()):
    record = tool_lists.hand_in(a_list(*rows, trials=trials), "alat.xlsx", by=by)
    return record, tool_lists.look(record, by=by)


def carry_out(by: Actor, *rows: dict[str, Any], trials=(), **said: Any) -> tool_lists.Imported:
    record, plan = look(by, *rows, trials=trials)
    return tool_lists.carry_out(record, by=by, seen=plan.fingerprint, **said)


def written(tool: ToolPage) -> ToolPage:
    return ToolPage.objects.get(pk=tool.pk).get_latest_revision_as_object()


class TestNew:
    def test_row_becomes_a_draft_that_nobody_sees(self, by: Actor) -> None:
        maker, sector = OrganisationFactory(name="ILO"), SectorFactory()
        row = {**ROW, "origins": "ILO; Kamboja", "sectors": sector.name_id}
        [tool] = carry_out(by, row, trials=(TRIAL,)).tools
        tool = ToolPage.objects.get(pk=tool.pk)
        assert (tool.live, tool.title, tool.kind, tool.year) == (False, ROW["title"], "guide", 2019)
        assert (tool.languages, tool.licence, tool.slug) == (
            ["id", "en"], "CC BY 4.0", "buku-kas-harian"
        )  # fmt: skip
        assert [(o.organisation, o.country) for o in tool.origins.all()] == [
            (maker, ""), (None, "KH")
        ]  # fmt: skip
        assert list(tool.sectors.all()) == [sector]
        [trial] = tool.evidence.all()
        assert (trial.country, trial.year, trial.outcome) == ("KH", 2017, "worked")
        assert tool.latest_revision.user == by.person
        assert PageLogEntry.objects.filter(page=tool.pk, action="wagtail.create").count() == 1

    def test_waiting_list_is_gone_once_it_was_imported(self, by: Actor) -> None:
        carry_out(by, ROW)
        assert not HandedIn.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "column"),
        [
            ({"title": None}, "title"), ({"kind": "traktat"}, "kind"), ({"year": 19}, "year"),
            ({"origins": "Entah Siapa"}, "origins"), ({"sectors": "Entah"}, "sectors"),
            ({"languages": "Klingon"}, "languages"), ({"summary": "x" * 301}, "summary"),
            ({"source_url": "javascript:alert(1)"}, "source_url"), ({"slug": "Dua Kata"}, "slug"),
        ],
    )  # fmt: skip
    def test_wrong_cell_is_named(self, by: Actor, changes: dict, column: str) -> None:
        record, plan = look(by, {**ROW, **changes})
        assert column in {error.column for error in plan.errors}
        with pytest.raises(tool_lists.ListHasErrors):
            tool_lists.carry_out(record, by=by, seen=plan.fingerprint)
        assert not ToolPage.objects.exists()

    def test_same_tool_and_same_test_twice_are_errors(self, by: Actor) -> None:
        _record, plan = look(by, ROW, {**ROW, "summary": "Lain"}, trials=(TRIAL, TRIAL))
        assert [(e.row, e.column) for e in plan.errors] == [(3, "title"), (3, "tool")]

    def test_test_of_an_unknown_tool_is_an_error(self, by: Actor) -> None:
        _record, plan = look(by, ROW, trials=({**TRIAL, "tool": "Entah"},))
        assert [error.column for error in plan.errors] == ["tool"]


class TestKnown:
    @pytest.fixture
    def tool(self, library) -> ToolPage:
        return ToolPageFactory(
            parent=library, title=ROW["title"], summary="Lama", source="FAO", licence="CC0"
        )

    def test_what_differs_is_shown_and_nothing_written_unless_chosen(self, by, tool) -> None:
        row = {"title": tool.title, "summary": "Baru", "kind": "panduan", "source": "-"}
        _record, plan = look(by, row)
        [update] = plan.updates
        assert [(c.column, c.before, c.after, c.empties) for c in update.changes] == [
            ("summary", "Lama", "Baru", False), ("source", "FAO", "", True)
        ]  # fmt: skip
        assert carry_out(by, row).changed == 0
        assert written(tool).summary == "Lama"

    def test_what_was_chosen_is_a_version_that_is_not_published(self, by, tool) -> None:
        row = {"title": tool.title, "summary": "Baru", "kind": "panduan", "source": "-"}
        trials = ({**TRIAL, "country": "ID", "place": "Bantul"},)
        assert carry_out(by, row, trials=trials, update=["every"]).changed == 1
        tool.refresh_from_db()
        now = written(tool)
        assert (tool.live, tool.summary, now.summary) == (True, "Lama", "Baru")
        assert (now.source, now.licence) == ("FAO", "CC0")
        assert [row.place for row in now.evidence.all()] == ["Bantul"]
        carry_out(by, row, update=["every"], empty=True)
        assert written(tool).source == ""

    def test_test_that_is_there_is_not_added_again(self, by, tool) -> None:
        tool.evidence = [EvidenceFactory.build(year=2017, tested_by="ILO")]
        tool.save_revision().publish()
        trial = {**TRIAL, "tool": tool.slug}
        _record, plan = look(by, trials=(trial,))
        assert not plan.updates

    def test_what_somebody_saved_since_is_not_written_over(self, by, tool, moderator) -> None:
        row = {"title": tool.title, "summary": "Baru", "kind": "panduan"}
        record, plan = look(by, row)
        draft = tool.get_latest_revision_as_object()
        draft.audience = "Bendahara"
        draft.save_revision(user=moderator)
        with pytest.raises(tool_lists.ListHasChanged):
            tool_lists.carry_out(record, by=by, seen=plan.fingerprint, update=["every"])
        assert (written(tool).summary, written(tool).audience) == ("Lama", "Bendahara")
        [update] = tool_lists.look(record, by=by).updates
        assert update.draft_by == str(moderator)

    def test_tool_before_the_moderators_stays_as_it_is(self, by, tool) -> None:
        tool.save_revision()
        tool.get_workflow().start(tool, by.person)
        row = {"title": tool.title, "summary": "Baru", "kind": "panduan"}
        _record, plan = look(by, row)
        assert not plan.choosable
        assert carry_out(by, row, update=["every"]).changed == 0


class TestPages:
    @pytest.fixture
    def desk(self, library, at_desk: Client) -> Client:
        return at_desk

    def hand_in(self, desk: Client, content: bytes, name: str = "alat.xlsx"):
        return desk.post(DOOR, {"list": SimpleUploadedFile(name, content)}, follow=True)

    def test_list_of_tools_leads_to_the_import(self, desk: Client) -> None:
        assert DOOR in desk.get("/admin/tools/").content.decode()
        assert f"{DOOR}template/" in desk.get(DOOR).content.decode()

    def test_look_and_confirm(self, desk: Client) -> None:
        page = self.hand_in(desk, a_list(ROW, trials=(TRIAL,)))
        assert ROW["title"] in page.content.decode()
        address, seen = page.redirect_chain[-1][0], page.context["form"]["seen"].value()
        assert desk.post(address, {"seen": seen}).status_code == 302
        assert not ToolPage.objects.get().live
        assert desk.post(address, {"seen": seen}).status_code == 404
        assert ToolPage.objects.count() == 1

    def test_strange_headings_are_explained(self, desk: Client) -> None:
        odd = b"Anu;Ringkasan;Jenis\nBuku kas;Buku yang diisi tangan.;panduan\n"
        page = self.hand_in(desk, odd, "alat.csv")
        address = page.redirect_chain[-1][0]
        assert address.endswith("/headings/")
        look = desk.post(address, {"column_0": "tools:title"}, follow=True)
        assert look.context["new_count"] == 1
        assert LearnedHeading.objects.get().column == "title"

    def test_kind_that_the_file_lacks_is_said_once_for_all_rows(self, desk: Client) -> None:
        page = self.hand_in(desk, b"Judul;Ringkasan\nBuku kas;Diisi tangan.\n", "alat.csv")
        address = page.redirect_chain[-1][0]
        [field] = page.context["form"].missing()
        refused = desk.post(address, {field.name: "traktat"})
        assert set(refused.context["form"].errors) == {"fixed-tools-kind"}
        word = next(word for word, _label in field.field.choices if word)
        look = desk.post(address, {field.name: word}, follow=True)
        assert look.context["new_count"] == 1
        assert any(word in line for line in look.context["receipt"])
        desk.post(address.removesuffix("headings/"), {"seen": look.context["form"]["seen"].value()})
        assert ToolPage.objects.get().title == "Buku kas"
        assert not LearnedHeading.objects.exists()

    def test_country_of_all_tests_is_checked_as_in_a_cell(self, desk: Client) -> None:
        ToolPageFactory(title="Buku kas")
        page = self.hand_in(desk, b"Alat;Tempat\nBuku kas;Siem Reap\n", "uji.csv")
        address = page.redirect_chain[-1][0]
        refused = desk.post(address, {"fixed-evidence-country": "Atlantis"})
        assert "Atlantis" in str(refused.context["form"].errors["fixed-evidence-country"])
        look = desk.post(address, {"fixed-evidence-country": "Kamboja"}, follow=True)
        assert look.context["count"] == 0

    def test_errors_are_shown_and_the_list_given_back(self, desk: Client) -> None:
        page = self.hand_in(desk, a_list({**ROW, "kind": "traktat"}))
        assert page.context["count"] == 1
        given = desk.get(page.context["to_mend_url"]).content
        again = self.hand_in(desk, given)
        assert again.context["count"] == 1
        assert again.context["is_whole"]

    def test_template_is_read_as_an_empty_list_and_filled_in_as_a_tool(self, desk: Client) -> None:
        data = desk.get(f"{DOOR}template/").content
        assert self.hand_in(desk, data).context["form"].errors["list"]
        book = load_workbook(BytesIO(data))
        book.worksheets[0].append([ROW.get(field.key) for field in TOOLS.columns])
        stream = BytesIO()
        book.save(stream)
        assert self.hand_in(desk, stream.getvalue()).context["new_count"] == 1

    def test_who_may_not_write_tools_is_kept_out(self, library, client, stranger: User) -> None:
        client.force_login(stranger)
        for address in (DOOR, f"{DOOR}template/"):
            assert client.get(address).status_code == 302
        with pytest.raises(ActionNotPermitted):
            tool_lists.hand_in(a_list(ROW), "a.xlsx", by=Actor(stranger))


def test_headings_of_a_table_mean_one_column_each() -> None:
    from home.sheets.values import comparable

    for table in columns.TABLES:
        names = [
            name
            for column in table.layout.columns
            for name in {comparable(each) for each in (column.key, *column.names)}
        ]
        assert len(names) == len(set(names))
