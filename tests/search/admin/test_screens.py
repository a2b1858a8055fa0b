"""The report and the choices, as editors use them."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from search.insight import weeks
from search.models import Opened, Pin, Searched
from tests.factories import people

pytestmark = pytest.mark.django_db
REPORT, PINS = "/admin/search/", "/admin/search/pins/"


@pytest.fixture
def stranger(client, stranger):
    client.force_login(stranger)
    return client


@pytest.fixture
def _counted():
    today = timezone.localdate()
    for words, times, missed, language in (
        ("pembukuan", 9, 0, "id"),
        ("gudang garam", 5, 5, "id"),
        ("nama orang", 2, 2, "id"),
        ("bookkeeping", 3, 0, "en"),
    ):
        Searched.objects.create(
            day=today, language=language, words=words, times=times, times_without_hits=missed
        )
    Opened.objects.create(day=today, language="id", words="pembukuan", path="/id/a/", times=4)


@pytest.mark.usefixtures("_counted")
class TestReport:
    def rows(self, client, **query):
        return [row["words"] for row in client.get(REPORT, query).context["object_list"]]

    def test_most_searched_come_first_and_rare_ones_never(self, at_desk):
        assert self.rows(at_desk) == ["pembukuan", "gudang garam", "bookkeeping"]

    def test_what_was_not_found_can_be_asked_for(self, at_desk):
        assert self.rows(at_desk, without_hits="true") == ["gudang garam"]
        assert self.rows(at_desk, language="en") == ["bookkeeping"]
        assert self.rows(at_desk, period="7", without_hits="false") == ["pembukuan", "bookkeeping"]

    def test_most_opened_pages_are_named(self, at_desk):
        html = at_desk.get(REPORT).content.decode()
        assert "/id/a/ (4)" in html
        assert f"{PINS}?words=pembukuan&amp;language=id" in html

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_report_can_be_exported(self, at_desk, kind):
        response = at_desk.get(REPORT, {"export": kind})
        assert response.status_code == 200
        if kind == "csv":
            text = response.getvalue().decode()
            assert "gudang garam" in text
            assert "nama orang" not in text

    @pytest.mark.parametrize("query", ["period=x", "language=%00", "without_hits=(", "p=99999"])
    def test_odd_input_is_answered(self, at_desk, query):
        assert at_desk.get(f"{REPORT}?{query}").status_code == 200


class TestPins:
    @pytest.fixture
    def meeting(self, search_index, add):
        meeting = add("Rapat <anggota>")
        search_index()
        return meeting

    def test_editor_puts_a_hit_first_and_removes_it(self, at_desk, meeting):
        key = f"home.standardpage:{meeting.pk}:id"
        shown = at_desk.get(PINS, {"words": "agm", "language": "id", "look": "rapat"})
        assert f'value="{key}"' in shown.content.decode()
        data = {"words": "agm", "language": "id", "key": key}
        at_desk.post(PINS, data)
        assert Pin.objects.get().words == "agm"
        assert "Rapat &lt;anggota&gt;" in at_desk.get(PINS).content.decode()
        at_desk.post(PINS, {**data, "unpin": "1"})
        assert not Pin.objects.exists()

    def test_editor_puts_one_higher(self, at_desk, meeting, add, search_index):
        other = add("Kas")
        search_index()
        keys = [f"home.standardpage:{page.pk}:id" for page in (meeting, other)]
        data = {"words": "agm", "language": "id"}
        for key in keys:
            at_desk.post(PINS, {**data, "key": key})
        assert at_desk.get(PINS, data).content.decode().count('name="higher"') == 1
        at_desk.post(PINS, {**data, "key": keys[1], "higher": "1"})
        assert [pin.key for pin in Pin.objects.all()] == keys[::-1]

    def test_document_gone_from_the_site_says_so(self, at_desk, meeting):
        data = {"words": "agm", "language": "id", "key": f"home.standardpage:{meeting.pk}:id"}
        at_desk.post(PINS, data)
        meeting.unpublish()
        shown = at_desk.get(PINS, {"words": "agm", "language": "id"})
        assert not shown.context["chosen"][0]["is_public"]

    @pytest.mark.parametrize("key", ["", "x", "home.standardpage:9:id", "'\"%00"])
    def test_odd_input_is_answered(self, at_desk, meeting, key):
        data = {"words": "agm", "language": "id", "key": key}
        assert at_desk.post(PINS, data).status_code == 302
        assert at_desk.get(f"{PINS}?words=%00&language=xx&p=zz").status_code == 200

    def test_reader_sees_who_chose(self, at_desk, client, meeting):
        key = f"home.standardpage:{meeting.pk}:id"
        at_desk.post(PINS, {"words": "agm", "language": "id", "key": key})
        html = client.get("/id/cari/?q=agm").content.decode()
        assert "Dipilih redaksi" in html


@pytest.mark.parametrize("address", [REPORT, PINS, f"{REPORT}?export=csv"])
def test_person_without_the_right_is_kept_out(stranger, address):
    assert stranger.get(address).status_code == 302


def test_visitor_is_kept_out(client):
    assert client.get(REPORT).status_code == 302
    assert client.post(PINS, {"words": "a", "language": "id"}).status_code == 302


@pytest.mark.usefixtures("_counted")
class TestWeeks:
    def test_numbers_of_the_week_count_rare_queries_too_and_name_none(self, at_desk):
        this, before = weeks.last_weeks(2)
        assert (this.asked, this.unfound, before.asked) == (19, 7, 0)
        assert sum(week.asked for week in weeks.last_weeks(13)) == 19
        assert "nama orang" not in at_desk.get(REPORT).content.decode()

    def test_words_that_found_nothing_lead_to_the_glossary(self, at_desk):
        rows = {row["words"]: row["remedies"] for row in at_desk.get(REPORT).context["object_list"]}
        assert rows["pembukuan"] == []
        [(_label, address)] = rows["gudang garam"]
        assert address == "/admin/snippets/glossary/term/?q=gudang+garam"
        assert at_desk.get(address).status_code == 200

    def test_first_page_says_what_was_searched_this_week(self, at_desk):
        said = at_desk.get("/admin/").content.decode()
        assert "searched-this-week" in said
        assert "gudang garam" in said
        assert "nama orang" not in said

    def test_first_page_says_nothing_to_who_may_not_look(self, client):
        person = people.stranger("lain")
        person.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(person)
        answer = client.get("/admin/")
        assert answer.status_code == 200
        assert "searched-this-week" not in answer.content.decode()
