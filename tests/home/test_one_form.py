"""What only one record may have, a second spelling of it does not get either."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Model, UniqueConstraint
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect

from home import tags
from home.models import Sector
from home.one_form import OneWhateverItsCase, one_form, told_apart
from knowledge.models import ToolTag
from tests.factories import claims, glossary, home
from tests.factories.agreements import AgreementFactory, UnitFactory
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import StandardPageFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.factories.people import admin
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db


def _tag_at(slug: str) -> ToolTag:
    return ToolTag.objects.create(name=f"Tag {ToolTag.objects.count()}", slug=slug)


def _tag_called(name: str) -> ToolTag:
    return ToolTag.objects.create(name=name)


# Codes, addresses and names: refused beside the field by the model, and by the database.
CODES: dict[str, Callable[..., Model]] = {
    "agreements.Agreement.slug": AgreementFactory,
    "agreements.Unit.code": UnitFactory,
    "apprenticeships.Batch.code": BatchFactory,
    "apprenticeships.Offer.slug": OfferFactory,
    "glossary.Term.code": glossary.TermFactory,
    "home.BusinessUnit.code": home.BusinessUnitFactory,
    "home.Challenge.code": home.ChallengeFactory,
    "home.Competency.code": home.CompetencyFactory,
    "home.DatedFact.code": home.DatedFactFactory,
    "home.Sector.code": home.SectorFactory,
    "home.Stage.code": home.StageFactory,
    "knowledge.ToolTag.name": _tag_called,
    "knowledge.ToolTag.slug": _tag_at,
    "membership.ClaimReason.code": claims.ReasonFactory,
    "organisations.Organisation.slug": OrganisationFactory,
    "rounds.Round.code": RoundFactory,
}
# What people type and another test or rule holds.
HELD = {
    "account.EmailAddress.email": "tests/home/test_email_addresses.py",
    "auth.Group.name": "test_role_has_a_name_of_its_own",
    "intake.LearnedHeading.words": "folded as headings are compared: tests/home/sheets",
    "membership.Invitation.address": "tests/home/test_email_addresses.py",
    "organisations.CooperativeProfile.registration_key": "test_number_in_any_spelling_is_one",
    "search.Pin.words": "folded as the search folds them: tests/search/insight",
    "taggit.Tag.name": "test_tags_are_read_in_one_form",
    "users.User.email": "tests/home/test_email_addresses.py",
    "users.User.phone": "tests/home/test_phone_numbers.py",
    "wagtailcore.Site.hostname": "typed by administrators; a second host leads nowhere",
    "wagtailredirects.Redirect.old_path": "an address of the web, where large letters are others",
}
# What nobody types: drawn, counted, chosen from a list, or made of what was typed.
MADE = [
    "account.EmailConfirmation.key",
    "auth.Permission.codename",
    "consent.Consent.purpose",
    "consent.Consent.version",
    "contenttypes.ContentType.app_label",
    "contenttypes.ContentType.model",
    "desk.SentForm.act",
    "drafts.Draft.form",
    "intake.LearnedHeading.table",
    "membership.ContactLink.digest",
    "membership.Invitation.digest",
    "notices.Choice.kind",
    "notices.Notice.kind",
    "notices.Notice.occasion",
    "organisations.FormerIdentity.key",
    "organisations.NameWord.word",
    "organisations.Organisation.code",
    "search.Opened.language",
    "search.Opened.path",
    "search.Opened.words",
    "search.Pin.key",
    "search.Searched.language",
    "links.Address.url",
    "visits.Missed.path",
    "visits.Missed.source",
    "search.Searched.words",
    "search.Word.audience",
    "search.Word.text",
    "taggit.Tag.slug",
    "users.User.account_number",
    "usersessions.UserSession.session_key",
    "wagtailcore.APIToken.key_hash",
    "wagtailcore.Collection.path",
    "wagtailcore.Locale.language_code",
    "wagtailcore.Page.path",
    "wagtailcore.ReferenceIndex.object_id",
    "wagtailcore.ReferenceIndex.to_object_id",
    "wagtailcore.WorkflowState.object_id",
    "wagtailembeds.Embed.hash",
    "wagtailimages.Rendition.filter_spec",
    "wagtailimages.Rendition.focal_point_key",
    "wagtailsearch.IndexEntry.object_id",
]
# Large letters, blanks around, full width, a mark that nobody sees.
DISGUISES = ["SUSU-1", " susu-1 ", "susu-1\u00a0", "ｓｕｓｕ-1", "su\u200bsu-1", "susu-１"]


def _texts(model: type[Model]) -> Iterator[str]:
    """Fields of text that alone or together only one row may have."""
    names = {one.name for one in model._meta.local_fields if one.unique}
    names.update(name for names in model._meta.unique_together for name in names)
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            names.update(constraint.fields)
            names.update(getattr(each, "name", "") for each in constraint.expressions)
    for field in model._meta.local_fields:
        is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
        if is_text and field.name in names and not field.primary_key:
            yield f"{model._meta.label}.{field.name}"


def test_every_unique_text_is_in_one_of_the_lists() -> None:
    found = sorted(name for model in apps.get_models() for name in _texts(model))
    assert found == sorted([*CODES, *HELD, *MADE])


@pytest.mark.parametrize("name", CODES)
def test_second_spelling_is_refused_beside_the_field(name: str) -> None:
    field = name.rpartition(".")[2]
    make = CODES[name]
    first, second = make(**{field: "susu-1"}), make(**{field: "kopi"})
    for disguise in DISGUISES:
        setattr(second, field, disguise)
        with pytest.raises(ValidationError) as refused:
            second.full_clean()
        assert field in refused.value.message_dict, disguise
    # Past the field, which keeps it in one form.
    table, column = second._meta.db_table, second._meta.get_field(field).column
    update = f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s'  # noqa: S608 - names of ours
    refusal = pytest.raises(IntegrityError, match=r"whatever_its_case")
    with refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(update, ["SUSU-1", second.pk])
    first.full_clean()  # it is no second one to itself


@pytest.mark.parametrize(
    "name", [one for one in CODES if not one.endswith((".name", "h.code", "d.code"))]
)
def test_code_is_kept_in_small_letters_whoever_writes_it(name: str) -> None:
    label, _dot, field = name.rpartition(".")
    kept = CODES[name](**{field: " Susu-1"})
    assert getattr(apps.get_model(label)._base_manager.get(pk=kept.pk), field) == "susu-1"


def test_constraints_are_named_alike() -> None:
    ours = [
        one.name
        for model in apps.get_models()
        for one in model._meta.constraints
        if isinstance(one, OneWhateverItsCase)
    ]
    assert len(ours) == len(CODES) + 1  # an organisation's code, which nobody types
    assert all(one.endswith("_once_whatever_its_case") for one in ours)


def test_name_of_a_tag_is_kept_as_it_is_seen() -> None:
    assert ToolTag.objects.create(name=" Rapat \u200b anggota ").name == "Rapat anggota"


def test_tags_are_read_in_one_form() -> None:
    """In the form of a tool, a picture, a file; taggit then finds the one that is there."""
    assert tags.read("Panen, ｐａｎｅｎ , pa\u200bnen") == ["Panen"]
    picture, typed = Tag.objects.create(name="Panen"), tags.read(" ｐａｎｅｎ ")
    assert Tag.objects.filter(name__iexact=typed[0]).get() == picture


def test_number_in_any_spelling_is_one() -> None:
    first, second = CooperativeFactory().cooperative, CooperativeFactory().cooperative
    first.registration_number = "AHU-12 TAHUN 2025"
    first.save()
    for spelling in ("ahu-12 tahun 2025", "ＡＨＵ-12  TAHUN 2025", "AHU-1\u200b2 TAHUN ２０２５"):
        second.registration_number = spelling
        with pytest.raises(ValidationError) as refused:
            second.full_clean()
        assert "registration_number" in refused.value.message_dict, spelling


def test_role_has_a_name_of_its_own() -> None:
    client = admin()
    for name in ("moderator", " Moderator", "Ｍoderator", "Mod\u200berator"):
        answer = client.post("/admin/groups/new/", {"name": name})
        assert "name" in answer.context["form"].errors, name
    assert Group.objects.filter(name__istartswith="mod").count() == 1


def test_page_beside_another_has_an_address_of_its_own() -> None:
    parent = home.HomePageFactory()
    one = StandardPageFactory(parent=parent, slug="panen")
    other = StandardPageFactory(parent=parent, slug="lain")
    client = admin()
    for slug in ("Panen", "ｐanen", "pаnen"):  # the last has a Cyrillic letter
        copied = client.post(f"/admin/pages/{other.pk}/copy/", _copy(other, slug))
        assert "new_slug" in copied.context["form"].errors, slug
    other.slug = "PANEN"
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert "slug" in refused.value.message_dict
    one.full_clean()


def _copy(page: Any, slug: str) -> dict[str, object]:
    return {"new_title": "Salinan", "new_slug": slug, "new_parent_page": page.get_parent().pk}


def test_redirects_are_addresses_of_the_web() -> None:
    """Both are asked for; what is written in another way is one."""
    assert Redirect.normalise_path(" /Lama/ ") == Redirect.normalise_path("/Lama")
    assert Redirect.normalise_path("/Lama") != Redirect.normalise_path("/lama")


def test_what_stood_there_before_is_told_apart() -> None:
    """By the migrations: in small letters, and the later one numbered."""
    with transaction.atomic():
        codes = ["Susu", "susu-2", "kopi", "SUSU-3"]
        rows = Sector.objects.bulk_create(Sector(code=f"x{number}") for number in range(4))
        for row, code in zip(rows, codes, strict=True):
            Sector.objects.filter(pk=row.pk).update(code=code)
        told_apart(Sector, "code")
        assert [Sector.objects.get(pk=row.pk).code for row in rows] == [
            "susu",
            "susu-2",
            "kopi",
            "susu-3",
        ]


def test_two_that_become_one_are_numbered() -> None:
    """Pages stand for what had no constraint."""
    one = home.HomePageFactory()
    pages = [StandardPageFactory(parent=one, slug=f"x{number}") for number in range(3)]
    for page, slug in zip(pages, ("Panen", "panen", "panen-2"), strict=True):
        type(page).objects.filter(pk=page.pk).update(slug=slug)
    told_apart(type(pages[0]), "slug")
    assert [type(page).objects.get(pk=page.pk).slug for page in pages] == [
        "panen",
        "panen-2",
        "panen-2-2",
    ]


def test_one_form_is_what_is_seen() -> None:
    assert one_form(" Rapat\u00a0\u200banggota\t") == "Rapat anggota"
