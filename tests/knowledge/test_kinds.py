"""Kinds of tools look different."""

import pytest

from home.ui import art
from knowledge.enums import Kind


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_drawn(kind: Kind) -> None:
    assert art.kind(kind)
    assert art.tone_of_kind(kind) in {"primary", "success", "attention", "neutral"}
