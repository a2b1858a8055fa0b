"""The public page of a certificate, the same on paper and as a badge, and the keys that sign them.

Whoever has the address reads it: it names its identifier, which nobody guesses.
"""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from home.queries import reads_only
from partners.apprenticeships.placements.certificates import badge, paper, signing
from partners.apprenticeships.placements.models import Certificate
from partners.apprenticeships.placements.models.certificate import CertificateQuerySet

SCRIPT = Path(paper.__file__).parent / "check_certificate.py"


@require_safe
def certificate(request: HttpRequest, key: UUID) -> HttpResponse:
    found = get_object_or_404(_with_round(), key=key)
    newer = Certificate.objects.filter(replaces=found).first()
    context = {
        "certificate": found,
        "said": found.said,
        "lines": paper.lines(found.said),
        "newer": newer,
    }
    return render(request, "placements/certificate.html", context)


@require_safe
@reads_only()
def printed(request: HttpRequest, key: UUID) -> HttpResponse:
    """Of one that is valid: what holds no more is not printed."""
    found = get_object_or_404(_with_round().valid(), key=key)
    return _file(paper.certificate_pdf(found), "application/pdf", f"{found.key}.pdf")


@require_safe
@reads_only()
def as_badge(request: HttpRequest, key: UUID) -> HttpResponse:
    found = get_object_or_404(Certificate.objects.valid(), key=key)
    text = json.dumps(badge.badge_of(found), ensure_ascii=False, indent=2)
    return _file(text.encode(), badge.CONTENT_TYPE, f"{found.key}.json")


@require_safe
@reads_only()
def keys(request: HttpRequest) -> HttpResponse:
    """Public keys as a JWK set (RFC 8037), ours last."""
    found = [
        {"kty": "OKP", "crv": "Ed25519", "kid": name, "use": "sig", "x": signing.encoded(public)}
        for name, public in signing.public_keys().items()
    ]
    return JsonResponse({"keys": found})


@require_safe
@reads_only()
def script(request: HttpRequest) -> HttpResponse:
    """What checks a certificate without a network, for anybody to keep and to read."""
    return _file(SCRIPT.read_bytes(), "text/x-python", SCRIPT.name)


def _with_round() -> CertificateQuerySet:
    """Which says whether it was made for the demo."""
    return Certificate.objects.select_related("placement__result__round")


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers: dict[str, Any] = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
