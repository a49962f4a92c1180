"""People who try for more than is theirs: a partner's contact, the committee, the holder of an old link, a forged address."""

import pytest

from core.links import LinkRefused, check_usable
from core.models import Document
from core.policy import NotNow
from partnerships.actions.evaluations import close_round
from partnerships.actions.negotiation import share_again
from partnerships.actions.partner_merge import merge_partners
from partnerships.actions.partners import edit_partner
from partnerships.models import EvaluationRound
from partnerships.papers.evaluation import request_paper
from tests.clock import NOW, REAL
from tests.factories import following, implementation, negotiation
from tests.factories import partnerships as make
from tests.partnerships.at import at
from tests.partnerships.registers.taking import at as address
from tests.partnerships.registers.taking import export, rows
from tests.schools.pages import at as at_school
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db

SECRET = "Janji sekolah tidak dipegang"
HUGE = 99_999_999_999_999_999_999


@pytest.fixture
def contact(world, client_for):
    return client_for(world.own.partner)


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


class TestAnswersOfOthers:
    """What the other parties said in an evaluation is read after one has said one's own."""

    @pytest.fixture
    def opened(self, world):
        found = implementation.opened_round(world.own)
        make.give_account(world.own, found.responses.get(party__order=2).party.partner)
        implementation.answer(world.own, found.responses.get(party__order=1), recommendations=SECRET)
        return found

    def test_are_not_on_the_page_before_the_own_answer(self, world, opened, contact, hub):
        page = at(world.own, "round", opened.pk)
        assert SECRET not in text_of(contact.get(page))
        assert SECRET in text_of(hub.get(page))
        implementation.answer(world.own, opened.responses.get(party__order=2))
        assert SECRET in text_of(contact.get(page))

    def test_are_read_once_the_round_is_closed(self, world, opened, contact):
        close_round(by=world.own.as_("hub"), now=NOW, round=opened, closing_note="Tidak menjawab.")
        assert SECRET in text_of(contact.get(at(world.own, "round", opened.pk)))

    def test_are_not_in_a_paper_either(self, world, opened, contact):
        paper = request_paper(by=world.own.as_("hub"), now=NOW, round=opened, paper="A4")
        read = address(world.own, "core:document", paper.pk)
        assert contact.get(read).status_code == 404
        before = Document.objects.count()
        assert contact.post(at(world.own, "round_paper", opened.pk), keyed()).status_code == 403
        assert Document.objects.count() == before
        implementation.answer(world.own, opened.responses.get(party__order=2))
        assert contact.get(read).status_code == 200
        assert contact.post(at(world.own, "round_paper", opened.pk), keyed()).status_code == 302


class TestWorkings:
    """What the school thinks aloud."""

    def test_the_notes_on_a_partner_are_not_for_its_contact(self, world, contact, hub):
        partner = make.make_partner(world.own, note=SECRET)
        make.give_account(world.own, partner)
        assert SECRET in text_of(hub.get(at(world.own, "partner", partner.pk)))
        assert SECRET not in contact.get(at(world.own, "partner", partner.pk)).content.decode()
        assert SECRET not in contact.get(at(world.own, "partner_edit", partner.pk)).content.decode()

    def test_its_contact_does_not_empty_them_by_saving(self, world, contact):
        partner = make.make_partner(world.own, note=SECRET)
        make.give_account(world.own, partner)
        page = contact.get(at(world.own, "partner_edit", partner.pk))
        sent = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
        rows = {
            "contacts-TOTAL_FORMS": 0,
            "contacts-INITIAL_FORMS": 0,
            "offers-TOTAL_FORMS": 0,
            "offers-INITIAL_FORMS": 0,
        }
        sent = keyed(**{**sent, "version": partner.version, "note": "Mitra teladan", "phone": "0811222333", **rows})
        assert contact.post(at(world.own, "partner_edit", partner.pk), sent).status_code == 302
        partner.refresh_from_db()
        assert (partner.note, partner.phone) == (SECRET, "0811222333")

    def test_its_contact_does_not_sound_the_directory_by_renaming_it(self, world, contact):
        other, partner = make.make_partner(world.own, "Yayasan Rahasia Bersama"), make.make_partner(world.own)
        make.give_account(world.own, partner)
        url = at(world.own, "partner_edit", partner.pk)
        page = contact.get(url)
        sent = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
        answer = contact.post(url, keyed(**{**sent, "version": "", "name": "Yayasan Rahasia Bersam"}))
        assert other.name not in text_of(answer)

    def test_why_an_action_item_was_dropped_is_not_for_partners(self, world, contact, hub):
        item = following.handed_out(world.own)
        partner = item_partner(item)
        make.give_account(world.own, partner)
        page = at_school(world.own, "action_item", item.pk)
        move = at_school(world.own, "action_item_move", item.pk, "drop")
        assert hub.post(move, keyed(comment="Tidak perlu lagi")).status_code == 302
        assert (
            hub.post(at_school(world.own, "action_item_move", item.pk, "reopen"), keyed(comment=SECRET)).status_code
            == 302
        )
        assert SECRET in text_of(hub.get(page))
        assert SECRET not in text_of(contact.get(page))

    def test_names_of_shared_views_are_not_for_partners(self, world, contact, hub):
        save = address(world.own, "core:saved_views", "kemitraan")
        assert hub.post(save, keyed(name=SECRET, query="late=true", is_shared="on")).status_code == 302
        for page in (address(world.own, "partnerships:partnership_list", query="semua=1"), save):
            assert SECRET in text_of(hub.get(page))
            assert SECRET not in text_of(contact.get(page))
        view = hub.get(save).context["views"][0]
        assert contact.get(address(world.own, "core:saved_view_edit", view.pk)).status_code == 404

    def test_the_committee_learns_nothing_of_early_partnerships_from_the_needs(self, world, client_for, hub):
        early = make.exploring(world.own, title=SECRET)
        committee = client_for(world.own.committee)
        need = early.needs.get()
        assert SECRET not in text_of(committee.get(at(world.own, "need", need.pk)))
        told = {
            row["Kebutuhan"]: row["Dijawab oleh kemitraan"] for row in rows(export(committee, world.own, "kebutuhan"))
        }
        assert not told[need.title]
        told = {row["Kebutuhan"]: row["Dijawab oleh kemitraan"] for row in rows(export(hub, world.own, "kebutuhan"))}
        assert told[need.title] == SECRET


