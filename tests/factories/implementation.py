"""Stages 5 to 7: obligations, activities, evaluations, reviews, reached by the real actions. Give `side` from tests/world.py.

partnership = underway(world.own)                    # stage 5: signed agreement, one obligation per party
obligation = owed(world.own)                         # the obligation of the first partner, due in thirty days
series = recurring(world.own)                        # a monthly duty of that partner, twelve times
link, token = confirmation_link(world.own)           # with which that partner confirms it
activity = planned(world.own) / held(world.own)      # in a partnership of its own, unless you give one
round = opened_round(world.own)                      # an evaluation, nobody has answered
answer(world.own, response, level=3)                 # one party's answers, sent
partnership = at_evaluation(world.own)               # stage 6
partnership = at_review(world.own)                   # stage 7: evaluated by all, indicators measured
partnership = informal_at_review(world.own)          # stage 7 by the short path
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.models import Attachment, ScopedLink
from partnerships.actions.activities import document_activity, hold_activity, plan_activity
from partnerships.actions.contributions import add_contribution
from partnerships.actions.evaluations import close_round, measure, open_round, save_answers, send_answer_link
from partnerships.actions.obligation_series import add_series
from partnerships.actions.obligations import add_obligation, send_confirmation_link
from partnerships.models import (
    Activity,
    Contribution,
    EvaluationResponse,
    EvaluationRound,
    Obligation,
    ObligationSeries,
    Partnership,
)
from partnerships.recurrence import Ends, Every
from partnerships.terms import ContributionKind, Factor
from tests.clock import NOW
from tests.factories.agreements import signed
from tests.factories.partnerships import at_agreement, informal_underway, move
from tests.memory import remembered
from tests.world import Side


def photo(name: str = "foto.jpg") -> SimpleUploadedFile:
    """A small picture as a phone's camera would send it."""
    content = BytesIO()
    Image.new("RGB", (64, 48), (90, 140, 90)).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/jpeg")


@remembered
def owe_all(
    side: Side, partnership: Partnership, *, now: datetime = NOW, due_on: date | None = None, what: str = "Tugas pihak"
) -> list[Obligation]:
    """One obligation for every party, due in thirty days unless said otherwise."""
    due_on = due_on or side.school.local_date(now) + timedelta(days=30)
    return [
        add_obligation(
            by=side.as_("hub"),
            now=now,
            partnership=partnership,
            party=party,
            description=f"{what} ke-{party.order}",
            due_on=due_on,
        )
        for party in partnership.parties.all()
    ]


@remembered
def underway(side: Side, *, now: datetime = NOW, **facts) -> Partnership:
    """At stage 5: a signed agreement of three parties, each with an obligation."""
    partnership = at_agreement(side, now=now, **facts)
    signed(side, partnership, now=now)
    owe_all(side, partnership, now=now)
    return move(side, partnership, "implement", now=now)


@remembered
def recurring(
    side: Side, partnership: Partnership | None = None, *, order: int = 2, now: datetime = NOW, **facts
) -> ObligationSeries:
    """A duty of the first partner that comes due every month, for the first time in ten days, twelve times in all."""
    partnership = partnership or underway(side, now=now)
    given = {
        "description": "Pemeriksaan kesehatan berkala",
        "every": Every.MONTH,
        "starts_on": side.school.local_date(now) + timedelta(days=10),
        "ends": Ends.TIMES,
        "times": 12,
        **facts,
    }
    party = partnership.parties.get(order=order)
    return add_series(by=side.as_("hub"), now=now, partnership=partnership, party=party, **given)


@remembered
def owed(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW) -> Obligation:
    """The obligation of the first partner."""
    partnership = partnership or underway(side, now=now)
    return partnership.obligations.get(party__order=2)


@remembered
def confirmation_link(
    side: Side, obligation: Obligation | None = None, *, now: datetime = NOW, label: str = "dr. Ratna"
) -> tuple[ScopedLink, str]:
    """A link for the obligation, and its token."""
    obligation = obligation or owed(side, now=now)
    return send_confirmation_link(by=side.as_("hub"), now=now, obligation=obligation, recipient_label=label)


@remembered
def planned(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts) -> Activity:
    """An activity planned for today, the hub in charge."""
    partnership = partnership or underway(side, now=now)
    given = {
        "title": "Pemeriksaan kesehatan kelas VII",
        "starts_on": side.school.local_date(now),
        "place": "Aula",
        "in_charge": side.hub,
        **facts,
    }
    return plan_activity(by=side.as_("hub"), now=now, partnership=partnership, **given)


