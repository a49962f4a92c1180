"""The proposal in the browser: rows without JavaScript, nothing typed lost, the principal's decision."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Document
from partnerships.models import Proposal
from schools.links import school_url
from tests.clock import REAL as NOW
from tests.factories import partnerships as make


def url(side, name, *args):
    return school_url(side.school, f"partnerships:{name}", *args)


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def row(number, **fields):
    given = {
        "statement": "Semua siswa diperiksa",
        "measure": "Siswa diperiksa",
        "target": "90",
        "due_on": "2027-06-30",
        **fields,
    }
    return {f"objectives-{number}-{name}": value for name, value in given.items()}


def form_of(partnership, *objectives, stored=0, **fields):
    """What the browser sends: texts, objective rows, one role row per party."""
    sent = {
        "background": "",
        "goals": "Siswa lebih sehat",
        "evaluation_plan": "Tiap semester",
        "objectives-TOTAL_FORMS": str(len(objectives)),
        "objectives-INITIAL_FORMS": str(stored),
    }
    for one in objectives:
        sent |= one
    parties = list(partnership.parties.all())
    sent |= {"roles-TOTAL_FORMS": str(len(parties)), "roles-INITIAL_FORMS": str(len(parties))}
    for number, party in enumerate(parties):
        sent |= {
            f"roles-{number}-party": str(party.pk),
            f"roles-{number}-role": "Penyelenggara",
            f"roles-{number}-responsibilities": "Menyediakan tempat",
        }
    return {**sent, **fields}


class TestWriting:
    def test_the_first_save_creates_a_draft(self, world, hub):
        partnership = make.at_proposal(world.own, now=NOW)
        address = url(world.own, "proposal_edit", partnership.pk)
        assert hub.get(address).status_code == 200
        response = hub.post(
            address, form_of(partnership, row(0), row(1, statement="Kedua", baseline="12,5".replace(",", ".")))
        )
        assert response.url == url(world.own, "proposal", partnership.pk)
        proposal = Proposal.objects.get()
        assert [o.statement for o in proposal.objectives.all()] == ["Semua siswa diperiksa", "Kedua"]
        assert proposal.party_roles.count() == 3

    def test_an_unfinished_draft_is_kept_too(self, world, hub):
        partnership = make.at_proposal(world.own, now=NOW)
        empty = {f"objectives-0-{name}": "" for name in ("statement", "measure", "target", "due_on")}
        sent = form_of(partnership, empty, goals="Baru tujuan", evaluation_plan="")
        sent |= {key: "" for key in sent if key.endswith(("-role", "-responsibilities"))}
        assert hub.post(url(world.own, "proposal_edit", partnership.pk), sent).status_code == 302
        proposal = Proposal.objects.get()
        assert (proposal.goals, proposal.objectives.count(), proposal.party_roles.count()) == ("Baru tujuan", 0, 0)

    def test_a_row_more_keeps_what_was_typed_and_judges_nothing(self, world, hub):
        partnership = make.at_proposal(world.own, now=NOW)
        sent = form_of(partnership, row(0, target=""), **{"objectives-add": "1"})
        response = hub.post(url(world.own, "proposal_edit", partnership.pk), sent)
        assert response.status_code == 200
        page = text_of(response)
        assert 'name="objectives-1-statement"' in page
        assert "Siswa lebih sehat" in page
        assert "is-invalid" not in page
        assert not Proposal.objects.exists()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"objectives-0-target": "banyak"},
            {"objectives-0-due_on": "31-02-2027"},
            {"objectives-0-due_on": "0202-06-30"},
            {"objectives-0-statement": ""},
            {"objectives-0-target": "9" * 20},
            {"roles-0-responsibilities": ""},
            {"roles-1-role": ""},
            {"goals": "tersembunyi\u202e"},
        ],
    )
    def test_a_mistake_is_said_and_nothing_is_lost(self, world, hub, wrong):
        partnership = make.at_proposal(world.own, now=NOW)
        sent = form_of(partnership, row(0), background="Latar yang panjang", **wrong)
        response = hub.post(url(world.own, "proposal_edit", partnership.pk), sent)
        assert response.status_code == 422
        page = text_of(response)
        assert "Latar yang panjang" in page
        assert "yang perlu diperbaiki" in page
        assert not Proposal.objects.exists()

    def test_rows_are_reworded_and_removed(self, world, hub):
        proposal = make.with_proposal(world.own, now=NOW)
        first = proposal.objectives.get()
        page = text_of(hub.get(url(world.own, "proposal_edit", proposal.partnership_id)))
        assert f'name="objectives-0-pk" value="{first.pk}"' in page
        assert 'value="90"' in page
        reword = form_of(proposal.partnership, row(0, pk=first.pk, statement="Kata lain"), stored=1, version=1)
        hub.post(url(world.own, "proposal_edit", proposal.partnership_id), reword)
        assert proposal.objectives.get().pk == first.pk
        gone = form_of(proposal.partnership, row(0, pk=first.pk, DELETE="on"), stored=1, version=2)
        hub.post(url(world.own, "proposal_edit", proposal.partnership_id), gone)
        assert not proposal.objectives.exists()

    def test_a_stale_tab_shows_both_versions_and_saves_on_purpose(self, world, hub):
        proposal = make.with_proposal(world.own, now=NOW)
        address = url(world.own, "proposal_edit", proposal.partnership_id)
        hub.post(address, form_of(proposal.partnership, goals="Tujuan orang lain", version=1))
        response = hub.post(address, form_of(proposal.partnership, goals="Tujuan saya", version=1))
        assert response.status_code == 409
        assert all(words in text_of(response) for words in ("Tujuan orang lain", "Tujuan saya"))
        again = hub.post(address, form_of(proposal.partnership, goals="Tujuan saya", version=2))
        assert again.status_code == 302

    def test_a_double_click_saves_once(self, world, hub):
        partnership = make.at_proposal(world.own, now=NOW)
        sent = form_of(partnership, row(0), form_key=str(uuid.uuid4()))
        answers = [hub.post(url(world.own, "proposal_edit", partnership.pk), sent) for _ in range(2)]
        assert [a.status_code for a in answers] == [302, 302]
        assert Proposal.objects.get().version == 1

    @pytest.mark.parametrize(("reach", "status"), [(make.submitted, 409), (make.approved, 409), (make.returned, 200)])
    def test_it_is_open_for_writing_as_a_draft_and_when_returned(self, world, hub, reach, status):
        proposal = reach(world.own, now=NOW)
        assert hub.get(url(world.own, "proposal_edit", proposal.partnership_id)).status_code == status

    @pytest.mark.parametrize("role", ["principal", "operator", "teacher", "supervisor"])
    def test_readers_do_not_write(self, world, client_for, role):
        partnership = make.at_proposal(world.own, now=NOW)
        assert (
            client_for(getattr(world.own, role)).get(url(world.own, "proposal_edit", partnership.pk)).status_code == 403
        )

    def test_the_principals_reason_stands_on_top(self, world, hub):
        proposal = make.returned(world.own, now=NOW, comment="Tambahkan angka awal.")
        page = text_of(hub.get(url(world.own, "proposal_edit", proposal.partnership_id)))
        assert page.index("Tambahkan angka awal.") < page.index("<form class", page.index("<main"))


class TestDeciding:
    def test_the_principal_approves(self, world, client_for):
        proposal = make.submitted(world.own, now=NOW)
        client = client_for(world.own.principal)
        page = text_of(client.get(url(world.own, "proposal", proposal.partnership_id)))
        assert 'value="approve"' in page
        response = client.post(
            url(world.own, "proposal_move", proposal.partnership_id), {"name": "approve"}, follow=True
        )
        assert "Status proposal sekarang: Disetujui." in text_of(response)
        assert proposal.partnership.indicators.count() == 1

    def test_returning_without_a_reason_is_refused(self, world, client_for):
        proposal = make.submitted(world.own, now=NOW)
        client, address = client_for(world.own.principal), url(world.own, "proposal_move", proposal.partnership_id)
        assert client.post(address, {"name": "return", "comment": " "}).status_code == 409
        assert client.post(address, {"name": "return", "comment": "Perjelas sasaran."}).status_code == 302
        page = text_of(client.get(url(world.own, "proposal", proposal.partnership_id)))
        assert "Perjelas sasaran." in page

    def test_submitting_too_early_lists_what_is_missing_with_links(self, world, hub):
        proposal = make.write_proposal(
            world.own, make.at_proposal(world.own, now=NOW), now=NOW, goals="", objectives=[]
        )
        response = hub.post(url(world.own, "proposal_move", proposal.partnership_id), {"name": "submit"})
        assert response.status_code == 409
        link = url(world.own, "proposal_edit", proposal.partnership_id)
        assert f'<a href="{link}">Sekurang-kurangnya satu sasaran yang terukur.</a>' in text_of(response)

    def test_the_hub_does_not_decide(self, world, hub):
        proposal = make.submitted(world.own, now=NOW)
        page = text_of(hub.get(url(world.own, "proposal", proposal.partnership_id)))
        assert 'value="approve"' not in page
        assert "menunggu keputusan kepala sekolah" in page
        sent = {"name": "approve"}
        assert hub.post(url(world.own, "proposal_move", proposal.partnership_id), sent).status_code == 403

    def test_a_proposal_that_is_not_there_is_not_moved(self, world, hub):
        partnership = make.at_proposal(world.own, now=NOW)
        assert "Belum ada proposal" in text_of(hub.get(url(world.own, "proposal", partnership.pk)))
        for name in ("submit", "lain"):
            assert hub.post(url(world.own, "proposal_move", partnership.pk), {"name": name}).status_code == 404

    def test_longer_proposals_cost_no_more_queries(self, world, hub):
        def cost(**facts):
            proposal = make.with_proposal(world.own, now=NOW, **facts)
            address = url(world.own, "proposal", proposal.partnership_id)
            hub.get(address)
            with CaptureQueriesContext(connection) as seen:
                hub.get(address)
            return len(seen)

        assert cost(partners=1) == cost(partners=4)


class TestPaper:
    def test_the_paper_says_what_the_proposal_says(self, world, hub):
        proposal = make.approved(world.own, now=NOW, summary="Layanan kesehatan bagi remaja.")
        response = hub.post(url(world.own, "proposal_paper", proposal.partnership_id))
        paper = Document.objects.get(kind="proposal")
        assert response.url == school_url(world.own.school, "core:document", paper.pk)
        said = paper.payload
        assert said["mark"] == ""
        assert said["summary"][0] == "Layanan kesehatan bagi remaja."
        assert said["objectives"][0]["target"] == "90 persen"
        assert [role["party"] for role in said["roles"]] == [p.name for p in proposal.partnership.parties.all()]
        assert said["signatures"][0][1]["name"] == world.own.principal.display_name

    def test_a_draft_is_marked_as_one(self, world, hub):
        proposal = make.with_proposal(world.own, now=NOW)
        hub.post(url(world.own, "proposal_paper", proposal.partnership_id))
        assert Document.objects.get(kind="proposal").payload["mark"] == "DRAF"

    def test_papers_are_indonesian_whoever_asks(self, world, client_for):
        world.own.hub.language = "en"
        world.own.hub.save(update_fields=["language"])
        proposal = make.with_proposal(world.own, now=NOW)
        client_for(world.own.hub).post(url(world.own, "proposal_paper", proposal.partnership_id))
        facts = Document.objects.get(kind="proposal").payload["facts"]
        assert ["Status", "Draf"] in facts
