"""Opening, editing and moving a partnership: what changed, what was logged, what was refused."""

from datetime import timedelta

import pytest

from core.models import AuditEvent
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions.partnerships import edit_partnership, move_partnership
from partnerships.models import Partnership
from partnerships.terms import Form
from tests.clock import NOW
from tests.factories import partnerships as make


def logged(obj, verb):
    return AuditEvent.objects.filter(subject_type=obj._meta.label_lower, subject_id=obj.pk, verb=verb)


def test_opening_makes_the_school_the_first_party_and_partners_candidates(world):
    opened = make.make_partnership(world.own, partners=2)
    assert [(party.order, party.is_school) for party in opened.parties.all()] == [(1, True)]
    assert opened.candidates.count() == 2
    assert opened.stage == "needs"
    assert opened.stage_due == world.own.school.local_date(NOW) + timedelta(days=14)
    assert logged(opened, "partnership.opened").count() == 1


@pytest.mark.parametrize("role", ["principal", "operator", "teacher", "committee", "supervisor", "partner"])
def test_only_the_hub_opens(world, role):
    with pytest.raises(Denied):
        make.open_partnership(
            by=world.own.as_(role),
            now=NOW,
            school=world.own.school,
            title="X",
            form="formal",
            scope="both",
            lead=world.own.hub,
        )


@pytest.mark.parametrize("role", ["principal", "operator", "committee", "supervisor", "parent", "partner"])
def test_the_person_in_charge_is_somebody_who_can_work_on_it(world, role):
    with pytest.raises(Denied):
        make.make_partnership(world.own, lead=getattr(world.own, role))


def test_nothing_of_another_school_comes_in(world):
    foreign_need, foreign_partner = make.make_need(world.other), make.make_partner(world.other)
    facts = {"title": "X", "form": "formal", "scope": "both", "lead": world.own.hub}
    for rows in ({"needs": [foreign_need]}, {"partners": [foreign_partner]}, {"lead": world.other.hub}):
        with pytest.raises(Denied):
            make.open_partnership(by=world.own.as_("hub"), now=NOW, school=world.own.school, **{**facts, **rows})
    mine = make.make_partnership(world.own)
    with pytest.raises(Denied):
        edit_partnership(by=world.own.as_("hub"), now=NOW, partnership=mine, needs=[foreign_need])
    with pytest.raises(Denied):
        edit_partnership(by=world.other.as_("hub"), now=NOW, partnership=mine, title="Diambil alih")


def test_a_stale_edit_is_a_conflict_with_both_texts(world):
    partnership = make.make_partnership(world.own, title="Judul awal")
    hub = world.own.as_("hub")
    edit_partnership(by=hub, now=NOW, partnership=partnership, expected=1, title="Judul pertama")
    with pytest.raises(Conflict) as conflict:
        edit_partnership(by=hub, now=NOW, partnership=partnership, expected=1, title="Judul kedua")
    assert conflict.value.mine["title"] == "Judul kedua"
    assert conflict.value.theirs["title"] == "Judul pertama"
    assert Partnership.objects.get(pk=partnership.pk).title == "Judul pertama"


def test_a_teacher_in_charge_edits_and_another_teacher_does_not(world):
    partnership = make.make_partnership(world.own, lead=world.own.teacher)
    edit_partnership(by=world.own.as_("teacher"), now=NOW, partnership=partnership, summary="Ringkas.")
    assert logged(partnership, "partnership.edited").get().details["fields"] == ["summary"]
    with pytest.raises(Denied):
        edit_partnership(by=world.own.as_("staff"), now=NOW, partnership=partnership, summary="Lain.")


def test_the_form_is_fixed_once_negotiation_began(world):
    partnership = make.at_agreement(world.own)
    with pytest.raises(NotNow):
        edit_partnership(by=world.own.as_("hub"), now=NOW, partnership=partnership, form=Form.INFORMAL)
    edit_partnership(by=world.own.as_("hub"), now=NOW, partnership=partnership, form=Form.FORMAL, title="Judul baru")


def test_a_closed_partnership_is_not_edited(world):
    partnership = make.move(world.own, make.make_partnership(world.own), "cancel", comment="Tidak jadi.")
    with pytest.raises(NotNow):
        edit_partnership(by=world.own.as_("hub"), now=NOW, partnership=partnership, title="Lagi")


def test_a_move_sets_the_new_stage_its_date_and_one_history_entry(world):
    partnership = make.make_partnership(world.own)
    later = NOW + timedelta(days=3)
    entry = move_partnership(by=world.own.as_("hub"), now=later, partnership=partnership, name="explore")
    assert (partnership.stage, partnership.stage_since) == ("exploration", later)
    assert partnership.stage_due == world.own.school.local_date(later) + timedelta(days=30)
    assert (entry.transition, entry.target) == ("explore", "exploration")
    assert logged(partnership, "partnership.explore").count() == 1


def test_late_ones_come_first_and_closed_ones_last(world):
    old = NOW - timedelta(days=60)
    late = make.make_partnership(world.own, now=old, title="Terlambat")
    soon = make.make_partnership(world.own, title="Segera")
    open_ended = make.make_partnership(world.own, title="Tanpa tenggat")
    Partnership.objects.filter(pk=open_ended.pk).update(stage_due=None)
    closed = make.move(world.own, make.make_partnership(world.own, now=old), "cancel", comment="Batal.")
    rows = Partnership.objects.visible_to(world.own.as_("hub")).by_urgency().order_by("closed_rank", "sort_due", "-pk")
    assert [row.pk for row in rows] == [late.pk, soon.pk, open_ended.pk, closed.pk]
    today = world.own.school.local_date(NOW)
    assert [row.pk for row in Partnership.objects.late(today)] == [late.pk]


def test_an_informal_one_is_late_after_its_review_date(world):
    partnership = make.informal_underway(world.own)
    assert partnership.due == partnership.review_on
    assert list(Partnership.objects.late(partnership.review_on)) == []
    assert list(Partnership.objects.late(partnership.review_on + timedelta(days=1))) == [partnership]
