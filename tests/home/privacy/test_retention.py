"""What is kept too long is listed, then forgotten; one table says what, when and why."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

import home
from home.access import Actor
from home.desk.models import SentForm
from home.drafts.models import Draft
from home.intake.keeping import keep
from home.notices.models import Letter, State
from home.privacy import retention
from home.privacy.retention import Rule
from home.visits.models import Viewed, type_key
from home.visits.weeks import monday
from partners.agreements.models import ImportedList
from portal.duties import DUTIES
from portal.users.models import Purpose
from portal.users.proving import ask
from tests.factories.applications import ApplicationFactory, AttachmentFactory, DelegateFactory
from tests.factories.membership import PersonFactory
from tests.factories.placements import BoundFactory, PlacementFactory
from tests.factories.rounds import RoundFactory
from tests.home.visits.acts import a_missed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DOC = Path(home.__file__).parent.parent / "docs/privacy.md"


def make(what: str) -> None:
    person = PersonFactory()
    match what:
        case "drafts of forms":
            Draft.objects.create(person=person, form="x")
        case "forms that were carried out":
            SentForm.objects.create(by=person, key=uuid4(), act="x", content="x")
        case "e-mails without notices":
            Letter.objects.create(recipient=person, state=State.SENT)
        case "words of e-mails that did not arrive":
            Letter.objects.create(recipient=person, text="x", state=State.FAILED)
        case "e-mails to addresses without an account":
            Letter.objects.create(address="baru@contoh.id", state=State.SENT)
        case "lists handed in for their room":
            keep(b"a", "daftar.csv", table="glossary", by=Actor(person))
        case "lists handed in and never imported":
            ImportedList.objects.create(by=person, file=ContentFile(b"a", "daftar.csv"))
        case "names of delegates where no application stands":
            DelegateFactory()
        case "names of delegates who got no place":
            round = RoundFactory(answering=True)
            ApplicationFactory(round=round, delegates=["Ibu Sri"], handed_in=True)
        case "names of delegates whose apprenticeship is over":
            DelegateFactory(application=PlacementFactory().result.application)
        case "views of records by week":
            Viewed.objects.create(
                content_type_id=type_key(Letter), object_id=1, week=monday(), times=1
            )
        case "addresses that were asked for in vain":
            a_missed()
        case "attachments where no application stands":
            AttachmentFactory()
        case "attachments of who got no place":
            round = RoundFactory(answering=True)
            AttachmentFactory(application=ApplicationFactory(round=round, handed_in=True))
        case "attachments of who had a place":
            AttachmentFactory(application=BoundFactory().application)
        case "codes that somebody asked for":
            ask(Purpose.SIGN_UP, "baru@contoh.id", is_decoy=False, facts={"language": "id"})


OURS = [rule for rule in retention.all_rules() if rule.rows is not None]


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.what)
def test_each_rule_forgets_what_is_older_and_nothing_younger(rule: Rule) -> None:
    make(rule.what)
    assert rule.rows is not None
    far = timezone.now() + 400 * DAY
    assert rule.rows(timezone.now() - rule.after).count() == 0
    assert [one.count for one in retention.due(far) if one.rule == rule] == [1]
    for one in retention.due(far):
        retention.carry_out(one, far)
    assert retention.due(far) == []


def test_by_hand_it_lists_and_changes_nothing(capsys: Any) -> None:
    make("drafts of forms")
    with time_machine.travel(timezone.now() + 31 * DAY, tick=False):
        call_command("forget_old")
        assert Draft.objects.exists()
        said = capsys.readouterr().out
        assert said.startswith("1 drafts of forms after 30 days: ")
        assert "Nothing was changed" in said
        call_command("forget_old", carry_out=True)
    assert not Draft.objects.exists()
    assert capsys.readouterr().out.endswith("Forgotten.\n")
    call_command("forget_old")
    assert capsys.readouterr().out == "Nothing is kept too long.\n"


def test_every_rule_is_carried_out_by_one() -> None:
    with pytest.raises(ValueError, match="x"):
        retention.forget_after(Rule("x", DAY, "y"))
    duties = {duty.name for duty in DUTIES}
    named = {rule.carried_out_by for rule in retention.all_rules()} - {""}
    assert {"clear-sessions", "prune-jobs"} <= named & duties
    assert "forget-old" in duties


def test_page_of_privacy_shows_the_table() -> None:
    text = DOC.read_text(encoding="utf-8")
    for rule in retention.all_rules():
        by = rule.carried_out_by or "forget_old"
        assert f"| {rule.what} | {rule.after.days} days | {rule.why} | {by} |" in text
