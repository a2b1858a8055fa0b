"""Small files are told in kilobytes, as large ones are, and in the reader's own figures."""

import pytest
from django.utils import translation

from home.sizes import file_size


@pytest.mark.parametrize(
    ("size", "language", "text"),
    [
        (550, "id", "0,5 KB"),
        (550, "en", "0.5 KB"),
        (3, "id", "0,1 KB"),
        (1023, "id", "1,0 KB"),
        (2048, "id", "2,0 KB"),
        (3 * 1024 * 1024, "en", "3.0 MB"),
    ],
)
def test_size_is_told_in_kilobytes_or_more(size: int, language: str, text: str) -> None:
    with translation.override(language):
        assert file_size(size).replace("\N{NO-BREAK SPACE}", " ") == text
