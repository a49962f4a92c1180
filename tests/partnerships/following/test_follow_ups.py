"""An evaluation that leads to something: recommendations with owner and day, differences in words, periodic rounds."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.action_items import move_item
from core.models import ActionItem
from core.policy import NotNow
from partnerships.actions.conversations import set_rhythm
from partnerships.actions.evaluations import save_answers
from partnerships.actions.follow_ups import FollowUp, plan_follow_ups
from partnerships.models import EvaluationRound
from partnerships.next_step import next_step
from partnerships.papers.evaluation import build
from partnerships.queries.evaluations import comparison
from partnerships.rhythm import next_evaluation_on, planned_months
from partnerships.terms import Factor
from tests.clock import NOW
from tests.factories import following
from tests.factories import implementation as make
from tests.factories.partnerships import informal_underway
from tests.partnerships.at import at

TODAY = NOW.date()
SOON = (timezone.localdate() + timedelta(days=30)).isoformat()
SAID = "- Susun kalender bersama\n- Tunjuk penghubung di setiap pihak"


def rows(*titles, **facts):
    """The form's rows as a browser sends them."""
    sent = {
        "items-TOTAL_FORMS": len(titles),
        "items-INITIAL_FORMS": 0,
        "items-MIN_NUM_FORMS": 0,
        "items-MAX_NUM_FORMS": 40,
    }
    for number, title in enumerate(titles):
        sent |= {f"items-{number}-title": title, f"items-{number}-due_on": SOON, **facts}
    return sent


@pytest.fixture
def answered(world):
    """Every party has answered; two recommendations came with it."""
    opened = make.opened_round(world.own)
    for response in opened.responses.all():
        make.answer(world.own, response, recommendations=SAID)
    return opened


class TestClosing:
    def test_the_rows_come_filled_in(self, world, client_for, answered):
        page = client_for(world.own.hub).get(at(world.own, "round_follow_up", answered.pk))
        filled = page.context["rows"]
        assert [form["title"].value() for form in filled] == [
            "Susun kalender bersama",
            "Tunjuk penghubung di setiap pihak",
        ]
        assert {form["owner"].value() for form in filled} == {answered.partnership.lead_id}

    def test_closed_with_owner_and_day_in_one_step(self, world, client_for, answered):
        owners = {"items-0-owner": world.own.teacher.pk, "items-1-owner_label": "Puskesmas Melati"}
        sent = rows("Susun kalender bersama", "Tunjuk penghubung", **owners)
        response = client_for(world.own.hub).post(at(world.own, "round_follow_up", answered.pk), sent)
        assert response.url == at(world.own, "round", answered.pk)
        assert EvaluationRound.objects.get(pk=answered.pk).state == "closed"
        items = {item.title: item for item in ActionItem.objects.of(answered)}
        assert items["Susun kalender bersama"].owner == world.own.teacher
        assert items["Tunjuk penghubung"].who == "Puskesmas Melati"

    def test_a_row_left_as_it_came_counts(self, world, client_for, answered):
        sent = rows("Susun kalender bersama", **{"items-0-owner": answered.partnership.lead_id})
        sent["items-INITIAL_FORMS"] = 1
        client_for(world.own.hub).post(at(world.own, "round_follow_up", answered.pk), sent)
        assert ActionItem.objects.of(answered).count() == 1

    def test_what_is_ticked_is_left_out(self, world, client_for, answered):
        both = {"items-0-owner": world.own.hub.pk, "items-1-owner": world.own.hub.pk, "items-1-DELETE": "on"}
        client_for(world.own.hub).post(at(world.own, "round_follow_up", answered.pk), rows("Satu", "Dua", **both))
        assert [item.title for item in ActionItem.objects.of(answered)] == ["Satu"]

    def test_without_a_doer_nothing_is_closed(self, world, client_for, answered):
        response = client_for(world.own.hub).post(at(world.own, "round_follow_up", answered.pk), rows("Satu"))
        assert response.status_code == 422
        assert EvaluationRound.objects.get(pk=answered.pk).state == "open"

    def test_what_is_handed_out_today_was_not_due_yesterday(self, world, client_for, answered):
        late = {
            "items-0-owner": world.own.hub.pk,
            "items-0-due_on": (timezone.localdate() - timedelta(days=1)).isoformat(),
        }
        page = client_for(world.own.hub).post(at(world.own, "round_follow_up", answered.pk), rows("Satu", **late))
        assert page.status_code == 422
        assert list(page.context["rows"].errors[0]) == ["due_on"]
        assert EvaluationRound.objects.get(pk=answered.pk).state == "open"

    def test_all_or_nothing(self, world):
        opened = make.opened_round(world.own)
        with pytest.raises(NotNow):
            plan_follow_ups(
                by=world.own.as_("hub"), now=NOW, round=opened, rows=[FollowUp("x", TODAY, world.own.hub)], close=True
            )
        assert not ActionItem.objects.of(opened).exists(), "a party has not answered, and nobody said why"

    def test_later_as_well(self, world, client_for):
        closed = make.closed_round(world.own)
        sent = rows("Terpikir kemudian", **{"items-0-owner": world.own.hub.pk})
        client_for(world.own.hub).post(at(world.own, "round_follow_up", closed.pk), sent)
        assert ActionItem.objects.of(closed).get().title == "Terpikir kemudian"

    def test_what_is_an_item_already_is_not_offered_again(self, world, client_for, answered):
        following.handed_out(world.own, answered, title="Susun kalender bersama")
        page = client_for(world.own.hub).get(at(world.own, "round_follow_up", answered.pk))
        assert [form["title"].value() for form in page.context["rows"]] == ["Tunjuk penghubung di setiap pihak"]

    def test_the_page_shows_what_became_of_each(self, world, client_for, answered):
        item = following.handed_out(world.own, answered)
        move_item(by=world.own.as_("teacher"), now=NOW, item=item, name="complete", comment="Kalender terbit.")
        page = client_for(world.own.principal).get(at(world.own, "round", answered.pk)).content.decode()
        assert "Kalender terbit." in page
        record = (
            client_for(world.own.principal).get(at(world.own, "partnership", answered.partnership_id)).content.decode()
        )
        assert "Semua tindak lanjut sudah ditutup." in record

    def test_the_review_shows_open_ones(self, world, client_for):
        partnership = make.informal_at_review(world.own)
        following.handed_out(world.own, partnership.rounds.first(), title="Masih terbuka")
        page = client_for(world.own.principal).get(at(world.own, "review_decide", partnership.pk)).content.decode()
        assert "Masih terbuka" in page

    @pytest.mark.parametrize("name", ["round", "partnership"])
    def test_three_cost_as_many_queries_as_one(self, world, client_for, count_queries, answered, name):
        client = client_for(world.own.hub)
        address = at(world.own, name, answered.pk if name == "round" else answered.partnership_id)
        following.handed_out(world.own, answered)
        one = count_queries(client, address)
        following.handed_out(world.own, answered, title="Dua", owner=world.own.staff)
        following.handed_out(world.own, answered, title="Tiga", owner=world.own.hub)
        assert count_queries(client, address) == one


