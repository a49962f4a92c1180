"""Risks and obstacles: named early, answered by somebody, and seen while they stand."""

from datetime import timedelta

import pytest

from core.lines import tasks_of
from core.models import HistoryEntry
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions.risks import edit_risk, move_risk, take_up_obstacle
from partnerships.early_panels import serious_risks
from partnerships.early_reminders import due_risks
from partnerships.models import Risk
from partnerships.obstacles import guess_kind, named_in
from partnerships.terms import ANSWERS, Degree, ObstacleKind
from tests.clock import NOW, REAL
from tests.factories import following as make
from tests.factories.implementation import answer, opened_round, underway
from tests.factories.partnerships import informal_underway
from tests.partnerships.at import at

TODAY = NOW.date()


def move(side, risk, name, comment="Sudah dibicarakan.", by="hub"):
    return move_risk(by=side.as_(by), now=NOW, risk=risk, name=name, comment=comment)


class TestSerious:
    @pytest.mark.parametrize(
        ("likelihood", "impact", "level"),
        [(1, 1, 1), (1, 2, 1), (2, 1, 1), (2, 2, 2), (1, 3, 2), (3, 1, 2), (2, 3, 3), (3, 2, 3), (3, 3, 3)],
    )
    def test_likelihood_and_impact_together(self, world, likelihood, impact, level):
        risk = make.named_risk(world.own, likelihood=likelihood, impact=impact)
        assert risk.level == level
        assert Risk.objects.high().filter(pk=risk.pk).exists() is (level == Degree.HIGH), "the database agrees"

    def test_what_happens_already_is_certain(self, world):
        assert make.named_risk(world.own, happens=True, likelihood=Degree.LOW).likelihood == Degree.HIGH

    def test_every_kind_has_an_answer_that_helped(self):
        assert set(ANSWERS) == set(ObstacleKind)


class TestLife:
    def test_answering_needs_who_and_how(self, world):
        risk = make.named_risk(world.own)
        with pytest.raises(NotNow) as refused:
            move(world.own, risk, "answer")
        assert len(refused.value.missing) == 2
        edit_risk(by=world.own.as_("hub"), now=NOW, risk=risk, owner=world.own.teacher, answer="Susun kalender.")
        move(world.own, risk, "answer")
        assert risk.state == "answering"

    @pytest.mark.parametrize("name", ["resolve", "accept"])
    def test_closing_needs_a_reason_that_stays(self, world, name):
        risk = make.named_risk(world.own)
        with pytest.raises(NotNow):
            move(world.own, risk, name, comment=" ")
        move(world.own, risk, name)
        assert not risk.is_standing
        entry = HistoryEntry.objects.get(subject_type="partnerships.risk", subject_id=risk.pk)
        assert entry.comment == "Sudah dibicarakan."

    def test_a_closed_one_changes_only_after_it_was_reopened(self, world):
        risk = make.named_risk(world.own)
        move(world.own, risk, "resolve")
        with pytest.raises(NotNow):
            edit_risk(by=world.own.as_("hub"), now=NOW, risk=risk, what="Lain")
        move(world.own, risk, "reopen")
        edit_risk(by=world.own.as_("hub"), now=NOW, risk=risk, what="Lain")

    def test_two_who_edit_at_once_lose_nothing(self, world):
        risk = make.named_risk(world.own)
        edit_risk(by=world.own.as_("hub"), now=NOW, risk=risk, expected=1, what="Pertama")
        with pytest.raises(Conflict):
            edit_risk(by=world.own.as_("hub"), now=NOW, risk=risk, expected=1, what="Kedua")

    @pytest.mark.parametrize("role", ["principal", "operator", "staff", "committee"])
    def test_readers_write_nothing(self, world, role):
        with pytest.raises(Denied):
            move(world.own, make.named_risk(world.own), "resolve", by=role)

    def test_nobody_of_another_school_answers_it(self, world):
        with pytest.raises(Denied):
            make.named_risk(world.own, owner=world.other.teacher)


class TestFromAnEvaluation:
    @pytest.fixture
    def sheet(self, world):
        """What the first partner said: two obstacles, one of them twice."""
        opened = opened_round(world.own)
        said = "- Jadwal ujian bentrok\n2. Dana terlambat cair\n- Jadwal ujian bentrok\n\n"
        return answer(world.own, opened.responses.get(party__order=2), obstacles=said)

    def test_single_obstacles(self, sheet):
        assert named_in(sheet.obstacles) == ["Jadwal ujian bentrok", "Dana terlambat cair"]
        assert [guess_kind(what) for what in named_in(sheet.obstacles)] == ["timetable", "resources"]

    def test_long_ones_are_cut_at_a_word(self):
        (cut,) = named_in("kata " * 100)
        assert len(cut) <= 300
        assert cut.endswith("kata…")

    def test_one_press(self, world, sheet, client_for):
        address = at(world.own, "obstacle_take_up", sheet.round_id, sheet.pk)
        response = client_for(world.own.hub).post(address, {"what": "Dana terlambat cair"})
        risk = Risk.objects.get(response=sheet)
        assert response.url == at(world.own, "risk", risk.pk)
        assert (risk.happens, risk.kind, risk.state) == (True, "resources", "open")
        page = client_for(world.own.hub).get(at(world.own, "round", sheet.round_id)).content.decode()
        assert "Lihat penanganannya" in page
        assert client_for(world.own.hub).post(address, {"what": "Dana terlambat cair"}).status_code == 409

    def test_only_what_was_said(self, world, sheet):
        with pytest.raises(NotNow):
            take_up_obstacle(by=world.own.as_("hub"), now=NOW, response=sheet, what="Karangan sendiri")


