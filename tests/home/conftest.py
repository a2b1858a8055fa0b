"""A small site: one home page, Indonesian first."""

import pytest

from home.models import HomePage, StandardPage
from tests.factories.home import HomePageFactory, StandardPageFactory


@pytest.fixture
def home(db: None) -> HomePage:
    return HomePageFactory()


@pytest.fixture
def about(home: HomePage) -> StandardPage:
    return StandardPageFactory(
        parent=home,
        title="Tentang portal",
        lead="Siapa yang mengelola portal ini.",
        body=[
            ("heading", {"text": "Siapa kami", "level": "2"}),
            ("paragraph", "<p>Satu <b>tebal</b>.</p><p>Dua.</p>"),
            (
                "steps",
                {
                    "title": "Cara ikut",
                    "steps": [
                        {"title": "Baca", "text": "<p>Semua.</p>"},
                        {"title": "Tulis", "text": ""},
                    ],
                },
            ),
            ("checklist", {"title": "", "items": ["Pena", "Kertas"]}),
            (
                "table",
                {
                    "caption": "Biaya",
                    "columns": [
                        {"type": "text", "heading": "Keperluan"},
                        {"type": "number", "heading": "Rupiah"},
                    ],
                    "rows": [{"values": ["Rak", 12]}],
                },
            ),
        ],
    )
