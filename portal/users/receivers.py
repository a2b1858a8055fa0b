"""One language for one person, and no session that was there before a second factor.

Wagtail's own profile and `User.language` say the same language: Wagtail keeps that of its admin in
a profile that only those have who were in the admin; an empty one there means the site's first.
"""

from typing import Any

from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.users.models import UserProfile

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
