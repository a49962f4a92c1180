"""What an agreement is today: the model's answer and the database's condition are one rule."""

from datetime import date, timedelta

import pytest

from partnerships.models import Agreement
from partnerships.queries.agreements import of_status
from tests.clock import NOW
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db
S = Agreement.Status
START, END = date(2026, 10, 1), date(2029, 9, 30)


def one_of_each(side) -> list[Agreement]:
    """A draft, one under review, ready, signed, terminated, cancelled, and a pair of which one renews the other."""
    from partnerships.actions.agreements import draft_successor

    found = [make.drafted(side), make.ready(side), make.signed(side)]
    found.append(make.move(side, make.drafted(side), "share"))
    found.append(make.move(side, make.drafted(side), "cancel", comment="Mitra mundur."))
    found.append(make.move(side, make.signed(side), "terminate", by="principal", comment="Disepakati bersama."))
    old = make.signed(side)
    new = draft_successor(by=side.as_("principal"), now=NOW, agreement=old)
    from partnerships.actions.agreements import edit_agreement

    new = edit_agreement(by=side.as_("hub"), now=NOW, agreement=new, signed_on=make.SIGNED_ON)
    make.sign(side, make.move(side, new, "prepare"))
    return [*found, Agreement.objects.get(pk=old.pk), new]


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (START - timedelta(days=1), S.SIGNED),
        (START, S.IN_FORCE),
        (END - timedelta(days=91), S.IN_FORCE),
        (END - timedelta(days=90), S.EXPIRING),
        (END, S.EXPIRING),
        (END + timedelta(days=1), S.EXPIRED),
    ],
)
def test_dates_decide_and_the_last_day_still_counts(world, today, status):
    assert make.signed(world.own).status(today) == status


def test_the_database_agrees_with_the_model_on_every_day_that_matters(world):
    one_of_each(world.own)
    days = [
        START - timedelta(1),
        START,
        END - timedelta(91),
        END - timedelta(90),
        END,
        END + timedelta(1),
        END + timedelta(1200),
    ]
    for today in days:
        for agreement in Agreement.objects.all():
            told = [
                status for status in S if Agreement.objects.filter(of_status(status, today), pk=agreement.pk).exists()
            ]
            assert told == [agreement.status(today)], (agreement.state, today)