@remembered
def held(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts) -> Activity:
    """An activity that took place."""
    activity = planned(side, partnership, now=now, **facts)
    return hold_activity(
        by=side.as_("hub"), now=now, activity=activity, participants=96, result="Sembilan puluh enam siswa diperiksa."
    )


@remembered
def contributed(
    side: Side,
    activity: Activity,
    *,
    order: int = 2,
    kind: str = ContributionKind.HOURS,
    quantity: int = 4,
    now: datetime = NOW,
) -> Contribution:
    """What the party at `order` put in: four hours of an expert unless said otherwise."""
    party = activity.partnership.parties.get(order=order)
    return add_contribution(
        by=side.as_("hub"), now=now, activity=activity, party=party, kind=kind, quantity=Decimal(quantity)
    )


@remembered
def given(
    side: Side, partnership: Partnership, *, order: int = 2, now: datetime = NOW, day: date | None = None, **facts
) -> Contribution:
    """Two laptops from the first partner, given to the partnership as a whole."""
    given_on = day or side.school.local_date(now)
    thing = {"kind": ContributionKind.EQUIPMENT, "quantity": Decimal(2), "value": Decimal(9_000_000), **facts}
    party = partnership.parties.get(order=order)
    return add_contribution(by=side.as_("hub"), now=now, party=party, given_on=given_on, **thing)


def documented(side: Side, activity: Activity, *names: str, now: datetime = NOW) -> list[Attachment]:
    """Photos of the activity."""
    photos = [photo(name) for name in names or ("kegiatan.jpg",)]
    return document_activity(by=side.as_("hub"), now=now, activity=activity, uploads=photos)


@remembered
def opened_round(
    side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts
) -> EvaluationRound:
    """An evaluation of the last month, to be answered within a fortnight."""
    partnership = partnership or underway(side, now=now)
    today = side.school.local_date(now)
    given = {
        "title": "Evaluasi ke-1",
        "period_from": today - timedelta(days=30),
        "period_to": today,
        "due_on": today + timedelta(days=14),
        **facts,
    }
    return open_round(by=side.as_("hub"), now=now, partnership=partnership, **given)


@remembered
def answer(
    side: Side, response: EvaluationResponse, *, level: int = 3, submit: bool = True, now: datetime = NOW, **texts
) -> EvaluationResponse:
    """All eleven factors at `level`, typed in by the hub."""
    ratings = {str(factor): (level, f"Bukti {factor.label}") for factor in Factor}
    given = {"respondent": "Dewi Lestari", "lessons": "Mulailah lebih awal.", **texts}
    return save_answers(
        by=side.as_("hub"),
        now=now,
        response=response,
        ratings=ratings,
        benefits={"expertise": "Pelatihan kader"},
        submit=submit,
        **given,
    )


@remembered
def answer_link(
    side: Side, response: EvaluationResponse, *, now: datetime = NOW, label: str = "dr. Ratna"
) -> tuple[ScopedLink, str]:
    """A link with which a partner answers, and its token."""
    return send_answer_link(by=side.as_("hub"), now=now, response=response, recipient_label=label)


@remembered
def closed_round(
    side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts
) -> EvaluationRound:
    """Answered by every party, and closed."""
    opened = opened_round(side, partnership, now=now, **facts)
    for response in opened.responses.all():
        answer(side, response, now=now)
    close_round(by=side.as_("hub"), now=now, round=opened)
    return opened


@remembered
def at_evaluation(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW) -> Partnership:
    """At stage 6: an activity was held."""
    partnership = partnership or underway(side, now=now)
    held(side, partnership, now=now)
    return move(side, partnership, "evaluate", now=now)


@remembered
def measured(side: Side, partnership: Partnership, *, value: int = 95, now: datetime = NOW) -> None:
    """A value for every indicator, taken today."""
    for indicator in partnership.indicators.all():
        measure(
            by=side.as_("hub"),
            now=now,
            indicator=indicator,
            measured_on=side.school.local_date(now),
            value=Decimal(value),
        )


@remembered
def at_review(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW) -> Partnership:
    """At stage 7: evaluated by every party, each indicator measured."""
    partnership = at_evaluation(side, partnership, now=now)
    closed_round(side, partnership, now=now)
    measured(side, partnership, now=now)
    return move(side, partnership, "review", now=now)


@remembered
def informal_at_review(side: Side, *, now: datetime = NOW, **facts) -> Partnership:
    """At stage 7 by the short path, without an agreement."""
    return at_review(side, informal_underway(side, now=now, **facts), now=now)
