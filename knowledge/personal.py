"""What the library stores about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import Erasure, Held, Merging, hold
from home.privacy.words import ACCOUNT, FROM_YOU
from knowledge.models import SavedTool


def declare() -> None:
    hold(
        Held(
            SavedTool,
            "person",
            _("Tools that you keep"),
            ACCOUNT,
            FROM_YOU,
            Erasure.DELETE,
            Merging.MOVE_UNLESS_THERE,
            shows=("title", "saved_at"),
        )
    )
