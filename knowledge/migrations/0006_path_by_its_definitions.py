"""Stages by the path's own definitions (`knowledge.adaptation`): nothing before this release said
where a tool's text in Indonesian lies, so what came from abroad is known by our summary only; what
was made here keeps what a recorded result proves. Files of demo tools are worksheets of ours.
"""

from django.db import migrations

HOME, WORKED = "ID", "worked"
RESULTS = (WORKED, "partly", "failed")
OPEN = ("proposed", "pending", "needs-work")


def by_definition(apps, _schema_editor):
    tools = apps.get_model("knowledge", "ToolPage").objects
    for tool in tools.exclude(path_stage="summary").iterator():
        tools.filter(pk=tool.pk).update(path_stage=_stage(tool))
    files = apps.get_model("knowledge", "ToolFile").objects
    files.filter(page__is_demo=True, part="").update(part="ours")


def _stage(tool):
    origins = [
        row.country or (row.organisation.country if row.organisation else "")
        for row in tool.origins.select_related("organisation")
    ]
    tests = list(tool.evidence.all())
    if any(code != HOME for code in origins or [row.country for row in tests]):
        return "summary"
    outcomes = {row.outcome for row in tests if row.country == HOME and row.outcome in RESULTS}
    changes = list(tool.adaptations.all())
    tried = any(row.tried_where and row.verdict in ("needs-work", "fits") for row in changes)
    if not outcomes and not tried:
        return "summary"
    is_open = any(row.verdict in OPEN for row in changes)
    return "recommended" if WORKED in outcomes and not is_open else "tried"


class Migration(migrations.Migration):

    dependencies = [
        ("knowledge", "0005_where_originals_lie"),
        ("organisations", "__first__"),
    ]

    operations = [migrations.RunPython(by_definition, migrations.RunPython.noop, elidable=True)]
