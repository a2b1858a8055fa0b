"""A person has one language, which Wagtail's profile follows and gives."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from wagtail.users.models import UserProfile

from portal.users.models import User
from tests.factories.agreements import person

pytestmark = pytest.mark.django_db
MIGRATION = import_module("portal.users.migrations.0003_people_have_a_language")


def language_of(user: User) -> str:
    return User.objects.get(pk=user.pk).language


def test_who_chose_no_language_speaks_the_first_of_the_site() -> None:
    assert language_of(person()) == settings.LANGUAGE_CODE == "id"


def test_language_chosen_in_the_admin_is_the_persons() -> None:
    user = person()
    profile = UserProfile.get_for_user(user)
    for chosen, is_spoken in (("en", "en"), ("", "id"), ("fr", "id")):
        profile.preferred_language = chosen
        profile.save()
        assert language_of(user) == is_spoken


def test_first_visit_to_the_admin_is_in_the_persons_language() -> None:
    user = person(language="en")
    assert UserProfile.get_for_user(user).preferred_language == "en"
    assert UserProfile.objects.get(user=user).preferred_language == "en"
    assert language_of(user) == "en"


def test_languages_of_the_profiles_are_taken_over() -> None:
    people = [person() for _number in range(3)]
    UserProfile.objects.bulk_create(
        UserProfile(user=user, preferred_language=language)
        for user, language in zip(people, ("en", "id-id", ""), strict=True)
    )
    MIGRATION.take_over(apps, None)
    assert [language_of(user) for user in people] == ["en", "id", "id"]
