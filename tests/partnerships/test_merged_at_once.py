"""Two people at the same moment, around partners that become one, comments, follow-ups and duties that recur. On PostgreSQL."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client

from core.action_items import move_item
from core.models import ActionItem, SavedView
from core.policy import NotNow
from core.versions import Conflict
from partnerships.actions.candidates import add_candidate, choose_candidate, describe_candidate
from partnerships.actions.follow_ups import FollowUp, plan_follow_ups
from partnerships.actions.negotiation import answer_comment, share_again, state_stance
from partnerships.actions.obligation_series import edit_series, end_series, grow_series
from partnerships.actions.partner_merge import merge_partners
from partnerships.actions.partners import edit_partner
from partnerships.actions.risks import take_up_obstacle
from partnerships.models import AgreementClause, Candidate, Partner, PartnerAlias, Risk, TextVersion
from tests.clock import NOW
from tests.factories import following, implementation, negotiation
from tests.factories import partnerships as make
from tests.partnerships.registers.taking import at
from tests.partnerships.test_at_once import at_once, refused

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hub(world):
    return world.own.as_("hub")


class TestMerging:
    @pytest.fixture
    def pair(self, world):
        return make.make_partner(world.own), make.make_partner(world.own)

    def test_both_ways_at_once_leaves_one(self, hub, pair):
        one, other = pair
        results = at_once(
            lambda: merge_partners(by=hub, now=NOW, keep=one, gone=other),
            lambda: merge_partners(by=hub, now=NOW, keep=other, gone=one),
        )
        assert refused(results) == [NotNow]
        assert Partner.objects.filter(pk__in=(one.pk, other.pk)).count() == 1
        assert PartnerAlias.objects.count() == 1

    def test_who_is_editing_it_loses_nothing_in_silence(self, hub, pair):
        keep, gone = pair
        results = at_once(
            lambda: merge_partners(by=hub, now=NOW, keep=keep, gone=gone),
            lambda: edit_partner(by=hub, now=NOW, partner=gone, expected=gone.version, phone="0811222333"),
        )
        kept = Partner.objects.get(pk=keep.pk)
        assert not Partner.objects.filter(pk=gone.pk).exists()
        assert bool(refused(results)) == (kept.phone != "0811222333")

    def test_contacts_that_somebody_is_replacing_are_not_lost(self, hub, pair):
        keep, gone = pair
        held = Partner.objects.get(pk=gone.pk)
        people = [{"name": "Ibu Baru", "email": "baru@mitra.test"}]
        results = at_once(
            lambda: merge_partners(by=hub, now=NOW, keep=keep, gone=gone),
            lambda: edit_partner(by=hub, now=NOW, partner=held, expected=held.version, contacts=people),
        )
        names = set(Partner.objects.get(pk=keep.pk).contacts.values_list("name", flat=True))
        assert bool(refused(results)) == ("Ibu Baru" not in names)

    @pytest.mark.parametrize("turn", range(4))
    def test_it_becomes_a_candidate_under_its_new_name_or_not_at_all(self, world, hub, pair, turn):
        keep, gone = pair
        partnership = make.exploring(world.own)
        at_once(
            lambda: merge_partners(by=hub, now=NOW, keep=keep, gone=gone),
            lambda: add_candidate(by=hub, now=NOW, partnership=partnership, partner=gone),
        )
        assert not Candidate.objects.exclude(partner__in=Partner.objects.all()).exists()

    @pytest.mark.parametrize("turn", range(4))
    def test_it_is_chosen_or_refused(self, world, hub, pair, turn):
        keep, gone = pair
        partnership = make.exploring(world.own)
        row = add_candidate(by=hub, now=NOW, partnership=partnership, partner=gone)
        row = describe_candidate(by=hub, now=NOW, candidate=row, interest="Ada", resources="Ada")
        results = at_once(
            lambda: merge_partners(by=hub, now=NOW, keep=keep, gone=gone),
            lambda: choose_candidate(by=hub, now=NOW, candidate=row),
        )
        assert partnership.parties.filter(partner=keep).exists() == (not refused(results))


class TestNegotiation:
    def test_wording_is_taken_over_once(self, world, hub):
        agreement = negotiation.shared(world.own)
        comment = negotiation.remark(world.own, negotiation.sheet_of(agreement), "pembiayaan", proposal="Dibagi rata.")
        clause = AgreementClause.objects.get(agreement=agreement, key="pembiayaan")
        results = at_once(
            *(
                lambda body=body: answer_comment(
                    by=hub, now=NOW, comment=comment, outcome="taken", body=body, expected=clause.version
                )
                for body in ("Biaya dibagi rata.", "Biaya dibagi menurut kemampuan.")
            )
        )
        assert refused(results) == [NotNow]

    def test_two_comments_on_one_article_are_a_conflict(self, world, hub):
        agreement = negotiation.shared(world.own)
        sheet = negotiation.sheet_of(agreement)
        comments = [negotiation.remark(world.own, sheet, "pembiayaan", proposal=f"Usulan {n}.") for n in range(2)]
        clause = AgreementClause.objects.get(agreement=agreement, key="pembiayaan")
        results = at_once(
            *(
                lambda one=one: answer_comment(
                    by=hub, now=NOW, comment=one, outcome="taken", body=f"{one.proposal}", expected=clause.version
                )
                for one in comments
            )
        )
        assert refused(results) == [Conflict]

    def test_a_new_version_is_shared_once_and_old_words_are_not_agreed_to_behind_it(self, world, hub):
        agreement = negotiation.shared(world.own)
        sheet = negotiation.sheet_of(agreement)
        negotiation.reworded(world.own, agreement, "pembiayaan", "Biaya ditanggung sekolah.")
        results = at_once(
            lambda: share_again(by=hub, now=NOW, agreement=agreement),
            lambda: share_again(by=hub, now=NOW, agreement=agreement),
            lambda: state_stance(by=hub, now=NOW, review=sheet, stance="agrees"),
        )
        assert refused(results[:2]) == [NotNow]
        assert TextVersion.objects.filter(agreement=agreement).count() == 2


class TestFollowing:
    def test_an_evaluation_is_closed_and_planned_once(self, world, hub):
        opened = implementation.opened_round(world.own, make.informal_underway(world.own))
        row = FollowUp("Susun jadwal", world.own.school.local_date(NOW) + timedelta(days=9), world.own.teacher)
        results = at_once(
            *[
                lambda: plan_follow_ups(by=hub, now=NOW, round=opened, rows=[row], close=True, closing_note="Cukup.")
            ] * 3
        )  # fmt: skip
        assert len(refused(results)) == 2
        assert ActionItem.objects.count() == 1

    def test_an_item_is_done_or_dropped(self, world, hub):
        item = following.handed_out(world.own)
        results = at_once(
            lambda: move_item(by=hub, now=NOW, item=item, name="complete"),
            lambda: move_item(by=hub, now=NOW, item=item, name="drop", comment="Tidak perlu."),
        )
        assert refused(results) == [NotNow]

    def test_an_obstacle_is_taken_up_once(self, world, hub):
        opened = implementation.opened_round(world.own, make.informal_underway(world.own))
        response = implementation.answer(world.own, opened.responses.first(), obstacles="Dana kurang")
        at_once(*[lambda: take_up_obstacle(by=hub, now=NOW, response=response, what="Dana kurang")] * 4)
        assert Risk.objects.count() == 1

    def test_a_series_grows_while_it_is_changed_or_stopped(self, world, hub):
        series = implementation.recurring(world.own)
        later = NOW + timedelta(days=40)
        at_once(
            lambda: grow_series(by=hub, now=later),
            lambda: grow_series(by=hub, now=later),
            lambda: edit_series(
                by=hub, now=later, series=series, expected=series.version, description="Laporan ringkas"
            ),
            lambda: end_series(by=hub, now=later, series=series, reason="Selesai."),
        )
        days = list(series.occurrences.values_list("series_on", flat=True))
        assert len(days) == len(set(days))
        today = world.own.school.local_date(later)
        series.refresh_from_db()
        assert series.ended_on is None or not [day for day in days if day > today]


def test_ten_tabs_that_keep_one_view_keep_it_once(world):
    client = Client()
    client.force_login(world.own.hub)
    cookie = client.cookies["sessionid"].value
    address = at(world.own, "core:saved_views", "kemitraan")

    def press():
        one = Client(raise_request_exception=False)
        one.cookies["sessionid"] = cookie
        sent = {"name": "Terlambat", "query": "late=true", "is_default": "on", "form_key": str(uuid.uuid4())}
        return one.post(address, sent).status_code

    assert set(at_once(*[press] * 10)) == {302}
    assert SavedView.objects.count() == 1
