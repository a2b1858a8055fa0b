"""A small site: one home page, Indonesian first."""

import pytest

from home.groups import EDITORS, MODERATORS
from home.models import HomePage, StandardPage
from portal.users.models import User
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.factories.people import staff


@pytest.fixture
def home(db: None) -> HomePage:
    return HomePageFactory()


@pytest.fixture
def editor(db: None) -> User:
    return staff(EDITORS, first_name=EDITORS)


@pytest.fixture
def moderator(db: None) -> User:
    return staff(MODERATORS, first_name=MODERATORS)


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
