"""What is written to an address or number that is to be proven, in the language of the asker."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from portal.users import codes, letters
from portal.users.models import HOURS, Proof, Purpose


def write(proof: Proof) -> None:
    """By e-mail: code and link, or that there is an account already."""
    language = proof.facts["language"]
    if proof.is_decoy:
        ways = ("account_login", "account_reset_password")
        with translation.override(language):
            sign_in, reset = (settings.BASE_URL + reverse(name) for name in ways)
        told = {"sign_in": sign_in, "reset": reset}
        letters.post("account-is-there", proof.contact, language, told)
        return
    with translation.override(language):
        path = reverse("account_link", args=[codes.token_of(proof)])
    code = codes.code_of(proof)
    facts: dict[str, object] = {
        "code": f"{code[:3]} {code[3:]}",
        "link": settings.BASE_URL + path,
        "hours": HOURS,
    }
    letters.post("code", proof.contact, language, facts)


def text_of(proof: Proof) -> str:
    """By short message; "" where nothing is to be said: who asked about a number that no account
    has shall not make us pay for a message to it.
    """
    with translation.override(proof.facts["language"]):
        site = settings.WAGTAIL_SITE_NAME
        if not proof.is_decoy:
            told = gettext("%(site)s: your code is %(code)s. Valid for 1 hour. Tell it to nobody.")
            return told % {"site": site, "code": codes.code_of(proof)}
        if proof.purpose == Purpose.FORGOTTEN:
            return ""
        told = gettext("%(site)s: there is an account with this number already. Sign in: %(url)s")
        return told % {"site": site, "url": settings.BASE_URL + reverse("account_login")}


def text_about_an_address(language: str) -> str:
    """To the number of an account whose address staff have changed."""
    return _told(
        gettext_noop("%(site)s: staff changed the e-mail address of your account."), language
    )


def text_to_former_number(language: str) -> str:
    """Whoever has the account now may not be its owner."""
    return _told(gettext_noop("%(site)s: your account has another mobile number now."), language)


def _told(message: str, language: str) -> str:
    """With where to write if it was somebody else."""
    with translation.override(language):
        told = gettext(message)
        if settings.CONTACT_EMAIL:
            told += " " + gettext("If that was not you, write to %(contact)s.")
        names = {"site": settings.WAGTAIL_SITE_NAME, "contact": settings.CONTACT_EMAIL}
        return told % names
