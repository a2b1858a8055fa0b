"""Terms, notice, ends and renewals at the desk: asked beside the field, told where they lead."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from partners.agreements.models import Agreement
from partners.agreements.rules.lifecycle import AgreementState, Status
from tests.factories.agreements import TwoPartyAgreementFactory

pytestmark = pytest.mark.django_db
today = timezone.localdate
TERMS = {"on": "2024-02-20", "in_force_on": "2024-02-20", "reason": "As the text says"}


@pytest.fixture
def correct(editor, url):
    """Sends other dates of an agreement that is in force."""
    agreement = TwoPartyAgreementFactory(in_force=True)

    def send(**data):
        given = {"seen": agreement.version, **TERMS, **data}
        response = editor.post(url("step", agreement.pk, "correct"), given)
        agreement.refresh_from_db()
        return agreement, response.context and response.context["form"].errors

    return send


def test_effect_from_before_the_signature_is_asked_about(correct) -> None:
    begins = {"in_force_on": "2024-01-01", "ends_on": "2029-12-31"}
    agreement, errors = correct(**begins)
    assert "tick the box below" in errors["in_force_on"][0]
    agreement, errors = correct(**begins, is_retroactive="on")
    assert (errors, agreement.in_force_on) == (None, date(2024, 1, 1))


def test_without_a_last_day_somebody_looks_again(correct) -> None:
    agreement, errors = correct(has_no_end="on")
    assert list(errors) == ["review_on"]
    agreement, errors = correct(has_no_end="on", review_on="2027-06-01")
    assert (errors, agreement.has_no_end, agreement.review_on) == (None, True, date(2027, 6, 1))


def test_unknown_end_is_not_no_end(correct) -> None:
    agreement, errors = correct(review_on="2027-06-01")
    assert (errors, agreement.ends_on, agreement.has_no_end) == (None, None, False)


def test_last_day_takes_the_place_of_looking_again(correct) -> None:
    agreement, errors = correct(ends_on="2029-12-31", review_on="2027-06-01")
    assert (errors, agreement.review_on) == (None, None)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"ends_on": "2029-12-31", "has_no_end": "on"}, "has_no_end"),
        ({"ends_on": "2029-12-31", "notice_days": "90", "notice_months": "3"}, "notice_months"),
        ({"ends_on": "2029-12-31", "notice_to": "decade"}, "notice_to"),
    ],
)
def test_contradictions_are_said_beside_their_field(correct, data, field) -> None:
    assert list(correct(**data)[1]) == [field]


def test_notice_in_months_to_the_end_of_a_quarter_is_kept(correct) -> None:
    agreement, _ = correct(ends_on="2029-12-31", notice_months="3", notice_to="quarter")
    assert (agreement.notice_months, agreement.notice_to, agreement.notice_days) == (
        3, "quarter", 0,
    )  # fmt: skip


def _rolling() -> Agreement:
    """Notice for its term was possible until three weeks ago."""
    return TwoPartyAgreementFactory(
        in_force=True, ends_on=today() + timedelta(69), renews_automatically=True,
        renewal_months=12, notice_days=90,
    )  # fmt: skip


def test_late_notice_says_which_term_it_ends(editor, url) -> None:
    agreement = _rolling()
    page = editor.get(url("manage", agreement.pk)).content.decode()
    assert "Notice date missed" in page
    address = url("step", agreement.pk, "give-notice")
    assert "later notice with the next one" in editor.get(address).content.decode()
    data = {"seen": agreement.version, "on": str(today()), "reason": "x"}
    page = editor.post(address, data, follow=True).content.decode()
    agreement.refresh_from_db()
    assert agreement.ends_on > today() + timedelta(365)
    assert "The notice is recorded: the agreement ends on" in page


def test_agreed_end_of_a_late_notice_is_kept(editor, url) -> None:
    agreement = _rolling()
    end = agreement.ends_on
    data = {"seen": agreement.version, "on": str(today()), "reason": "x", "new_end": str(end)}
    editor.post(url("step", agreement.pk, "give-notice"), data)
    agreement.refresh_from_db()
    assert (agreement.ends_on, agreement.notice_given_on) == (end, today())


def test_notice_asks_for_the_last_day_where_no_period_is_known(editor, url) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    data = {"seen": agreement.version, "on": str(today()), "reason": "x"}
    form = editor.post(url("step", agreement.pk, "give-notice"), data).context["form"]
    assert "does not know its period of notice" in form.errors["new_end"][0]


def test_termination_ahead_is_told_and_comes_by_itself(editor, url) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    day = today() + timedelta(40)
    data = {"seen": agreement.version, "on": str(day), "reason": "x"}
    page = editor.post(url("step", agreement.pk, "terminate"), data, follow=True).content.decode()
    agreement.refresh_from_db()
    assert "until then all stays" in page
    assert "To be terminated on" in page
    assert agreement.status_on() is Status.EXPIRING
    assert agreement.status_on(day) is Status.TERMINATED


def test_renewal_is_prepared_once_and_opens_for_writing(editor, url, client) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    address = url("prepare_renewal", agreement.pk)
    assert address in editor.get(url("manage", agreement.pk)).content.decode()
    form = editor.get(address).context["form"]
    assert form["title_id"].value() == f"{agreement.title_id} (pembaruan)"
    assert form["title_en"].value() == f"{agreement.title_en} (renewal)"
    data = {"seen": agreement.version, "title_id": "Nota baru"}
    response = editor.post(address, data)
    draft = Agreement.objects.get(predecessor=agreement)
    assert response.url.endswith(f"/edit/{draft.pk}/")
    assert (draft.state, draft.live) == (AgreementState.IDEA, False)
    assert address not in editor.get(url("manage", agreement.pk)).content.decode()
    assert editor.get(address).url == url("manage", draft.pk)
    page = editor.get(url("step", draft.pk, "sign")).content.decode()
    assert "Once in force, it replaces" in page
    assert agreement.title_en in page


def test_notice_of_what_ends_with_the_calendar_is_asked_for(editor, url) -> None:
    """Old lists write 9999-12-31 for "without end"."""
    agreement = TwoPartyAgreementFactory(
        in_force=True, ends_on=date.max, renews_automatically=True, renewal_months=12
    )
    assert editor.get(url("step", agreement.pk, "give-notice")).status_code == 200
    assert editor.get(url("manage", agreement.pk)).status_code == 200
