"""Papers: ask for one, render it once, hand it out (architecture, "Documents").

The row is the queue. `request_document` writes the frozen payload in the caller's transaction and rings; whoever claims the row
renders it. A paper that exists is never rendered again: the same payload leads to the same row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.http import FileResponse
from django.utils.translation import gettext as _

from core import audit, doorbell, pdf
from core.files import serve
from core.models import Attachment, Document
from core.policy import Actor, NotNow, check_same_tenant
from core.registry import registry
from core.subjects import subject_of, tenant_of
from core.uploads import title_as_name
from core.verification import Facts, new_code, verification

TASK = "core.tasks.render_document"
LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 3
MAX_PAYLOAD = 2_000_000


@dataclass(frozen=True)
class DocumentKind:
    """A kind of paper, registered by its app with `registry.add_document_kind`.

    `payload` is the dataclass that `template` prints as `p`; `style` is "document" (serif) or "report" (sans). `facts` reads
    what may be confirmed in public; it returns None while the paper is not public. Without `facts` it never is.
    """

    key: str
    label: Any
    template: str
    payload: type
    style: str = "document"
    facts: Callable[[Document], Facts | None] | None = field(default=None)


def request_document(
    *,
    by: Actor,
    now: datetime,
    subject: models.Model,
    kind: str,
    payload: Any,
    title: str,
    paper: str = "a4",
    language: str = "id",
    images: Mapping[str, Attachment] | None = None,
    verifiable: bool = False,
) -> Document:
    """The paper with this payload: the row that exists already (one that failed is tried again), or a new one that waits.

    `payload` is an instance of the kind's dataclass; `images` are the pictures it names; `verifiable` gives the paper a public
    code. The caller's action has asked its policy. Raises KeyError for a kind that nobody registered, TypeError for a payload
    of another kind, ValueError for one above 2 MB.
    """
    check_same_tenant(by, subject)
    chosen: DocumentKind = registry.document_kinds[kind]
    if not isinstance(payload, chosen.payload):
        raise TypeError(f"{kind} needs a {chosen.payload.__name__}, not a {type(payload).__name__}")
    pictures = {name: {"id": image.pk, "sha256": image.sha256} for name, image in sorted((images or {}).items())}
    subject_type, subject_id = subject_of(subject)
    frozen = freeze(payload)
    key = [kind, subject_type, subject_id, paper, language, frozen, pictures, verifiable]
    wanted = {"tenant_id": tenant_of(subject), "payload_hash": _hash(key)}
    document = Document(
        **wanted,
        subject_type=subject_type,
        subject_id=subject_id,
        kind=kind,
        title=title[:250],
        paper=paper,
        language=language,
        payload=frozen,
        images=pictures,
        public_code=new_code() if verifiable else None,
        created_by_id=by.user_id,
        created_by_label=by.label,
        created_at=now,
    )
    existing = _existing_or_saved(document, wanted)
    if existing is not None:
        if existing.is_failed:
            retry(existing, by=by, now=now)
        return existing
    audit.record(by, "document.requested", document, now, kind=kind, about=f"{subject_type}/{subject_id}")
    doorbell.ring(TASK, document.pk)
    return document


def _existing_or_saved(document: Document, wanted: Mapping[str, Any]) -> Document | None:
    """The row that has the same payload; None after saving `document` as the first one."""
    existing = Document.objects.filter(**wanted).first()
    if existing is not None:
        return existing
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError:  # somebody asked for the same paper at the same moment
        return Document.objects.get(**wanted)
    return None


def freeze(payload: Any) -> dict[str, Any]:
    """A payload dataclass as plain JSON values. Raises ValueError above 2 MB."""
    text = json.dumps(asdict(payload), cls=DjangoJSONEncoder, ensure_ascii=False)
    if len(text) > MAX_PAYLOAD:
        raise ValueError("the payload of a paper is limited to 2 MB")
    return json.loads(text)


def _hash(key: Any) -> str:
    text = json.dumps(key, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@transaction.atomic
def retry(document: Document, *, by: Actor, now: datetime) -> None:
    """Put a paper that failed back into the queue. Raises `NotNow` for one that did not fail."""
    check_same_tenant(by, document)
    failed = Document.objects.filter(pk=document.pk, state=Document.State.FAILED)
    if not failed.update(state=Document.State.QUEUED, attempts=0, error="", lease_until=None):
        raise NotNow(_("Dokumen ini tidak gagal dibuat, jadi tidak perlu diulang."))
    document.refresh_from_db()
    audit.record(by, "document.retried", document, now, kind=document.kind)
    doorbell.ring(TASK, document.pk)


def render_document(document_id: int, now: datetime) -> bool:
    """Claim the paper and render it. False when somebody else has it, or it is done.

    An unforeseen error leaves the row claimed: the sweep tries again when the lease is over, three times in all.
    """
    claimed = Document.objects.filter(pk=document_id).claimable(now)
    if claimed.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=Document.State.FAILED,
        lease_until=None,
        error=_("Dokumen tiga kali gagal dibuat. Coba lagi nanti, atau sampaikan kepada operator sekolah."),
    ):
        return False
    won = claimed.update(state=Document.State.RENDERING, lease_until=now + LEASE, attempts=F("attempts") + 1)
    if not won:
        return False
    document = Document.objects.get(pk=document_id)
    try:
        rendered = _render(document)
    except (pdf.PdfUnavailable, pdf.PaperTooLong) as error:
        Document.objects.filter(pk=document_id, attempts=document.attempts).update(
            state=Document.State.FAILED, lease_until=None, error=str(error)[:300]
        )
        return False
    _store(document, rendered, now)
    return True


def _render(document: Document) -> pdf.Rendered:
    chosen: DocumentKind = registry.document_kinds[document.kind]
    return pdf.render(
        chosen.template,
        document.payload,
        paper=document.paper,
        language=document.language,
        style=chosen.style,
        images=_pictures(document),
        created=document.created_at,
        extra={"verification": verification(document)},
    )


def _pictures(document: Document) -> dict[str, bytes]:
    """The bytes of the pictures as they were when the paper was asked for; one that changed or went is left out."""
    wanted = {image["id"]: (name, image["sha256"]) for name, image in document.images.items()}
    found = {}
    for attachment in Attachment.objects.present().filter(pk__in=wanted, tenant_id=document.tenant_id):
        name, sha256 = wanted[attachment.pk]
        if attachment.sha256 == sha256:
            with attachment.file.open() as stored:
                found[name] = stored.read()
    return found


def _store(document: Document, rendered: pdf.Rendered, now: datetime) -> None:
    """Keep the bytes and say so, unless another renderer was faster. Files come before rows: a crash leaves an orphan."""
    document.sha256 = rendered.sha256
    document.file.save("paper.pdf", ContentFile(rendered.content), save=False)
    name = str(document.file.name)
    mine = Document.objects.filter(pk=document.pk, state=Document.State.RENDERING, attempts=document.attempts)
    won = mine.update(
        state=Document.State.READY,
        file=name,
        sha256=rendered.sha256,
        size=len(rendered.content),
        pages=rendered.pages,
        lease_until=None,
        error="",
        ready_at=now,
    )
    if won:
        by, sha256 = Actor.system(document.tenant_id), rendered.sha256
        audit.record(by, "document.rendered", document, now, kind=document.kind, sha256=sha256)
    elif not Document.objects.filter(file=name).exists():
        document.file.storage.delete(name)


def hand_out(document: Document) -> FileResponse:
    """The finished paper as a download. The caller has asked whether the person may have it."""
    return serve(document.file.open(), f"{title_as_name(document.title)}.pdf", "application/pdf")


def render_pending(now: datetime, limit: int = 20) -> int:
    """Render what waits, here and now (the sweep without a worker). Returns how many papers came out."""
    waiting = Document.objects.claimable(now).order_by("pk").values_list("pk", flat=True)[:limit]
    return sum(render_document(pk, now) for pk in list(waiting))