class TestSeen:
    def test_on_record_list_board_and_home(self, world, client_for):
        partnership = informal_underway(world.own, now=REAL)
        make.high_risk(world.own, partnership, now=REAL)
        client = client_for(world.own.hub)
        assert (
            "1 risiko tinggi belum teratasi."
            in client.get(at(world.own, "partnership", partnership.pk)).content.decode()
        )
        for name in ("partnership_list", "board"):
            assert "1 risiko tinggi" in client.get(at(world.own, name)).content.decode()
        for who in ("principal", "hub"):
            assert [t.title for t in tasks_of(serious_risks(world.own.as_(who), REAL))] == ["Risiko tinggi: Dana habis"]
        assert tasks_of(serious_risks(world.own.as_("staff"), REAL)) == []

    def test_not_when_it_is_settled(self, world, client_for):
        risk = make.high_risk(world.own, informal_underway(world.own, now=REAL), now=REAL)
        move(world.own, risk, "accept")
        assert "1 risiko tinggi" not in client_for(world.own.hub).get(at(world.own, "board")).content.decode()

    def test_a_partner_sees_no_register(self, world, client_for):
        partnership = underway(world.own)
        risk = make.high_risk(world.own, partnership, what="Mitra sering lupa")
        contact = make.contact_in(partnership)
        contact.user = world.own.partner
        contact.save()
        client = client_for(world.own.partner)
        assert client.get(at(world.own, "risk", risk.pk)).status_code == 404
        for name, args in (("partnership", [partnership.pk]), ("partnership_list", []), ("board", [])):
            page = client.get(at(world.own, name, *args)).content.decode()
            assert "Mitra sering lupa" not in page
            assert "1 risiko tinggi" not in page

    def test_the_list_can_ask_for_them(self, world, client_for):
        make.high_risk(world.own, underway(world.own, title="Berisiko"))
        underway(world.own, title="Tenang")
        page = client_for(world.own.hub).get(at(world.own, "partnership_list") + "?risk=true")
        assert [row.partnership.title for row in page.context["rows"]] == ["Berisiko"]

    def test_whoever_answers_it_is_reminded(self, world):
        risk = make.named_risk(world.own, owner=world.own.staff, due_on=TODAY + timedelta(days=7))
        (due,) = due_risks(world.own.school, TODAY)
        assert (due.recipients, due.subject) == ([world.own.staff], risk)

    @pytest.mark.parametrize("name", ["risk_list", "partnership"])
    def test_three_cost_as_many_queries_as_one(self, world, client_for, count_queries, name):
        partnership = underway(world.own)
        client, address = client_for(world.own.hub), at(world.own, name, partnership.pk)
        make.high_risk(world.own, partnership, owner=world.own.teacher)
        one = count_queries(client, address)
        make.high_risk(world.own, partnership, owner=world.own.staff)
        make.named_risk(world.own, partnership, owner=world.own.hub)
        assert count_queries(client, address) == one


class TestPages:
    def test_a_suggested_answer_comes_along(self, world, client_for):
        risk = make.named_risk(world.own, answer="Sudah dicoba.")
        form = client_for(world.own.hub).get(at(world.own, "risk_edit", risk.pk) + "?saran=0").context["form"]
        assert form["answer"].value() == "Sudah dicoba.\nSusun kalender bersama untuk satu semester."
        strange = client_for(world.own.hub).get(at(world.own, "risk_edit", risk.pk) + "?saran=99").context["form"]
        assert strange["answer"].value() == "Sudah dicoba."

    def test_named_on_the_page(self, world, client_for):
        partnership = underway(world.own)
        sent = {"kind": "resources", "what": "Dana habis", "likelihood": 3, "impact": 3}
        response = client_for(world.own.hub).post(at(world.own, "risk_create", partnership.pk), sent)
        assert response.url == at(world.own, "risk", partnership.risks.get().pk)
        page = client_for(world.own.hub).get(response.url).content.decode()
        assert "Cari dana alternatif" in page
        assert "Tinggi" in page

    def test_the_most_serious_first_the_settled_last(self, world, client_for):
        partnership = underway(world.own)
        settled = make.high_risk(world.own, partnership, what="Selesai")
        move(world.own, settled, "resolve")
        make.named_risk(world.own, partnership, what="Sedang")
        make.high_risk(world.own, partnership, what="Tinggi sekali")
        page = client_for(world.own.hub).get(at(world.own, "risk_list", partnership.pk))
        assert [line.risk.what for line in page.context["lines"]] == ["Tinggi sekali", "Sedang", "Selesai"]
