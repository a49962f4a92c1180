"""A school with as many partners, partnerships, agreements, obligations, activities and needs as one wishes.

A thousand of each are written through the models; the database multiplies them itself, with other words in their names.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from bench import indexes
from core.search import engines
from partnerships.actions._marks import keep_kinds_of, keep_offers
from partnerships.models import (
    Activity,
    Agreement,
    AgreementParty,
    Contribution,
    Need,
    Obligation,
    Partner,
    PartnerOffer,
    Partnership,
    Party,
    Risk,
)
from partnerships.report_card import NAMES, full_name
from partnerships.terms import (
    AgreementKind,
    Category,
    ContributionKind,
    Degree,
    FinancialForm,
    Form,
    ObstacleKind,
    PartnerKind,
    Priority,
    Resource,
)
from schools.models import School
from tests import world

FIRST = 1000
"""Rows of each table that the models write."""
WORDS = 50_000
OWN_KINDS = [kind for kind in AgreementKind.values if kind != "addendum"]
KINDS = (
    "Puskesmas",
    "Universitas",
    "Yayasan",
    "SMA Negeri",
    "SMK Negeri",
    "Koperasi",
    "Sanggar",
    "Dinas",
    "Rumah Sakit",
    "Balai",
)
SYLLABLES = [c + v + e for c in "bcdghjklmnprstwy" for v in "aiueo" for e in ("", "n", "r", "ng", "s")]


def words(count: int, rng: random.Random) -> list[str]:
    """Different words that sound like names of places."""
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3, 3, 4)))).title()] = None
    return list(made)


def fill(connection: Any, rows: int) -> None:
    """Everything, `rows` of each."""
    rng = random.Random(20261122)
    known = words(WORDS, rng)
    world.build()
    first = min(rows, FIRST)
    with transaction.atomic():
        _first(world.load().own, first, known, rng)
    if rows > first:
        engines.remove("default")
        with transaction.atomic(), connection.cursor() as cursor:
            _multiply_all(connection, cursor, rows // first, known)
        for app in apps.get_app_configs():
            engines.install(app, "default")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(_style(), [model for model, _shift, _named in TABLES]):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _style() -> Any:
    from django.core.management.color import no_style

    return no_style()


def _first(side: world.Side, count: int, known: list[str], rng: random.Random) -> None:
    school, now, today = side.school, timezone.now(), timezone.now().date()
    stamps = {"school": school, "created_at": now, "updated_at": now}
    people = [side.hub, side.principal, side.teacher, side.coach, side.counsellor]

    def some() -> str:
        return f"{rng.choice(known)} {rng.choice(known)}"

    def day(low: int, high: int) -> date:
        return today + timedelta(days=rng.randint(low, high))

    numbers = range(1, count + 1)
    Partner.objects.bulk_create(
        Partner(pk=n, name=f"{rng.choice(KINDS)} {some()}", folded="", kind=rng.choice(PartnerKind.values), code=str(20_400_000 + n),
                regency=f"Kabupaten {rng.choice(known)}", phone="0274-555123", **stamps)
        for n in numbers
    )  # fmt: skip
    PartnerOffer.objects.bulk_create(
        PartnerOffer(pk=n, partner_id=n, category=rng.choice(Category.values), resource=rng.choice(Resource.values))
        for n in numbers
    )
    Need.objects.bulk_create(
        Need(pk=n, title=f"Kebutuhan {some()}", category=rng.choice(Category.values), priority=rng.choice(Priority.values),
             resource=rng.choice(Resource.values), report_indicator=rng.choice(("", *map(full_name, NAMES))),
             evidence="Rapor Pendidikan.", state=rng.choice(Need.State.values), **stamps)
        for n in numbers
    )  # fmt: skip
    stages = (*Partnership.SEVEN, *(["ended"] * 10), "cancelled")
    Partnership.objects.bulk_create(
        Partnership(pk=n, title=f"Program {some()}", form=rng.choice(Form.values), stage=stage, cycle_since=now,
                    stage_since=now - timedelta(days=rng.randint(0, 900)), lead=rng.choice(people),
                    stage_due=rng.choice((None, day(-30, 400), day(-30, 400))),
                    review_on=day(0, 700), silent_from=day(-90, 60) if stage in Partnership.RUNNING else None,
                    next_code="keep_duty", next_about=f"Pelatihan {n}", next_kept_on=today, **stamps)
        for n in numbers for stage in (rng.choice(stages),)
    )  # fmt: skip
    Party.objects.bulk_create(
        Party(pk=2 * n - 1 + order, partnership_id=n, partner_id=(rng.randint(1, count) if order else None), order=order + 1)
        for n in numbers for order in (0, 1)
    )  # fmt: skip
    Agreement.objects.bulk_create(
        Agreement(pk=n, partnership_id=n, subject=f"Kerja sama {some()}", kind=rng.choice(OWN_KINDS), state=state,
                  starts_on=(start := day(-1500, 30)), ends_on=start + timedelta(days=rng.choice((365, 1095, 1825))), signed_on=start,
                  review_on=start + timedelta(days=300), renewed=rng.random() < 0.1, lacks_number=rng.random() < 0.1,
                  financial_form=rng.choice(("none",) * 20 + tuple(FinancialForm.values)),
                  lacks_original=rng.random() < 0.3, ready_at=now, signed_at=now if state in ("signed", "terminated") else None,
                  **stamps)
        for n in numbers for state in (rng.choice((*Agreement.State.values, "signed", "signed", "signed")),)
    )  # fmt: skip
    AgreementParty.objects.bulk_create(
        AgreementParty(pk=2 * n - 1 + order, agreement_id=n, party_id=2 * n - 1 + order, order=order + 1,
                       institution=f"{rng.choice(KINDS)} {some()}", number=f"421.5/{n:03}/{2020 + n % 7}")
        for n in numbers for order in (0, 1)
    )  # fmt: skip
    Obligation.objects.bulk_create(
        Obligation(pk=n, partnership_id=n, agreement_id=n, party_id=2 * n, description=f"Menyediakan {some()}",
                   due_on=rng.choice((None, day(-700, 400), day(-700, 400))),
                   fulfilled_on=rng.choice((None, today, today, today)), has_part=rng.random() < 0.1, **stamps)
        for n in numbers
    )  # fmt: skip
    Activity.objects.bulk_create(
        Activity(pk=n, partnership_id=n, title=f"Lokakarya {some()}", starts_on=day(-700, 100), in_charge=rng.choice(people),
                 state=rng.choice(("planned", "held", "held", "cancelled")), place=rng.choice(known), **stamps)
        for n in numbers
    )  # fmt: skip
    Contribution.objects.bulk_create(
        Contribution(
            pk=n,
            school=school,
            activity_id=n,
            party_id=2 * n,
            kind=rng.choice(ContributionKind.values),
            quantity=rng.randint(1, 99),
        )
        for n in numbers
    )
    Risk.objects.bulk_create(
        Risk(pk=n, partnership_id=n, kind=rng.choice(ObstacleKind.values), what=f"Terhambat {some()}",
             likelihood=rng.choice(Degree.values), impact=rng.choice(Degree.values), **stamps)
        for n in numbers if n % 6 == 0
    )  # fmt: skip
    for partner in Partner.objects.all():
        keep_offers(partner)
    keep_kinds_of(Partnership.objects.all())
    high = Risk.objects.high().values("partnership")
    Partnership.objects.filter(pk__in=high).update(high_risk=True)


TABLES: list[tuple[type[models.Model], int, str]] = [
    (Partner, 1, "name"), (PartnerOffer, 1, ""), (Need, 1, "title"), (Partnership, 1, "title"), (Party, 2, ""),
    (Agreement, 1, "subject"), (AgreementParty, 2, "institution"), (Obligation, 1, "description"), (Activity, 1, "title"),
    (Contribution, 1, ""), (Risk, 1, ""),
]  # fmt: skip
"""What is multiplied: the table, how many of its rows belong to each number, the column that gets another word."""


def _multiply_all(connection: Any, cursor: Any, times: int, known: list[str]) -> None:
    cursor.execute("CREATE TABLE bench_words (i integer PRIMARY KEY, word varchar(40) NOT NULL)")
    for start in range(0, len(known), 500):
        part = known[start : start + 500]
        marks = ", ".join(["(%s, %s)"] * len(part))
        cursor.execute(
            f"INSERT INTO bench_words VALUES {marks}",
            [v for n, word in enumerate(part, start) for v in (n, word)],
        )
    with indexes.away(connection, [model._meta.db_table for model, _per, _named in TABLES]):
        for model, per, named in TABLES:
            cursor.execute(_multiply(model, per, named, times))


def _multiply(model: type[models.Model], per: int, named: str, times: int) -> str:
    """INSERT … SELECT: the first rows again and again, keys moved on, a word added to the name."""
    step = {table: FIRST * number for table, number, _named in TABLES}
    columns, values = [], []
    for field in model._meta.local_concrete_fields:
        if field.generated:
            continue
        value = f't."{field.column}"'
        if field.primary_key:
            value += f" + n.i * {FIRST * per}"
        elif isinstance(field, models.ForeignKey) and field.related_model in step:
            value += f" + n.i * {step[field.related_model]}"
        elif field.name == named:
            value += " || ' ' || w.word"
        columns.append(f'"{field.column}"')
        values.append(value)
    table = model._meta.db_table
    return (
        f'INSERT INTO "{table}" ({", ".join(columns)}) '
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times - 1}) "
        f'SELECT {", ".join(values)} FROM n CROSS JOIN "{table}" AS t '
        f"JOIN bench_words AS w ON w.i = (t.id * 7919 + n.i * 104729) % {WORDS} WHERE t.id <= {FIRST * per}"
    )


def school() -> School:
    """The school in which everything is."""
    return School.objects.get(slug=world.OWN)
