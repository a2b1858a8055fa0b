"""What editors may change that visitors read: the table of docs/architecture.md, and the rights."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from home.access import Actor
from home.four_eyes import rules
from home.four_eyes.rules import Guard
from home.groups import EDITORS
from partners.agreements.models import Agreement
from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.organisations import OrganisationFactory

DOCUMENTED = Path(__file__).parents[3] / "docs/architecture.md"
ROW = re.compile(r"\| (?P<models>`[^|]+`) \| (?P<guard>\w+) \|\s*`?(?P<right>[^|`]*)`?\s*\|")


def test_table_of_the_documentation_is_the_code() -> None:
    written = {
        model: (row["guard"], row["right"].strip())
        for row in ROW.finditer(DOCUMENTED.read_text())
        for model in re.findall(r"`(\w+)`", row["models"])
    }
    declared = {
        model.__name__: (rule.guard.value, rule.right) for model, rule in rules.all_rules().items()
    }
    assert written == declared


@pytest.mark.django_db
def test_every_kind_that_editors_change_is_guarded() -> None:
    rights = Group.objects.get(name=EDITORS).permissions.select_related("content_type")
    changed = {
        right.content_type.model_class()
        for right in rights
        if right.codename.split("_")[0] in {"add", "change", "delete"}
    }
    assert {m._meta.label for m in changed if m and rules.rule_of(m) is None} == set()


def test_what_is_free_says_why() -> None:
    assert all(rule.why or rule.right for rule in rules.all_rules().values())


def test_what_needs_approval_has_drafts() -> None:
    guarded = [m for m, rule in rules.all_rules().items() if rule.guard is Guard.APPROVAL]
    assert all(hasattr(model, "live") for model in guarded)


@pytest.mark.django_db
def test_moderators_decide_and_editors_do_not(editor: User, moderator: User) -> None:
    for model, rule in rules.all_rules().items():
        if rule.guard is Guard.FREE or rule.right == "wagtailcore.publish_page":
            continue
        assert rules.user_decides(Actor(moderator), model), model
        assert not rules.user_decides(Actor(editor), model), model


@pytest.mark.django_db
def test_parts_are_read_where_their_record_is() -> None:
    organisation = OrganisationFactory(is_public=False)
    assert not rules.visitors_read(organisation)
    organisation.is_public = True
    organisation.save()
    assert rules.visitors_read(organisation)


def test_rules_are_about_models_of_the_project() -> None:
    assert {Agreement, Offer, Organisation} <= set(rules.all_rules())
    assert set(rules.all_rules()) <= set(apps.get_models())
