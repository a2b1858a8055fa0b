"""Country names in both languages."""

from django.utils import translation

from partners.organisations import countries


def test_a_country_is_named_in_the_readers_language() -> None:
    with translation.override("id"):
        assert countries.name_of("NL") == "Belanda"
    with translation.override("en"):
        assert countries.name_of("NL") == "Netherlands"


def test_an_unknown_code_names_itself() -> None:
    assert countries.name_of("QQ") == "QQ"


def test_every_country_has_both_names() -> None:
    assert all(names["id"] and names["en"] for names in countries.names().values())


def test_indonesia_comes_first_and_the_rest_by_name() -> None:
    with translation.override("id"):
        first, *rest = countries.choices()
    assert first == ("ID", "Indonesia")
    assert [name for _, name in rest] == sorted(name for _, name in rest)
