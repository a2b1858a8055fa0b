"""A small site: one home page, Indonesian first."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

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


@pytest.fixture
def translation(home: HomePage) -> Translation:
    """Of a page whose text has a link, into English."""
    texts = [
        ("paragraph", '<p>Baca <a href="https://a.example/">ini</a> dahulu.</p>'),
        ("paragraph", "<p>Lalu tulis.</p>"),
    ]
    page = StandardPageFactory(parent=home, title="Tentang", body=texts)
    english = Locale.objects.get(language_code="en")
    home.copy_for_translation(english)
    source, _is_new = TranslationSource.update_or_create_from_instance(page)
    made = Translation.objects.create(source=source, target_locale=english)
    made.save_target(publish=False)
    return made
