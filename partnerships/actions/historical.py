"""Agreements of the time before Guyub: write one down as the school's old register has it, mend it, take it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction

from core import audit
from core.models import Attachment, Document, ScopedLink
from core.policy import Actor, NotNow
from core.spoken import gettext as _
from core.subjects import referring, subject_type
from core.versions import save_version
from partnerships.actions import _marks, _register, _rhythm
from partnerships.actions._agreement import lock
from partnerships.actions.agreements import check_term, review_before
from partnerships.actions.partnerships import check_lead
from partnerships.models import Agreement, AgreementParty, Candidate, Partner, Partnership, Party
from partnerships.policy import check_import_register, check_write
from partnerships.terms import AgreementKind, Form, Scope
from schools.models import School, User

CLARIFY_DAYS = 30
"""By then somebody should have found out what the register does not say."""

OWN_PARTS = {"partnerships.party", "partnerships.candidate", "partnerships.agreement", "partnerships.agreementparty"}
"""What the import itself makes; anything else that hangs on a partnership is somebody's work."""


@dataclass(frozen=True)
class Side:
    """A partner as the register names it, and its letter number."""

    partner: Partner
    name: str
    number: str = ""


@dataclass(frozen=True)
class Historical:
    """One line of an old register, understood. `over` and `terminated` say how it ended; `unsigned` that it never came to that."""

    subject: str
    kind: str
    sides: Sequence[Side]
    lead: User
    number: str = ""
    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    evergreen: bool = False
    over: bool = False
    terminated: bool = False
    unsigned: bool = False
    summary: str = ""
    origin_note: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def term_unknown(self) -> bool:
        return self.ends_on is None and not self.evergreen


@transaction.atomic
def record_historical(*, by: Actor, now: datetime, school: School, facts: Historical) -> Partnership:
    """Write a partnership down with the agreement on which it rests, as it stands in the school's old register.

    Nothing is drafted, numbered or printed: the paper exists elsewhere. What still runs goes on at stage 5, what is over stands
    at the end, and what was never signed begins at stage 2 with its candidates. Raises `Denied` for anyone but the hub.
    """
    check_import_register(by)
    check_lead(facts.lead, school.pk)
    today = school.local_date(now)
    informal = facts.kind == AgreementKind.INFORMAL
    review_on = _review(facts, today)
    made = Partnership.objects.create(
        school=school, title=_cut(facts.subject, 200), form=Form.INFORMAL if informal else Form.FORMAL, scope=Scope.SOFTWARE,
        lead=facts.lead, summary=facts.summary, stage=_stage(facts), stage_since=now, cycle_since=now, created_at=now,
        updated_at=now, review_on=review_on, stage_due=today + timedelta(days=CLARIFY_DAYS) if facts.unsigned else None,
    )  # fmt: skip
    _rhythm.keep(made)
    school_party = Party.objects.create(partnership=made, order=1)
    if facts.unsigned:
        Candidate.objects.bulk_create(Candidate(partnership=made, partner=side.partner) for side in facts.sides)
    else:
        parties = [
            Party(partnership=made, partner=side.partner, order=n) for n, side in enumerate(facts.sides, start=2)
        ]
        Party.objects.bulk_create(parties)
        _marks.keep_kinds(made)
        if informal:
            _understand(made, facts)
        else:
            _write_agreement(made, facts, [school_party, *parties], review_on, by=by, now=now)
    audit.record(
        by, "partnership.imported", made, now, partners=[side.partner.pk for side in facts.sides], **facts.extra
    )
    return made