def item_partner(item):
    return EvaluationRound.objects.get(pk=item.subject_id).partnership.parties.get(order=2).partner


class TestLinks:
    def test_of_any_earlier_version_end_when_the_party_has_left(self, world):
        now = REAL
        agreement = negotiation.shared(world.own, now=now)
        sheet = negotiation.sheet_of(agreement, 3)
        first, _token = negotiation.review_link(world.own, sheet, now=now)
        negotiation.reworded(world.own, agreement, "pembiayaan", "Biaya dibagi rata di antara para pihak.")
        share_again(by=world.own.as_("hub"), now=now, agreement=agreement)
        first.refresh_from_db()
        check_usable(first, now)
        agreement.parties.filter(party=sheet.party).delete()
        negotiation.reworded(world.own, agreement, "pembiayaan", "Biaya ditanggung sekolah seluruhnya.")
        share_again(by=world.own.as_("hub"), now=now, agreement=agreement)
        first.refresh_from_db()
        with pytest.raises(LinkRefused):
            check_usable(first, now)


class TestMerged:
    def test_the_former_address_tells_nobody_who_may_not_look(self, world, client_for, hub):
        keep, gone = make.make_partner(world.own), make.make_partner(world.own)
        former = at(world.own, "partner", gone.pk)
        merge_partners(by=world.own.as_("hub"), now=NOW, keep=keep, gone=gone)
        assert hub.get(former).url == at(world.own, "partner", keep.pk)
        for role in (world.own.parent, world.own.partner):
            assert client_for(role).get(former).status_code == 404

    def test_who_was_editing_it_is_told_that_it_went_into_another(self, world, hub):
        keep, gone = make.make_partner(world.own), make.make_partner(world.own)
        held = type(gone).objects.get(pk=gone.pk)
        merge_partners(by=world.own.as_("hub"), now=NOW, keep=keep, gone=gone)
        with pytest.raises(NotNow):
            edit_partner(by=world.own.as_("hub"), now=NOW, partner=held, expected=held.version, phone="0811")


class TestForgedAddresses:
    def test_numbers_that_no_row_can_have_are_not_found(self, world, hub):
        opened = implementation.opened_round(world.own)
        need = make.make_need(world.own)
        pk = opened.partnership_id
        hub.raise_request_exception = False
        for url in (
            at(world.own, "response", opened.pk, HUGE),
            at(world.own, "round", HUGE),
            at(world.own, "text_review", HUGE),
            at(world.own, "partner_merge", HUGE, HUGE),
            at(world.own, "register_import_batch", HUGE),
            at(world.own, "evidence_file", pk, HUGE),
            at_school(world.own, "action_item_create", "partnerships.risk", HUGE),
            at_school(world.own, "action_item", HUGE),
            address(world.own, "core:export", HUGE),
        ):
            assert hub.get(url).status_code == 404, url
        for url in (
            at(world.own, "contribution_take_back", pk, HUGE),
            at(world.own, "obstacle_take_up", opened.pk, HUGE),
            at(world.own, "need_evidence_remove", need.pk, HUGE),
            at(world.own, "link_revoke", HUGE),
        ):
            assert hub.post(url, keyed(what="x")).status_code == 404, url

    def test_numbers_that_no_row_can_have_are_no_choice(self, world, hub):
        talk = following.talk(world.own)
        hub.raise_request_exception = False
        sent = {"channel": "whatsapp", "subject": "Jadwal", "agreed": "", "happened_on": str(talk.happened_on)}
        url = at(world.own, "conversation_create", talk.partnership_id)
        for name in ("people", "contacts", "colleague"):
            assert hub.post(url, keyed(**sent, **{name: str(HUGE)})).status_code == 422, name
