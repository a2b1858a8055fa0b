"""One agreement as its reader may know it: what the detail page, its preview and feeds tell.

Facts only, gathered in a constant number of queries; words are the template tags' part.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import (
    CharField,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.utils import timezone
from wagtail.images.models import Image

from home.access import Actor
from home.bilingual import text_of
from home.models import Region, Sector
from partners.agreements import permissions
from partners.agreements.models import (
    Agreement,
    Commitment,
    Document,
    Party,
    ProgressReport,
    Source,
    Transition,
)
from partners.agreements.models.commitment import CommitmentQuerySet
from partners.agreements.proof_links import ProofLink, links_of
from partners.agreements.rules import coming, lifecycle, progress
from partners.agreements.rules.coming import Coming, What
from partners.agreements.rules.lifecycle import DATED, Status
from partners.organisations.models.organisation import LOGO


@dataclass(frozen=True, slots=True)
class Topic:
    """A sector or region by its code, with its name in the reader's language."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class _Names:
    name_id: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Progress:
    """What was last confirmed about a promise."""

    text: str
    on: date


@dataclass
class Detail:
    agreement: Agreement
    on: date
    is_staff: bool = False
    is_draft: bool = False
    parties: list[Party] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    proofs: dict[int, list[ProofLink]] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    steps: list[Transition] = field(default_factory=list)
    earlier: list[Agreement] = field(default_factory=list)
    later: list[Agreement] = field(default_factory=list)
    sectors: list[Topic] = field(default_factory=list)
    regions: list[Topic] = field(default_factory=list)

    @cached_property
    def status(self) -> Status:
        return self.agreement.status_on(self.on)

    @cached_property
    def end(self) -> date | None:
        """The last day of the term that runs, or of the last one."""
        return self.agreement.current_end(self.on)

    @cached_property
    def notice_by(self) -> date | None:
        """Last day to give notice; nothing where no notice is asked for or it was given."""
        facts = self.agreement.facts()
        is_asked = facts.notice and not facts.notice_given_on and not facts.closes_on
        if facts.state not in DATED or not is_asked:
            return None
        return lifecycle.notice_deadline(facts, self.on)

    @property
    def is_signed(self) -> bool:
        """Before that its commitments are next steps, and nothing is promised."""
        return self.status not in lifecycle.UNSIGNED

    @cached_property
    def coming(self) -> list[tuple[Coming, Commitment | None]]:
        """What lies ahead, soonest first, with the commitment that is due."""
        is_open = [each for each in self.commitments if each.state not in progress.CLOSED]
        due = {each.due_on: each for each in reversed(is_open) if each.due_on}
        found = coming.coming(self.agreement.facts(), self.on, due)
        return [(one, due[one.day] if one.what is What.DUE else None) for one in found]

    @property
    def has_dates(self) -> bool:
        """Whether its calendar holds anything."""
        return bool(self.end or any(each.due_on for each in self.commitments if each.is_public))

    @cached_property
    def lights(self) -> Counter[str]:
        """How many commitments stand under each light."""
        return Counter(each.light_on(self.on).value for each in self.commitments)


def detail_of(
    agreement: Agreement, reader: Actor, *, on: date | None = None, as_written: bool = False
) -> Detail:
    """What `reader` may know of an agreement on a day, today unless told otherwise.

    `as_written`: parties and topics as they stand in this instance, which is a draft. Whether
    the reader may know of the agreement at all has been asked: `Agreement.objects.visible_to`.
    """
    commitments = list(_commitments(agreement, reader))
    for commitment in commitments:
        commitment.agreement = agreement  # which its traffic light asks for
    documents = list(_documents(agreement, reader))
    earlier, later = _chain(agreement, reader)
    beside = _written_beside(agreement) if as_written else _beside(agreement)
    sectors, regions, sources = beside
    return Detail(
        agreement,
        on or timezone.localdate(),
        permissions.user_is_staff(reader),
        as_written,
        parties=_parties(agreement, as_written),
        commitments=commitments,
        proofs=links_of(commitments, {each.pk for each in documents}) if commitments else {},
        documents=documents,
        sources=sources,
        steps=list(Transition.objects.standing().filter(agreement_id=agreement.pk).order_by("on")),
        earlier=earlier,
        later=later,
        sectors=sectors,
        regions=regions,
    )