@transaction.atomic
def continue_historical(
    *, by: Actor, now: datetime, partnership: Partnership, facts: Historical, leads: bool = False
) -> Agreement:
    """Write a further line of an old register into the partnership that another line of it made: its successor, its parent, or what
    stands under it. With `leads` (the newest of a chain) the partnership takes over its title, state and dates.

    Raises `Denied` for anyone but the hub, `NotNow` for a partnership that did not come from a register.
    """
    check_import_register(by)
    row = Partnership.objects.select_for_update(of=("self",)).select_related("school").get(pk=partnership.pk)
    if not row.agreements.filter(imported=True).exists():
        raise NotNow(_("Kemitraan ini tidak berasal dari daftar lama."))
    today = row.school.local_date(now)
    known = {party.partner_id: party for party in row.parties.all()}
    for side in facts.sides:
        if side.partner.pk not in known:
            known[side.partner.pk] = Party.objects.create(partnership=row, partner=side.partner, order=len(known) + 1)
    _marks.keep_kinds(row)
    parties = [known[None], *(known[side.partner.pk] for side in facts.sides)]
    review_on = _review(facts, today)
    agreement = _write_agreement(row, facts, parties, review_on, by=by, now=now)
    changes: dict[str, Any] = {}
    if leads:
        changes = {
            "title": _cut(facts.subject, 200),
            "lead": facts.lead,
            "stage": _stage(facts),
            "review_on": review_on,
        }
    elif row.stage == Partnership.Stage.ENDED and not (facts.over or facts.terminated):
        changes = {"stage": _stage(facts), "review_on": review_on}
    if facts.summary and facts.summary not in row.summary:
        changes["summary"] = "\n\n".join(filter(None, (row.summary, facts.summary)))
    if changes:  # the same act as the first line: nothing that would count as somebody's work
        Partnership.objects.filter(pk=row.pk).update(**changes)
    audit.record(by, "partnership.import_continued", row, now, agreement=agreement.pk, **facts.extra)
    return agreement


@transaction.atomic
def bind_historical(*, by: Actor, now: datetime, agreement: Agreement, relation: str, other: Agreement) -> None:
    """Say that an imported agreement renews `other` (relation "predecessor"), or stands under it ("parent").

    Both are of one partnership. Raises `Denied` for anyone but the hub, `NotNow` when `other` was renewed already.
    """
    check_import_register(by)
    row = lock(agreement)
    if not (row.imported and other.partnership_id == row.partnership_id and relation in ("predecessor", "parent")):
        raise NotNow(_("Kedua perjanjian ini tidak berasal dari kemitraan yang sama."))
    if relation == "predecessor" and Agreement.objects.filter(predecessor=other).exists():
        raise NotNow(_("Perjanjian itu sudah diperbarui oleh perjanjian lain."))
    Agreement.objects.filter(pk=row.pk).update(**{relation: other})
    _register.keep(row)
    if relation == "predecessor":
        _register.keep(other)
    audit.record(by, "agreement.import_bound", row, now, relation=relation, other=other.pk)


def _stage(facts: Historical) -> str:
    stages = Partnership.Stage
    if facts.unsigned:
        return stages.EXPLORATION
    return stages.ENDED if facts.over or facts.terminated else stages.IMPLEMENTATION


def _review(facts: Historical, today: date) -> date | None:
    """When to look at it: before its end; soon when its end is unknown; never once it is over."""
    if facts.unsigned or facts.over or facts.terminated:
        return None
    if facts.evergreen:
        return today + timedelta(days=365)
    soon = today + timedelta(days=CLARIFY_DAYS)
    return max(review_before(facts.ends_on), min(soon, facts.ends_on)) if facts.ends_on else soon


def _understand(made: Partnership, facts: Historical) -> None:
    Partnership.objects.filter(pk=made.pk).update(
        understanding=facts.subject, understood_on=facts.signed_on or facts.starts_on
    )


def _write_agreement(
    made: Partnership, facts: Historical, parties: Sequence[Party], review_on: date | None, *, by: Actor, now: datetime
) -> Agreement:
    school = made.school
    agreement = Agreement.objects.create(
        school=school, partnership=made, kind=facts.kind, subject=_cut(facts.subject, 250), imported=True,
        state=Agreement.State.TERMINATED if facts.terminated else Agreement.State.SIGNED, signed_at=now,
        signed_on=facts.signed_on, starts_on=facts.starts_on, ends_on=facts.ends_on, evergreen=facts.evergreen,
        term_unknown=facts.term_unknown, review_on=review_on, ordinal=school.party_ordinal, origin_note=facts.origin_note,
        created_by_id=by.user_id, created_at=now, updated_at=now, closed_at=now if facts.terminated else None,
    )  # fmt: skip
    words = [(school.name, school.address, facts.number)]
    words += [(side.name, side.partner.address, side.number) for side in facts.sides]
    AgreementParty.objects.bulk_create(
        AgreementParty(
            agreement=agreement, party=party, order=order, institution=_cut(name, 160), address=address, number=number
        )
        for order, (party, (name, address, number)) in enumerate(zip(parties, words, strict=True), start=1)
    )
    _register.keep(agreement)
    return agreement


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


