"""One language for one person, and sessions that tell and outlive as little as they need.

Wagtail's own profile and `User.language` say the same language: Wagtail keeps that of its admin in
a profile that only those have who were in the admin; an empty one there means the site's first.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.users.models import UserProfile

from portal.users import sessions
from portal.users.models import User


@receiver(post_save, sender=UserProfile)
def speak_one_language(instance: UserProfile, created: bool, **_: Any) -> None:
    """A new profile takes the person's language over; a changed one gives it."""
    user, chosen = instance.user, instance.preferred_language or settings.LANGUAGE_CODE
    if user.language == chosen:
        return
    if created and not instance.preferred_language:
        instance.preferred_language = user.language
        UserProfile.objects.filter(pk=instance.pk).update(preferred_language=user.language)
    elif chosen in dict(settings.LANGUAGES):
        user.language = chosen
        User.objects.filter(pk=user.pk).update(language=chosen)


@receiver(authenticator_added)
def end_sessions_without_it(request: HttpRequest, user: User, **_: Any) -> None:
    """Who had only the password may have signed in before."""
    for session in UserSession.objects.filter(user=user):
        if session.session_key != request.session.session_key:
            session.end()


@receiver(user_logged_in)
def say_whose_session(request: HttpRequest, user: User, **_: Any) -> None:
    """Sessions of those who may enter the admin end sooner; it speaks their language at once, which
    Wagtail reads from the profile.
    """
    if user.has_perm("wagtailadmin.access_admin"):
        request.session[sessions.IS_STAFF] = True
        UserProfile.get_for_user(user)


@receiver(pre_save, sender=UserSession)
def remember_the_device_only(instance: UserSession, **_: Any) -> None:
    instance.user_agent = sessions.device(instance.user_agent)
    instance.ip = sessions.network(instance.ip)


@receiver(post_delete, sender=Session)
def forget_what_ended(instance: Session, **_: Any) -> None:
    """Signed out, or cleared away by `clearsessions`."""
    UserSession.objects.filter(session_key=instance.session_key).delete()


@receiver(post_save, sender=User)
def note_the_address(instance: User, created: bool, **_: Any) -> None:
    """allauth keeps addresses in rows of its own, and knows by them which ones are taken."""
    if created and instance.email:
        EmailAddress.objects.get_or_create(user=instance, email=instance.email)


@receiver(pre_save, sender=EmailAddress)
def address_of_the_account_is_proven(instance: EmailAddress, **_: Any) -> None:
    """Who made the account knows whose address it is; an unproven one allauth would take away as
    soon as another is asked for, before that is confirmed.
    """
    if instance._state.adding and instance.email == instance.user.email:
        instance.verified = instance.primary = True
