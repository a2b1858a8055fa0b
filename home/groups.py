"""The two staff groups, and how an app's migration gives them rights."""

from typing import Any

EDITORS = "Editor"
MODERATORS = "Moderator"


def grant(apps: Any, group: str, *permissions: str) -> None:
    """Give a group permissions such as `home.change_sector`, inside a migration.

    Django creates permissions only after all migrations have run, so those that do not
    exist yet are created here, under the name that Django would give them.
    """
    holder = apps.get_model("auth", "Group").objects.get(name=group)
    for permission in permissions:
        app_label, codename = permission.split(".")
        action, model = codename.split("_", 1)
        content_type, _created = apps.get_model(
            "contenttypes", "ContentType"
        ).objects.get_or_create(app_label=app_label, model=model)
        record, _created = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type,
            codename=codename,
            defaults={"name": f"Can {action} {model}"},
        )
        holder.permissions.add(record)


def grant_records(apps: Any, app_label: str, *models: str) -> None:
    """What most records need: editors and moderators add and change, moderators delete."""
    for model in models:
        for group in (EDITORS, MODERATORS):
            grant(
                apps, group, *(f"{app_label}.{verb}_{model}" for verb in ("view", "add", "change"))
            )
        grant(apps, MODERATORS, f"{app_label}.delete_{model}")