class TestDifferences:
    @pytest.fixture
    def apart(self, world):
        """The school finds trust very strong, the first partner hardly sees it."""
        opened = make.opened_round(world.own)
        for order, level in ((1, 4), (2, 2)):
            ratings = {str(factor): (3, "") for factor in Factor} | {"trust": (level, f"Bukti pihak {order}")}
            save_answers(
                by=world.own.as_("hub"), now=NOW, response=opened.responses.get(party__order=order), ratings=ratings,
                benefits={}, submit=True, respondent="Dewi",
            )  # fmt: skip
        return opened

    def test_in_words(self, world, apart):
        ((factor, words),) = comparison(apart).gaps
        assert factor == "Saling percaya"
        assert "“Sangat kuat”" in words
        assert "“Mulai terlihat”" in words
        assert "berbeda 2 langkah" in words

    def test_side_by_side_with_evidence(self, world, client_for, apart):
        page = client_for(world.own.principal).get(at(world.own, "round", apart.pk)).content.decode()
        assert "Berbeda 2 langkah" in page
        assert "Bukti pihak 1" in page
        assert "Bukti pihak 2" in page

    def test_on_paper_as_well(self, world, apart):
        following.handed_out(world.own, apart)
        paper = build(apart, TODAY)
        assert "berbeda 2 langkah" in paper.differences[0]
        (trust,) = [row for row in paper.principles if row.factor == "Saling percaya"]
        assert len(trust.evidence) == 2
        assert all(": Bukti pihak" in words for words in trust.evidence), "who said it"
        assert paper.follow_ups[0].what == "Susun kalender bersama"
        assert any("1 tindak lanjut" in sentence for sentence in paper.summary)


class TestPeriodic:
    @pytest.mark.parametrize(
        ("plan", "months"),
        [("Setiap akhir semester oleh kedua pihak.", 6), ("Dievaluasi tiap tahun", 12), ("Bila perlu", 0), ("", 0)],
    )
    def test_what_a_plan_says(self, plan, months):
        assert planned_months(plan) == months

    def test_half_a_year_after_the_term_began(self, world):
        partnership = make.underway(world.own)
        assert next_evaluation_on(partnership) == date(2027, 3, 21)

    def test_counted_from_the_last_one(self, world):
        partnership = make.closed_round(world.own, period_to=date(2026, 12, 20)).partnership
        assert next_evaluation_on(partnership) == date(2027, 6, 20)

    def test_not_while_one_is_open(self, world):
        assert next_evaluation_on(make.opened_round(world.own).partnership) is None

    @pytest.mark.parametrize(("months", "expected"), [(12, date(2027, 9, 21)), (0, None)])
    def test_the_school_may_say_otherwise(self, world, months, expected):
        partnership = make.underway(world.own)
        set_rhythm(by=world.own.as_("hub"), now=NOW, partnership=partnership, evaluation_months=months)
        assert next_evaluation_on(partnership) == expected

    def test_it_is_the_next_step_when_its_day_comes(self, world):
        partnership = make.underway(world.own)
        assert next_step(partnership, date(2027, 3, 20)).route != "partnerships:round_open"
        assert next_step(partnership, date(2027, 3, 21)).route == "partnerships:round_open"

    def test_informal_ones_follow_their_own_words(self, world):
        partnership = informal_underway(world.own)
        set_rhythm(by=world.own.as_("hub"), now=NOW, partnership=partnership, evaluation_months=None)
        assert next_evaluation_on(partnership) is None, "after every visit is no rhythm of months"

    def test_set_on_a_page(self, world, client_for):
        partnership = make.underway(world.own)
        address = at(world.own, "rhythm", partnership.pk)
        page = client_for(world.own.hub).get(address)
        assert "Menurut rencana evaluasi (Setiap semester)" in page.content.decode()
        version = page.context["form"]["version"].value()
        client_for(world.own.hub).post(address, {"quiet_days": 30, "evaluation_months": 12, "version": version})
        partnership.refresh_from_db()
        assert (partnership.quiet_days, partnership.evaluation_months) == (30, 12)
        listed = client_for(world.own.hub).get(at(world.own, "round_list", partnership.pk)).content.decode()
        assert "Evaluasi dibuka setiap tahun." in listed
