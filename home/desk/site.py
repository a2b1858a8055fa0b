"""An act in the dress of the site, for members: under the workspace, without JavaScript."""

from typing import Any

from django.utils.functional import Promise

from home.access import Actor
from home.desk.views import ActView


def somebody(actor: Actor) -> bool:
    """Who signed in; what they may do is asked when it is known what it is done to."""
    return actor.person is not None


class SiteActView(ActView):
    """Subclasses add `page_title`, and `find` with `require` where the right hangs on the record:
    what somebody may not know of is 404, what they may only not do is 403.
    """

    template_name = "desk/act.html"
    allowed = staticmethod(somebody)
    page_title: str | Promise = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{"frame": "workspace/frame.html", "page_title": self.page_title, **kwargs}
        )
