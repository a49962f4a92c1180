"""Stage 6: what both sides say, and what was measured."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.links import actor_of
from core.models import AuditEvent, ScopedLink
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions import evaluations as act
from partnerships.models import EvaluationResponse, EvaluationRound, Indicator
from partnerships.queries.evaluations import comparison, indicator_lines
from partnerships.terms import PRINCIPLES, SUCCESS_FACTORS, Factor
from tests.clock import NOW
from tests.factories import implementation as make
from tests.factories.partnerships import at_agreement

TODAY = date(2026, 9, 21)
ALL = {str(factor): (3, "") for factor in Factor}


@pytest.fixture
def opened(world):
    """An evaluation of a partnership of three parties; nobody has answered."""
    return make.opened_round(world.own)


def sheet(opened, order):
    return EvaluationResponse.objects.select_related("round__partnership", "party").get(
        round=opened, party__order=order
    )


def save(side, response, *, by=None, submit=False, ratings=None, benefits=None, expected=None, **texts):
    return act.save_answers(
        by=by or side.as_("hub"), now=NOW, response=response, ratings=ALL if ratings is None else ratings, benefits=benefits or {},
        expected=expected, submit=submit, **texts,
    )  # fmt: skip


def close(side, opened, note=""):
    return act.close_round(by=side.as_("hub"), now=NOW, round=opened, closing_note=note)


class TestOpen:
    def test_every_party_gets_a_sheet(self, opened):
        assert opened.responses.count() == opened.partnership.parties.count() == 3
        assert not opened.responses.exclude(submitted_at=None).exists()

    def test_one_at_a_time(self, world, opened):
        with pytest.raises(NotNow, match="terbuka"):
            make.opened_round(world.own, opened.partnership)

    def test_a_second_one_after_the_first(self, world, opened):
        close(world.own, opened, "Mitra sedang pindah kantor.")
        assert make.opened_round(world.own, opened.partnership, title="Evaluasi ke-2").pk

    def test_not_before_anything_is_carried_out(self, world):
        with pytest.raises(NotNow):
            make.opened_round(world.own, at_agreement(world.own))

    @pytest.mark.parametrize("role", ["principal", "operator", "teacher", "committee"])
    def test_readers_open_none(self, world, role):
        partnership = make.underway(world.own)
        with pytest.raises(Denied):
            act.open_round(
                by=world.own.as_(role),
                now=NOW,
                partnership=partnership,
                title="x",
                period_from=TODAY,
                period_to=TODAY,
                due_on=TODAY,
            )


class TestAnswer:
    def test_a_draft_is_kept_as_it_is(self, world, opened):
        save(
            world.own,
            sheet(opened, 1),
            ratings={"trust": (4, "Saling kabar.")},
            benefits={"support": ""},
            lessons="Mulai lebih awal.",
        )
        kept = sheet(opened, 1)
        assert [(r.factor, r.level, r.evidence) for r in kept.ratings.all()] == [("trust", 4, "Saling kabar.")]
        assert [b.benefit for b in kept.benefits.all()] == ["support"]
        assert (kept.lessons, kept.submitted_at, kept.version) == ("Mulai lebih awal.", None, 2)

    def test_a_later_draft_takes_its_place(self, world, opened):
        save(world.own, sheet(opened, 1), ratings={"trust": (4, ""), "lawful": (2, "")})
        save(world.own, sheet(opened, 1), ratings={"trust": (1, "")})
        assert list(sheet(opened, 1).ratings.values_list("factor", "level")) == [("trust", 1)]

    @pytest.mark.parametrize("forgotten", list(Factor))
    def test_sending_needs_all_eleven(self, world, opened, forgotten):
        ratings = {key: value for key, value in ALL.items() if key != forgotten}
        with pytest.raises(NotNow) as refused:
            save(world.own, sheet(opened, 1), ratings=ratings, submit=True, respondent="Dewi")
        assert [str(item) for item in refused.value.missing] == [forgotten.label]
        assert sheet(opened, 1).submitted_at is None

    def test_sending_needs_a_name(self, world, opened):
        with pytest.raises(NotNow) as refused:
            save(world.own, sheet(opened, 1), submit=True, respondent="  ")
        assert [str(item) for item in refused.value.missing] == ["Nama yang mengisi"]

    def test_what_was_sent_is_fixed(self, world, opened):
        save(world.own, sheet(opened, 1), submit=True, respondent="Dewi")
        with pytest.raises(NotNow, match="sudah dikirim"):
            save(world.own, sheet(opened, 1), ratings={"trust": (1, "")})

    def test_two_who_type_at_once_lose_nothing(self, world, opened):
        mine, theirs = sheet(opened, 1), sheet(opened, 1)
        save(world.own, theirs, ratings={"trust": (4, "")}, expected=1, lessons="Mereka")
        with pytest.raises(Conflict):
            save(world.own, mine, ratings={"trust": (1, "")}, expected=1, lessons="Saya")
        assert sheet(opened, 1).lessons == "Mereka"
        assert sheet(opened, 1).ratings.get().level == 4

    def test_the_partner_answers_by_link(self, world, opened):
        link, _token = make.answer_link(world.own, sheet(opened, 2))
        save(world.own, sheet(opened, 2), by=actor_of(link), submit=True, respondent="dr. Ratna")
        event = AuditEvent.objects.get(verb="response.submitted")
        assert (event.link_id, event.actor_label) == (link.pk, "dr. Ratna")
        assert ScopedLink.objects.get(pk=link.pk).used_at == NOW

    def test_a_link_answers_for_its_own_party_alone(self, world, opened):
        link, _token = make.answer_link(world.own, sheet(opened, 2))
        for order in (1, 3):
            with pytest.raises(Denied):
                save(world.own, sheet(opened, order), by=actor_of(link))

    def test_a_link_for_a_duty_answers_nothing(self, world, opened):
        link, _token = make.confirmation_link(world.own, make.owed(world.own, opened.partnership))
        with pytest.raises(Denied):
            save(world.own, sheet(opened, 2), by=actor_of(link))

    def test_the_school_answers_without_a_link(self, world, opened):
        with pytest.raises(Denied):
            make.answer_link(world.own, sheet(opened, 1))


class TestClose:
    def test_names_those_who_have_not_answered(self, world, opened):
        make.answer(world.own, sheet(opened, 1))
        with pytest.raises(NotNow) as refused:
            close(world.own, opened)
        silent = [party.name for party in opened.partnership.parties.filter(order__gt=1)]
        assert len(refused.value.missing) == 2
        assert all(any(name in str(item) for item in refused.value.missing) for name in silent)

    def test_with_all_answers(self, world):
        closed = make.closed_round(world.own)
        assert (closed.state, closed.closed_at) == ("closed", NOW)

    def test_or_with_a_word_about_why_not(self, world, opened):
        close(world.own, opened, "  Mitra sedang pindah kantor. ")
        stored = EvaluationRound.objects.get(pk=opened.pk)
        assert (stored.state, stored.closing_note) == ("closed", "Mitra sedang pindah kantor.")

    def test_afterwards_nothing_is_answered(self, world, opened):
        close(world.own, opened, "Mitra sedang pindah kantor.")
        with pytest.raises(NotNow, match="ditutup"):
            save(world.own, sheet(opened, 2))


class TestComparison:
    def test_drafts_are_nobody_elses_business(self, world, opened):
        save(world.own, sheet(opened, 1), lessons="Belum selesai.")
        assert comparison(opened).responses == ()

    def test_answers_stand_in_party_order(self, world, opened):
        for order, level in ((3, 2), (1, 4)):
            make.answer(world.own, sheet(opened, order), level=level)
        compared = comparison(opened)
        assert compared.parties[0] == world.own.school.name
        assert [line.factor for line in compared.principles] == list(PRINCIPLES)
        assert [line.factor for line in compared.factors] == list(SUCCESS_FACTORS)
        assert [rating.level for rating in compared.principles[0].ratings] == [4, 2]

    @pytest.mark.parametrize(("levels", "apart"), [((3, 3), False), ((3, 4), False), ((2, 4), True), ((1, 4), True)])
    def test_two_steps_are_worth_a_conversation(self, world, opened, levels, apart):
        for order, level in enumerate(levels, start=1):
            make.answer(world.own, sheet(opened, order), level=level)
        assert (len(comparison(opened).apart) == 11) == apart

    def test_benefits_say_who_saw_them(self, world, opened):
        make.answer(world.own, sheet(opened, 1))
        (line,) = comparison(opened).benefits
        assert line.benefit.value == "expertise"
        assert line.seen_by == ((world.own.school.name, "Pelatihan kader"),)


class TestIndicators:
    @pytest.fixture
    def indicator(self, opened):
        return opened.partnership.indicators.get()

    def measure(self, side, indicator, value, on=TODAY):
        return act.measure(by=side.as_("hub"), now=NOW, indicator=indicator, measured_on=on, value=Decimal(value))

    def test_they_come_from_the_objectives(self, indicator):
        assert (indicator.name, indicator.baseline, indicator.target) == ("Siswa yang diperiksa", 40, 90)

    def test_values_stand_in_the_order_of_their_days(self, world, opened, indicator):
        self.measure(world.own, indicator, 70)
        self.measure(world.own, indicator, 55, TODAY - timedelta(days=30))
        (line,) = indicator_lines(opened.partnership)
        assert [m.value for m in line.measurements] == [55, 70]
        assert (line.latest.value, line.reached) == (70, False)

    def test_nothing_is_measured_tomorrow(self, world, indicator):
        with pytest.raises(NotNow):
            self.measure(world.own, indicator, 70, TODAY + timedelta(days=1))

    @pytest.mark.parametrize(
        ("baseline", "target", "value", "reached"),
        [
            (40, 90, 90, True),
            (40, 90, 89, False),
            (30, 10, 10, True),
            (30, 10, 11, False),
            (None, 5, 5, True),
            (None, 5, 4, False),
        ],
    )
    def test_better_is_the_direction_of_the_target(self, baseline, target, value, reached):
        assert Indicator(baseline=baseline, target=target).reached(Decimal(value)) == reached

    def test_before_the_first_value_nothing_is_said(self, opened):
        (line,) = indicator_lines(opened.partnership)
        assert (line.latest, line.reached) == (None, None)

    @pytest.mark.parametrize("role", ["principal", "teacher", "coach"])
    def test_readers_measure_nothing(self, world, indicator, role):
        with pytest.raises(Denied):
            act.measure(by=world.own.as_(role), now=NOW, indicator=indicator, measured_on=TODAY, value=Decimal(1))