@transaction.atomic
def mend_historical(
    *, by: Actor, now: datetime, agreement: Agreement, expected: int | None = None, **changes: Any
) -> Agreement:
    """Fill in or correct what the old register said: kind, subject, the three dates, whether it runs until ended.

    Only for agreements that came in with a register; what Guyub printed never changes. Raises `NotNow` and `Conflict`.
    """
    row = lock(agreement)
    check_write(by, row)
    if not row.imported:
        raise NotNow(_("Hanya perjanjian dari daftar lama yang dapat dilengkapi dengan cara ini."))
    merged = {name: changes.get(name, getattr(row, name)) for name in ("starts_on", "ends_on", "evergreen")}
    check_term(merged["starts_on"], merged["ends_on"])
    if merged["evergreen"] and merged["ends_on"]:
        raise NotNow(_("Perjanjian yang berlaku terus tidak mempunyai tanggal berakhir."))
    changes["term_unknown"] = merged["ends_on"] is None and not merged["evergreen"]
    save_version(row, expected, {**changes, "updated_at": now})
    audit.record(by, "agreement.mended", row, now, fields=sorted(changes))
    return row


@transaction.atomic
def forget_historical(
    *, by: Actor, now: datetime, school: School, partnerships: Collection[int]
) -> Mapping[int, list[str]]:
    """Take lines of an old register back, all but those that somebody worked on. What stays comes back with the reasons.

    The queries do not grow with the number of lines.
    """
    check_import_register(by)
    rows = list(Partnership.objects.select_for_update().filter(school=school, pk__in=partnerships).order_by("pk"))
    reasons = work_on(rows)
    going = [row for row in rows if not reasons.get(row.pk)]
    for row in going:
        audit.record(by, "partnership.import_undone", row, now)
    # parties are protected by the agreements that name them, and agreements by those that renew them or stand under them
    agreements = Agreement.objects.filter(partnership__in=going)
    agreements.update(predecessor=None, parent=None)
    agreements.delete()
    Partnership.objects.filter(pk__in=[row.pk for row in going]).delete()
    return reasons


def work_on(partnerships: Sequence[Partnership]) -> dict[int, list[str]]:
    """What happened to imported partnerships since, in words: changed fields, and everything that hangs on them or their parts."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    agreements = list(Agreement.objects.filter(partnership__in=partnerships))
    rows: list[tuple[Any, int]] = [(p, p.pk) for p in partnerships]
    rows += [(a, a.partnership_id) for a in agreements]
    for row, owner in rows:
        if row.version > 1 or row.updated_at != row.created_at:
            found[owner][_("%(what)s sudah diubah.") % {"what": row._meta.verbose_name}] = None
    linked = Partnership.needs.through.objects.filter(partnership__in=partnerships).values_list(
        "partnership", flat=True
    )
    for owner in linked:
        found[owner][_("Kemitraan ini sudah dikaitkan dengan kebutuhan.")] = None
    parties = Party.objects.filter(partnership__in=partnerships).values_list("pk", "partnership")
    named = AgreementParty.objects.filter(agreement__in=agreements).values_list("pk", "agreement__partnership")
    owners: list[tuple[type[models.Model], dict[int, int]]] = [
        (Partnership, {row.pk: row.pk for row in partnerships}),
        (Agreement, {row.pk: row.partnership_id for row in agreements}),
        (Party, dict(parties)),
        (AgreementParty, dict(named)),
    ]
    for model, owner_of in owners:
        for noun, pk in _hanging_on(model, owner_of):
            found[owner_of[pk]][_("%(what)s sudah dicatat.") % {"what": noun}] = None
    return {owner: list(said) for owner, said in found.items()}


def _hanging_on(model: type[models.Model], keys: Collection[int]) -> Iterator[tuple[Any, int]]:
    """(noun, key) for every row that points at one of these, by foreign key or by subject. One query per relation."""
    for other, name in referring(model):
        if other._meta.label_lower not in OWN_PARTS:
            pointing = other._default_manager.filter(**{f"{name}__in": list(keys)})
            yield from ((other._meta.verbose_name, pk) for pk in pointing.values_list(name, flat=True).order_by())
    for kind in (Attachment, Document, ScopedLink):
        filed = kind._default_manager.filter(subject_type=subject_type(model), subject_id__in=list(keys))
        yield from ((kind._meta.verbose_name, pk) for pk in filed.values_list("subject_id", flat=True).order_by())
