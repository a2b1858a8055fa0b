"""Numbers in every usual spelling are one number; what reaches no mobile is refused in words."""

import pytest
from django.core.exceptions import ValidationError

from home.phone_numbers import canonical, read, spaced

OURS = "+6281234567890"


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        "0812.3456.7890",
        "(0812) 3456 7890",
        "+62 812 3456 7890",
        "+62-812-3456-7890",
        "+62 (0) 812 3456 7890",
        "+62 0812 3456 7890",
        "62812 3456 7890",
        "0062 812 3456 7890",
        "(00) 62 812 3456 7890",
        "812 3456 7890",
        "\u0660\u0668\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660",
        "\uff10\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10",
        "\u202a+62 812\u20113456\u20137890\u202c",
        "  0812\u00a03456\u00a07890\u200b",
    ],
)
def test_every_usual_spelling_is_one_number(typed: str) -> None:
    assert read(typed) == OURS
    assert canonical(canonical(typed)) == OURS


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+60 12 345 6789", "+60123456789"),
        ("+65 9123 4567", "+6591234567"),
        ("0044 7911 123456", "+447911123456"),
        ("+1 202 555 0123", "+12025550123"),
    ],
)
def test_mobile_from_abroad_begins_with_its_country(typed: str, kept: str) -> None:
    assert read(typed) == kept


@pytest.mark.parametrize("typed", ["021 5551234", "+62 21 555 1234", "0361 123456"])
def test_landline_is_called_one(typed: str) -> None:
    with pytest.raises(ValidationError, match="telepon rumah"):
        read(typed)


@pytest.mark.parametrize("typed", ["0812", "+62 812 34", "12345678"])
def test_short_one_is_called_short(typed: str) -> None:
    with pytest.raises(ValidationError, match="terlalu pendek"):
        read(typed)


@pytest.mark.parametrize("typed", ["0812 3456 7890 12", "+1 202 555 01234"])
def test_long_one_is_called_long(typed: str) -> None:
    with pytest.raises(ValidationError, match="terlalu panjang"):
        read(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "+",
        "Sari",
        "0812-KOPERASI",
        "0812 3456 7890 ext 5",
        "+6281234567890;ext=5",
        "0812 3456 7890 / 0813 3456 7890",
        "0800 123 4567",
        "+999 123456",
        "0812\x003456789",
        "0" + "1" * 100_000,
    ],
)
def test_what_is_no_mobile_is_told_how_one_looks(typed: str) -> None:
    with pytest.raises(ValidationError, match="0812 3456 7890"):
        read(typed)
    assert len(canonical(typed)) <= 60


def test_number_is_shown_as_people_write_it() -> None:
    assert spaced(OURS) == "0812-3456-7890"
    assert spaced("+60123456789") == "+60 12-345 6789"
