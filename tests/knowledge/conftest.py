"""A library with one home page above it."""

import pytest

from knowledge.models import ToolIndexPage
from tests.factories.knowledge import ToolIndexPageFactory


@pytest.fixture
def library(db: None) -> ToolIndexPage:
    return ToolIndexPageFactory()