def preview_context(agreement: Agreement, reader: Actor) -> dict[str, object]:
    """For templates/agreements/detail.html; `agreement` is a draft that is being previewed."""
    return {"agreement": agreement, "detail": detail_of(agreement, reader, as_written=True)}


def progress_of(commitment: Commitment) -> Progress | None:
    """From what `_commitments` annotated."""
    latest = commitment.latest_report
    if not latest:
        return None
    report = ProgressReport(text_id=latest["text_id"], text_en=latest["text_en"])
    return Progress(report.text, date.fromisoformat(latest["on"]))


def _commitments(agreement: Agreement, reader: Actor) -> CommitmentQuerySet:
    """By due date, with the latest confirmed report as `latest_report`."""
    reports = (
        ProgressReport.objects.confirmed()
        .exclude(replaced_by__confirmed_at__isnull=False)
        .filter(commitment=OuterRef("pk"))
        .order_by("-reported_on", "-pk")
        .values(latest=JSONObject(text_id="text_id", text_en="text_en", on="reported_on"))
    )
    shown = Commitment.objects.kept().visible_to(reader).filter(agreement_id=agreement.pk)
    found: CommitmentQuerySet = (
        shown.select_related("partner").annotate(latest_report=Subquery(reports[:1])).by_due_date()
    )
    return found


def _documents(agreement: Agreement, reader: Actor) -> QuerySet[Document]:
    readable = Document.objects.visible_to(reader)
    found = readable.filter(agreement_id=agreement.pk).order_by("-kind", "-uploaded_at")
    for document in found:
        document.agreement = agreement  # which its address asks for
    return found


def _parties(agreement: Agreement, as_written: bool) -> list[Party]:
    """Our side first."""
    if as_written:
        parties = list(agreement.parties.all())
        prefetch_related_objects(parties, "organisation")
    else:
        stored = Party.objects.filter(agreement=agreement).select_related("organisation")
        parties = list(stored.order_by("sort_order"))
    logos = Prefetch("organisation__logo", Image.objects.prefetch_renditions(LOGO))
    prefetch_related_objects(parties, logos)
    return sorted(parties, key=lambda party: not party.is_ours)


def _chain(agreement: Agreement, reader: Actor) -> tuple[list[Agreement], list[Agreement]]:
    """What it follows from, and what follows from it, as far as the reader may know."""
    neighbours = Agreement.objects.filter(
        Q(pk=agreement.predecessor_id) | Q(predecessor_id=agreement.pk or 0)
    )
    rows = list(neighbours.kept().visible_to(reader).with_status().order_by("signed_on", "pk"))
    earlier = [row for row in rows if row.pk == agreement.predecessor_id]
    return earlier, [row for row in rows if row not in earlier]


def _beside(agreement: Agreement) -> tuple[list[Topic], list[Topic], list[Source]]:
    """Sectors, regions and sources, in one query."""
    columns = ("register", "code", "name_id", "name_en")
    sectors = Sector.objects.filter(agreement=agreement).annotate(register=Value("sector"))
    regions = Region.objects.filter(agreement=agreement).annotate(
        register=Value("region"), name_id=F("name"), name_en=F("name")
    )
    sources = Source.objects.filter(agreement=agreement).annotate(
        register=Value("source"),
        code=F("url"),
        name_id=F("name"),
        name_en=Coalesce(Cast("published_on", CharField()), Value("")),
    )
    parts = [rows.order_by().values_list(*columns) for rows in (sectors, regions, sources)]
    found: dict[str, list[Topic]] = {"sector": [], "region": []}
    read = []
    for register, code, *names in parts[0].union(*parts[1:], all=True):
        if register == "source":
            day = date.fromisoformat(names[1]) if names[1] else None
            read.append(Source(name=names[0], url=code, published_on=day))
        else:
            found[register].append(Topic(code, text_of(_Names(*names), "name")[0]))
    for topics in found.values():
        topics.sort(key=lambda topic: topic.name)
    read.sort(key=lambda source: (source.published_on or date.max, source.name))
    return found["sector"], found["region"], read


def _written_beside(agreement: Agreement) -> tuple[list[Topic], list[Topic], list[Source]]:
    return (
        [Topic(each.code, each.name) for each in agreement.sectors.all()],
        [Topic(each.code, each.name) for each in agreement.regions.all()],
        list(agreement.sources.all()),
    )
