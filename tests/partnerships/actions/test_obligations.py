"""Stage 5: who owes what, and whether it came."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from core.links import actor_of
from core.models import Attachment, AuditEvent, ScopedLink
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions import obligations as act
from partnerships.models import Obligation, Partnership
from partnerships.queries.obligations import obligation_rows, section
from partnerships.sections import alone
from tests.clock import NOW
from tests.factories import implementation as make
from tests.factories.partnerships import exploring

TODAY = date(2026, 9, 21)
State = Obligation.State


def days(number):
    return TODAY + timedelta(days=number)


@pytest.fixture
def owed(world):
    """The first partner's duty in a running partnership led by the hub."""
    return make.owed(world.own)


def confirm(side, obligation, *, by=None, **facts):
    given = {"happened_on": TODAY, **facts}
    return act.confirm_obligation(by=by or side.as_("hub"), now=NOW, obligation=obligation, **given)


def waive(side, obligation, reason="Puskesmas kebanjiran."):
    return act.waive_obligation(by=side.as_("hub"), now=NOW, obligation=obligation, reason=reason)


class TestState:
    @pytest.mark.parametrize(
        ("due", "has_part", "expected"),
        [
            (None, False, State.OPEN), (days(15), False, State.OPEN), (days(14), False, State.DUE), (days(0), False, State.DUE),
            (days(-1), False, State.OVERDUE), (days(-1), True, State.OVERDUE), (days(30), True, State.PARTLY), (None, True, State.PARTLY),
        ],
    )  # fmt: skip
    def test_follows_from_the_date_and_what_came(self, due, has_part, expected):
        assert Obligation(due_on=due).state(TODAY, has_part=has_part) == expected

    def test_what_was_met_or_waived_is_never_late(self):
        assert Obligation(due_on=days(-9), fulfilled_on=TODAY).state(TODAY) == State.FULFILLED
        assert Obligation(due_on=days(-9), waived_on=TODAY).state(TODAY) == State.WAIVED


class TestAdd:
    def test_a_duty_hangs_on_the_newest_agreement(self, world, owed):
        assert owed.agreement == owed.partnership.agreements.get()
        assert AuditEvent.objects.get(verb="obligation.added", subject_id=owed.pk).details == {"party": owed.party_id}

    def test_a_party_of_another_partnership_owes_nothing_here(self, world, owed):
        stranger = make.underway(world.own).parties.first()
        with pytest.raises(Denied):
            act.add_obligation(
                by=world.own.as_("hub"), now=NOW, partnership=owed.partnership, party=stranger, description="x"
            )

    @pytest.mark.parametrize(
        "role", ["principal", "operator", "teacher", "special_needs_teacher", "committee", "partner", "parent"]
    )
    def test_only_those_who_work_on_it(self, world, owed, role):
        with pytest.raises(Denied):
            act.add_obligation(
                by=world.own.as_(role), now=NOW, partnership=owed.partnership, party=owed.party, description="x"
            )


class TestConfirm:
    def test_the_whole_of_it_settles_it(self, world, owed):
        came = confirm(world.own, owed, note="Selesai.")
        assert owed.fulfilled_on == TODAY
        assert (came.confirmed_by_label, came.by_link) == (world.own.hub.display_name, False)
        with pytest.raises(NotNow):
            confirm(world.own, owed)

    def test_a_part_leaves_it_open(self, world, owed):
        confirm(world.own, owed, is_complete=False)
        assert owed.fulfilled_on is None
        (row,) = [row for row in obligation_rows(owed.partnership, TODAY) if row.obligation == owed]
        assert row.state == State.PARTLY
        confirm(world.own, owed)
        assert owed.fulfilments.count() == 2

    def test_a_photo_is_kept_as_evidence(self, world, owed):
        confirm(world.own, owed, photos=[make.photo()])
        photo = Attachment.objects.of(owed).get()
        assert (photo.purpose, photo.content_type, photo.tenant_id) == ("evidence", "image/jpeg", world.own.school.pk)

    def test_the_holder_of_the_link_confirms(self, world, owed):
        link, _token = make.confirmation_link(world.own, owed)
        came = confirm(world.own, owed, by=actor_of(link), photos=[make.photo()])
        assert (came.confirmed_by_label, came.by_link) == ("dr. Ratna", True)
        assert ScopedLink.objects.get(pk=link.pk).used_at == NOW
        event = AuditEvent.objects.get(verb="obligation.confirmed", subject_id=owed.pk)
        assert (event.link_id, event.actor_id, event.actor_label) == (link.pk, None, "dr. Ratna")

    def test_a_link_for_another_duty_confirms_nothing(self, world, owed):
        link, _token = make.confirmation_link(world.own)
        with pytest.raises(Denied, match="kewajiban lain"):
            confirm(world.own, owed, by=actor_of(link))
        assert not owed.fulfilments.exists()

    def test_a_link_for_answers_confirms_nothing(self, world, owed):
        opened = make.opened_round(world.own, owed.partnership)
        link, _token = make.answer_link(world.own, opened.responses.get(party__order=2))
        with pytest.raises(Denied):
            confirm(world.own, owed, by=actor_of(link))

    def test_readers_do_not_confirm(self, world, owed):
        for role in ("principal", "teacher", "partner"):
            with pytest.raises(Denied):
                confirm(world.own, owed, by=world.own.as_(role))


