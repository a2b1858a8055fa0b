"""A host puts a photo and a document on its offer with a phone; readers see them when approved."""

import io

from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page, expect

from partners.apprenticeships.models import Offer
from tests.browser.interface import Interface, fits, make_person
from tests.browser.interface import sign_in as sign_in_here
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.files import pdf
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import OrganisationFactory


def from_a_phone() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (2_000, 1_500), "seagreen").save(stream, "JPEG")
    return stream.getvalue()


def choose(page: Page, name: str, kind: str, content: bytes) -> None:
    file = {"name": name, "mimeType": kind, "buffer": content}
    page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]


def test_host_brings_a_photo_and_a_document(phone: Page, interface: Interface) -> None:
    person, say = make_person("Ratna"), interface.say
    host = OrganisationFactory(name=f"Mitra {person.pk}", slug=f"mitra-{person.pk}")
    MembershipFactory(person=person, organisation=host)
    offer = OfferFactory(host=host, slug=f"kasir-{person.pk}", draft=True)
    BatchFactory(offer=offer, code=f"kasir-{person.pk}-1")
    main = phone.locator("main")
    phone.goto(interface.path("hosting:offer", host.slug, offer.pk))
    sign_in_here(phone, person)

    main.get_by_role("link", name=say("Add a photo"), exact=True).click()
    assert fits(phone)
    words = "Dua kasir di meja kasir"
    phone.locator("[name=alt_id]").fill(words)
    choose(phone, "toko.jpg", "image/jpeg", b"bukan foto")
    main.get_by_role("button", name=say("Keep"), exact=True).click()
    expect(phone.locator("[name=alt_id]")).to_have_value(words)
    expect(phone.locator("[name=file]")).to_have_attribute("aria-invalid", "true")
    assert fits(phone)
    choose(phone, "toko.jpg", "image/jpeg", from_a_phone())
    main.get_by_role("button", name=say("Keep"), exact=True).click()
    shot = main.locator("#photos img")
    expect(shot).to_have_attribute("alt", words)
    assert fits(phone)

    main.get_by_role("link", name=say("Add a document"), exact=True).click()
    phone.locator("[name=title_id]").fill("Daftar bawaan")
    choose(phone, "bawaan.pdf", "application/pdf", pdf("Bawa KTP"))
    main.get_by_role("button", name=say("Keep"), exact=True).click()
    expect(main.locator("#documents")).to_contain_text("Daftar bawaan")
    assert fits(phone)

    address = reverse("hosting:file", args=[Offer.objects.get(pk=offer.pk).photos.get().file.key])
    assert phone.request.get(phone.url.split("/id/")[0].split("/en/")[0] + address).ok
    phone.goto(interface.path("hosting:preview", host.slug, offer.pk))
    expect(main.locator(f"img[alt='{words}']")).to_be_visible()
    assert fits(phone)
    Offer.objects.get(pk=offer.pk).latest_revision.publish()
    phone.context.clear_cookies()
    phone.goto(interface.path("apprenticeships:detail", offer.slug))
    shown = main.locator(f"img[alt='{words}']")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("naturalWidth", 960)
    expect(main).to_contain_text("Daftar bawaan")
    assert fits(phone)
