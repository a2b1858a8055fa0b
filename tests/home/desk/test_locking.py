"""Locks, versions, and a general part that a page of the site can use."""

import ast
from pathlib import Path

import pytest
from django import forms

from home.desk import locking
from home.desk.forms import day_field
from home.desk.refusals import HasChangedSince, IsGone
from tests.factories.agreements import AgreementFactory
from tests.factories.organisations import OrganisationFactory

ROOT = Path(locking.__file__).parent


def _imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text())))
    names = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return names | {
        one.name for node in nodes if isinstance(node, ast.Import) for one in node.names
    }


def test_only_the_parts_for_the_admin_know_wagtails_admin() -> None:
    knowing = {
        path.name
        for path in ROOT.glob("*.py")
        if any(name.startswith(("wagtail.admin", "wagtail.contrib")) for name in _imported(path))
    }
    ours = {"admin.py", "editing.py", "footer.py", "many_pages.py", "moderation.py"}
    assert knowing == ours | {"others.py", "pages.py", "settings.py"}


@pytest.mark.django_db
class TestLocked:
    def test_version_is_a_number_or_the_moment_of_writing(self) -> None:
        agreement, organisation = AgreementFactory(), OrganisationFactory()
        assert locking.version_of(agreement) == "0"
        assert locking.version_of(organisation) == organisation.updated_at.isoformat()
        assert locking.version_of(None) == ""

    def test_who_has_not_seen_the_latest_is_handed_it(self) -> None:
        organisation = OrganisationFactory()
        seen = locking.version_of(organisation)
        type(organisation).objects.get(pk=organisation.pk).save()
        with pytest.raises(HasChangedSince) as refusal:
            locking.locked(organisation, seen)
        assert locking.version_of(refusal.value.facts["current"]) != seen

    def test_row_that_is_gone_is_said_to_be_gone(self) -> None:
        first, second = OrganisationFactory(), OrganisationFactory()
        type(first).objects.filter(pk=first.pk).delete()
        with pytest.raises(IsGone):
            locking.locked(first)
        with pytest.raises(IsGone):
            locking.locked_together([second, first])

    def test_rows_are_locked_in_the_order_of_their_keys(self) -> None:
        first, second = OrganisationFactory(), OrganisationFactory()
        assert list(locking.locked_together([second, first])) == [first.pk, second.pk]
        assert locking.locked_together([]) == {}


@pytest.mark.parametrize(
    ("typed", "is_taken"),
    [("2026-02-20", True), ("1945-01-01", True), ("9999-12-31", False), ("0024-02-20", False)],
)
def test_year_that_nobody_means_is_refused_beside_the_field(typed: str, is_taken: bool) -> None:
    class Form(forms.Form):
        on = day_field("on")

    form = Form({"on": typed})
    assert form.is_valid() is is_taken
    assert ("on" in form.errors) is not is_taken