class TestWaive:
    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_needs_a_reason(self, world, owed, reason):
        with pytest.raises(NotNow) as refused:
            waive(world.own, owed, reason)
        assert [str(item) for item in refused.value.missing] == ["Alasan"]

    def test_stays_on_record_with_its_reason(self, world, owed):
        waive(world.own, owed, "  Puskesmas kebanjiran. ")
        assert (owed.waived_on, owed.waived_reason) == (TODAY, "Puskesmas kebanjiran.")
        with pytest.raises(NotNow):
            confirm(world.own, owed)

    def test_the_database_wants_the_reason_too(self, owed):
        with pytest.raises(IntegrityError), transaction.atomic():
            Obligation.objects.filter(pk=owed.pk).update(waived_on=TODAY, waived_reason="")


class TestEdit:
    def test_the_date_moves(self, world, owed):
        act.edit_obligation(by=world.own.as_("hub"), now=NOW, obligation=owed, due_on=days(60))
        assert Obligation.objects.get(pk=owed.pk).due_on == days(60)

    def test_a_stale_edit_is_told(self, world, owed):
        act.edit_obligation(by=world.own.as_("hub"), now=NOW, obligation=owed, expected=1, due_on=days(60))
        with pytest.raises(Conflict):
            act.edit_obligation(by=world.own.as_("hub"), now=NOW, obligation=owed, expected=1, due_on=days(90))

    def test_what_is_settled_stays(self, world, owed):
        confirm(world.own, owed)
        with pytest.raises(NotNow):
            act.edit_obligation(by=world.own.as_("hub"), now=NOW, obligation=owed, due_on=days(60))


class TestLink:
    def test_the_schools_own_duties_need_no_link(self, world, owed):
        own = owed.partnership.obligations.get(party__order=1)
        with pytest.raises(Denied):
            make.confirmation_link(world.own, own)

    def test_a_settled_duty_gets_no_link(self, world, owed):
        confirm(world.own, owed)
        with pytest.raises(NotNow):
            make.confirmation_link(world.own, owed)


class TestReads:
    def test_what_is_owed_comes_first_the_earliest_on_top(self, world, owed):
        own, first, second = owed.partnership.obligations.order_by("party__order")
        for row, number in ((own, 3), (first, -2), (second, 9)):
            Obligation.objects.filter(pk=row.pk).update(due_on=days(number))
        confirm(world.own, first)
        rows = obligation_rows(owed.partnership, TODAY)
        assert [row.obligation for row in rows] == [own, second, first]
        assert rows[0].party == world.own.school.name
        assert [row.late for row in rows] == [False, False, False]

    def test_lists_cost_one_query(self, world, owed, django_assert_num_queries):
        partnership = Partnership.objects.select_related("school").get(pk=owed.partnership_id)
        with django_assert_num_queries(1):
            assert len(obligation_rows(partnership, TODAY)) == 3

    def test_the_record_shows_them_from_the_agreement_on(self, world, owed):
        assert alone(section(exploring(world.own), world.own.as_("hub"), TODAY)) is None
        assert alone(section(owed.partnership, world.own.as_("hub"), days(40)))["late"] == 3
