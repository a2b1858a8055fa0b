"""What each role of staff may do, in words, where roles are given."""

from django.contrib.auth.models import Group
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.groups import EDITORS, MODERATORS

WORDS: dict[str, Promise] = {
    EDITORS: _(
        "writes: pages and tools, agreements and their reports, organisations, offers, terms, "
        "pictures and files. What visitors see is published by a moderator."
    ),
    MODERATORS: _(
        "does what an editor does, and publishes and decides: pages that wait, steps of "
        "agreements, batches, archiving, confidential documents. Looks after accounts, areas "
        "and mandates."
    ),
}
ADMINISTRATOR = _(
    "May do everything, also give any role and change what roles may. Two or three people are "
    "enough: a moderator can do the daily work."
)


def described(group: Group) -> str:
    """The name of a role, and what it may do."""
    told = WORDS.get(group.name, _("a role that an administrator made; ask what it may do."))
    return f"{group.name}: {told}"
