"""Who came in, who was refused, and whose rights or keys changed: the logger `simpul.security`.

Each line names persons by their number, which outlives a change of their e-mail, and the address
that it came from; never a password, a code or a link. Of an account that does not exist it keeps a
keyed hash only: enough to see that somebody tries the same one again, and nothing of what was
typed, which may be a password in the wrong field.
"""

import logging
from collections.abc import Iterable
from typing import Any

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import Signal, receiver
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission

from portal import access_log, visitors
from portal.users import names
from portal.users.models import User

logger = logging.getLogger("simpul.security")
RIGHTS_OF_GROUPS = (GroupCollectionPermission, GroupPagePermission, GroupSitePermission)
RIGHTS_OF_PEOPLE = ("is_active", "is_staff", "is_superuser")
CHANGES = {"post_add": "given", "post_remove": "taken", "post_clear": "all taken"}
# What allauth tells with the person whom it happened to.
TOLD: dict[Signal, str] = {
    auth.user_logged_in: "signed in",
    auth.user_logged_out: "signed out",
    account.password_set: "password set",
    account.password_changed: "password changed",
    account.password_reset: "password set by e-mail",
    account.email_added: "e-mail address added",
    account.email_changed: "e-mail address changed",
    account.email_removed: "e-mail address removed",
    mfa.authenticator_added: "second factor added",
    mfa.authenticator_removed: "second factor removed",
    mfa.authenticator_reset: "second factor made anew",
    mfa.authentication_failed: "second factor refused",
}


def note(
    what: str, *, person: object = None, request: HttpRequest | None = None, **facts: object
) -> None:
    """One line. `person`: whom it is about; who did it, and from where, the request tells."""
    request = request or access_log.current_request()
    by = getattr(getattr(request, "user", None), "pk", None)
    address = visitors.address_of(request) if request else None
    logger.info(what, extra={"person": person, "by": by, "address": address, **facts})


def account_of(name: object) -> dict[str, Any]:
    """The key of whom this name signs in, or what stands for an account that there is not."""
    typed = str(name or "")
    if found := names.person_of(typed):
        return {"person": found.pk}
    kept = names.read(typed.replace("\0", ""))[1]
    return {"unknown_account": salted_hmac("unknown account", kept).hexdigest()[:12]}


def connect() -> None:
    for signal, what in TOLD.items():
        signal.connect(_teller(what), weak=False, dispatch_uid=f"security log: {what}")
    for model in RIGHTS_OF_GROUPS:
        for signal, done in ((post_save, "given"), (post_delete, "taken")):
            uid = f"security log: {model.__name__} {done}"
            signal.connect(_of_group(done), sender=model, weak=False, dispatch_uid=uid)


def _teller(what: str) -> Any:
    def on_told(
        request: HttpRequest | None = None, user: AbstractUser | None = None, **kwargs: Any
    ) -> None:
        if user is not None:
            note(what, person=user.pk, request=request)

    return on_told


def _of_group(done: str) -> Any:
    def on_changed(instance: Any, **kwargs: Any) -> None:
        note("rights of a group changed", group=instance.group_id, done=done, rights=str(instance))

    return on_changed


@receiver(auth.user_login_failed)
def on_refused(
    credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
) -> None:
    name = credentials.get("username") or credentials.get("email")
    note("sign-in refused", request=request, **account_of(name))


@receiver(account.email_confirmed)
def on_confirmed(
    email_address: EmailAddress, request: HttpRequest | None = None, **kwargs: Any
) -> None:
    note("e-mail address confirmed", person=email_address.user_id, request=request)


@receiver(pre_save, sender=User)
def on_user_saving(
    instance: User, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    """Remembered with the instance, told when it is saved."""
    if update_fields is not None and not set(update_fields) & set(RIGHTS_OF_PEOPLE):
        return
    before = User.objects.filter(pk=instance.pk).values(*RIGHTS_OF_PEOPLE).first() or {}
    instance._rights_changed = {
        name: getattr(instance, name)
        for name in RIGHTS_OF_PEOPLE
        if before.get(name, name == "is_active") != getattr(instance, name)
    }


@receiver(post_save, sender=User)
def on_user_saved(instance: User, created: bool, **kwargs: Any) -> None:
    if created:
        note("account made", person=instance.pk)
    if changed := instance.__dict__.pop("_rights_changed", None):
        note("rights changed", person=instance.pk, rights=changed)


@receiver(post_delete, sender=User)
def on_user_deleted(instance: User, **kwargs: Any) -> None:
    note("account deleted", person=instance.pk)


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
@receiver(m2m_changed, sender=Group.permissions.through)
def on_relations_changed(
    instance: Model, action: str, model: type[Model], pk_set: Iterable[int] | None, **kwargs: Any
) -> None:
    if action not in CHANGES:
        return
    rights = {"rights": f"{model._meta.model_name} {sorted(pk_set or ())}", "done": CHANGES[action]}
    if isinstance(instance, User):
        note("rights changed", person=instance.pk, **rights)
    elif isinstance(instance, (Group, Permission)):
        note(
            "rights of a group changed",
            group=f"{instance._meta.model_name} {instance.pk}",
            **rights,
        )
