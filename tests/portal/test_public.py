"""Every model says whether readers see it."""

from django.apps import apps

from home.cache import declared
from home.cache.declared import ANY
from home.notices.models import Notice
from partners.agreements.models import Agreement, Commitment, Party
from partners.agreements.public import AGREEMENTS


def test_every_model_is_declared_public_or_not() -> None:
    """A new one belongs into `public.py` of its room."""
    models = apps.get_models(include_auto_created=True)
    assert not [model._meta.label for model in models if not declared.is_declared(model)]


def test_every_reason_is_a_reason() -> None:
    assert all(declared._not_public.values())


def test_no_model_is_both() -> None:
    assert not declared._public.keys() & declared._not_public.keys()


def test_tables_of_many_to_many_fields_belong_to_their_model() -> None:
    tables = declared.topic_of_table()
    assert tables["agreements_agreement_sectors"] == tables["agreements_agreement"] == AGREEMENTS
    assert tables["notices_notice"] == ANY


def test_rows_name_what_shows_them() -> None:
    agreement = Agreement(title_id="Kesepakatan")
    owners = [
        list(declared.owners_of(row))
        for row in (Party(agreement=agreement), Commitment(agreement=agreement), Notice())
    ]
    assert owners == [[agreement], [agreement], []]
