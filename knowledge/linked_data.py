"""What machines read of a tool: a learning resource. Public facts of its page only."""

from typing import Any

from home.addresses import whole
from knowledge.models import ToolPage


def resource(tool: ToolPage) -> dict[str, Any]:
    """From what the page has at hand, without a query."""
    minutes = tool.effort_minutes
    return {
        "@type": "LearningResource",
        "name": tool.title,
        "description": tool.summary,
        "url": whole(tool.url or ""),
        "learningResourceType": tool.get_kind_display(),
        "inLanguage": tool.languages,
        "timeRequired": f"PT{minutes}M" if minutes else "",
        "audience": {"@type": "Audience", "audienceType": tool.audience},
        "author": [
            {"@type": "Organization", "name": row.name, "url": whole(row.url) if row.url else ""}
            for row in tool.origins.all()
            if row.organisation
        ],
        "isBasedOn": tool.source_url,
        "license": {"@type": "CreativeWork", "name": tool.licence},
        "dateModified": tool.last_published_at.date().isoformat() if tool.last_published_at else "",
    }
