"""Names are seen, and lead nowhere."""

import pytest
from django.core.exceptions import ValidationError

from home.person_names import validate_name


@pytest.mark.parametrize(
    "name",
    ["Sri Wahyuni", "A", "I Gusti Ngurah Rai", "D'Angelo-Putri, S.E.", "Ōta 太田", "", "W" * 80],
)
def test_name_is_a_name(name: str) -> None:
    validate_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Dinas: https://jahat.example/masuk",
        "sri@jahat.example",
        "<b>Sri</b>",
        "Sri\u202eirS",
        "\u200b\u200b",
        "Sri\nBcc x",
        "123",
        "...",
    ],
)
def test_what_leads_somewhere_or_hides_is_none(name: str) -> None:
    with pytest.raises(ValidationError):
        validate_name(name)
