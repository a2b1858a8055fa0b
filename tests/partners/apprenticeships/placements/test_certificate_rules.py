"""The life of a certificate: every pair of verb and station is decided, and done as it says."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.access import Actor
from home.desk.refusals import IsGone
from partners.apprenticeships.placements.certificate_rules import (
    TRANSITIONS,
    CertificateStation,
    CertificateVerb,
    after,
)
from partners.apprenticeships.placements.models import Certificate
from partners.apprenticeships.placements.refusals import IsIssued
from partners.apprenticeships.placements.services import certificates
from tests.factories.placements import CertificateFactory

S, V = CertificateStation, CertificateVerb
DONE: dict[CertificateVerb, Callable[[Certificate, Actor], object]] = {
    V.WITHDRAW: lambda one, by: certificates.withdraw(one, by=by, reason="Tertukar."),
    V.REPLACE: lambda one, by: certificates.replace(one, by=by, reason="Nama keliru."),
    V.ERASE_NAMES: lambda one, by: certificates.erase_names(one, by=by),
}


def rows() -> list[dict[str, Any]]:
    return list(Certificate.objects.order_by("pk").values())


def one_that_is(station: CertificateStation, by: Actor) -> Certificate:
    one: Certificate = CertificateFactory()
    if station is S.WITHDRAWN:
        DONE[V.WITHDRAW](one, by)
    elif station is S.REPLACED:
        DONE[V.REPLACE](one, by)
    one.refresh_from_db()
    assert one.state == station.value
    return one


def test_stations_are_those_that_are_stored() -> None:
    assert [one.value for one in S] == Certificate.State.values


@given(st.lists(st.sampled_from(V), max_size=12))
def test_what_was_withdrawn_or_replaced_stays_so(verbs: list[CertificateVerb]) -> None:
    station, ended = S.VALID, 0
    for verb in verbs:
        to = after(verb, station)
        ended += to is not None and to is not station
        station = to or station
    assert ended <= 1
    assert (station is S.VALID) == (ended == 0)


@given(st.sampled_from(S))
def test_names_are_erased_wherever_it_stands_and_move_nothing(station: CertificateStation) -> None:
    assert after(V.ERASE_NAMES, station) is station


def test_only_what_is_valid_is_withdrawn_or_replaced() -> None:
    for verb in (V.WITHDRAW, V.REPLACE):
        assert [one for one in S if after(verb, one)] == [S.VALID]
    assert set(TRANSITIONS.values()) == set(S)


@pytest.mark.django_db
@pytest.mark.parametrize("station", S)
@pytest.mark.parametrize("verb", V)
def test_done_to_a_certificate_is_what_the_table_says(
    verb: CertificateVerb, station: CertificateStation, moderator: Any
) -> None:
    by = Actor(moderator)
    one, to = one_that_is(station, by), after(verb, station)
    before = rows()
    if to is None:
        with pytest.raises(IsGone):
            DONE[verb](one, by)
        assert rows() == before
        return
    DONE[verb](one, by)
    one.refresh_from_db()
    assert one.state == to.value
    assert one.names == (["S. A."] if verb is V.ERASE_NAMES else ["Siti Aminah"])
    valid = Certificate.objects.valid().filter(placement=one.placement).count()
    was_valid = sum(row["state"] == "valid" for row in before)
    assert valid == was_valid - (verb is V.WITHDRAW)


@pytest.mark.django_db
@pytest.mark.parametrize("station", S)
def test_another_one_is_issued_only_where_none_is_valid(
    station: CertificateStation, moderator: Any
) -> None:
    by = Actor(moderator)
    one = one_that_is(station, by)
    if station is S.WITHDRAWN:
        assert certificates.issue(one.placement, by=by).is_valid
    else:
        with pytest.raises(IsIssued):
            certificates.issue(one.placement, by=by)
    one.refresh_from_db()
    assert one.state == station.value
    assert Certificate.objects.valid().count() == 1
