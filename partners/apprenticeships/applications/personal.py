"""What applications store about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import hold, nobodys
from home.privacy.retention import Rule, forget_after
from home.privacy.words import deed
from partners.apprenticeships.applications import forgetting
from partners.apprenticeships.applications.models import (
    Application,
    Attachment,
    Delegate,
    Submission,
)


def declare() -> None:
    hold(
        deed(Application, "by", _("Applications that you wrote")),
        deed(Attachment, "added_by", _("Files that you added to applications")),
        deed(Submission, "by", _("Applications that you handed in")),
    )
    nobodys(
        "whom a cooperative sends: its own words, gone when nobody needs them",
        (Delegate, "name"),
        (Delegate, "phone"),
    )
    forget_after(
        Rule(
            "names of delegates where no application stands",
            forgetting.KEPT,
            "nobody is sent: it was not handed in, or withdrawn, or the round was called off",
            forgetting.of_nothing_that_stands,
        ),
        Rule(
            "attachments where no application stands",
            forgetting.KEPT,
            "nobody needs them: it was not handed in, or withdrawn, or the round was called off",
            forgetting.files_of_nothing_that_stands,
            forgetting.delete_files,
        ),
    )
