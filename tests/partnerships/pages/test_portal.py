"""The partner's own page: what is asked of me, what we agreed, what I am owed; and acting from it without the school's help."""

import pytest
from django.urls import reverse

from core.models import Attachment, OutgoingMessage
from core.policy import Denied
from partnerships.actions.signatures import record_signature
from partnerships.models import Agreement, Signature
from partnerships.policy import check_speak_for
from tests.clock import NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make
from tests.factories.agreements import SIGNED_ON
from tests.factories.schools import actor
from tests.partnerships.at import at
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed(world):
    """A duty of the partner whose contact has the account."""
    found = implementation.owed(world.own)
    make.give_account(world.own, found.party.partner)
    return found


@pytest.fixture
def contact(world, client_for):
    return client_for(world.own.partner)


class TestPage:
    def test_says_what_is_asked_and_what_is_owed(self, world, owed, contact):
        page = contact.get(at(world.own, "portal"))
        words = text_of(page)
        theirs = owed.partnership.obligations.exclude(party=owed.party).first()
        assert at(world.own, "obligation_confirm", owed.pk) in page.content.decode()
        assert theirs.description in words.partition("Yang menjadi hak Anda")[2]
        assert theirs.description not in words.partition("Yang menjadi hak Anda")[0]

    def test_is_told_on_the_home_page_too(self, world, owed, contact):
        assert owed.description in text_of(contact.get(reverse("schools:home", args=[world.own.school.slug])))

    def test_names_the_agreements_that_reached_the_parties(self, world, contact):
        draft = agreements.drafted(world.own)
        make.give_account(world.own, draft.parties.exclude(party__partner=None).first().party.partner)
        url = at(world.own, "portal")
        assert draft.subject not in text_of(contact.get(url)).partition("Yang menjadi hak")[0]
        agreements.move(world.own, draft, "share")
        assert draft.subject in text_of(contact.get(url)).partition("Yang menjadi hak")[0]

    def test_takes_as_many_queries_for_one_as_for_three(self, world, owed, contact):
        url = at(world.own, "portal")
        queries_of(contact, url)
        few = queries_of(contact, url)
        for number in range(2):
            theirs = owed.partnership.obligations.get(pk=owed.pk)
            theirs.pk, theirs.description = None, f"Tugas tambahan {number}"
            theirs.save()
        assert queries_of(contact, url) == few


class TestActing:
    def test_confirms_the_own_duty(self, world, owed, contact):
        sent = keyed(happened_on="2026-09-01", is_complete="on", note="Sudah")
        assert contact.post(at(world.own, "obligation_confirm", owed.pk), sent).status_code == 302
        came = owed.fulfilments.get()
        assert not came.by_link
        assert world.own.partner.name in came.confirmed_by_label

    def test_does_not_confirm_for_others(self, world, owed, contact):
        other = owed.partnership.obligations.exclude(party=owed.party).first()
        sent = keyed(happened_on="2026-09-01", is_complete="on")
        assert contact.post(at(world.own, "obligation_confirm", other.pk), sent).status_code == 403
        assert not other.fulfilments.exists()

    def test_answers_the_evaluation_of_the_own_party_only(self, world, contact):
        round = implementation.opened_round(world.own)
        sheets = {sheet.party.is_school: sheet for sheet in round.responses.select_related("party__partner")}
        make.give_account(world.own, sheets[False].party.partner)
        assert contact.get(at(world.own, "response", round.pk, sheets[False].party_id)).status_code == 200
        assert contact.get(at(world.own, "response", round.pk, sheets[True].party_id)).status_code == 403
        page = contact.get(at(world.own, "round", round.pk)).content.decode()
        assert at(world.own, "response", round.pk, sheets[False].party_id) in page
        assert at(world.own, "response_link", round.pk, sheets[False].party_id) not in page

    def test_signs_the_own_line_and_says_nothing_of_the_schools_original(self, world, contact):
        ready = agreements.ready(world.own)
        party = ready.parties.exclude(party__partner=None).first()
        make.give_account(world.own, party.party.partner)
        url = at(world.own, "agreement_signature", party.pk)
        assert "original_place" not in contact.get(url).content.decode()
        sent = keyed(
            signed_on="2026-09-01", method="wet", duty_stamp="none", original_held="on", original_place="Lemari"
        )
        assert contact.post(url, sent).status_code == 302
        line = Signature.objects.get(party=party)
        assert (str(line.signed_on), line.original_held, line.original_place) == ("2026-09-01", False, "")
        school = ready.parties.get(party__partner=None)
        assert contact.get(at(world.own, "agreement_signature", school.pk)).status_code == 403

    def test_hands_in_a_scan_that_the_school_compares(self, world, contact):
        ready = agreements.ready(world.own)
        make.give_account(world.own, ready.parties.exclude(party__partner=None).first().party.partner)
        url = at(world.own, "agreement_scan", ready.pk)
        assert "Sekolah mencocokkannya lembar demi lembar" in contact.get(url).content.decode()
        page = contact.post(url, keyed(scan=implementation.photo()), follow=True).content.decode()
        assert "Salinan tersimpan. Sekolah mencocokkannya dengan naskah aslinya." in page
        assert Attachment.objects.of(ready).get().purpose == "scan"

    def test_the_last_signature_may_be_the_partners(self, world, contact):
        ready = agreements.ready(world.own)
        party = ready.parties.exclude(party__partner=None).last()
        make.give_account(world.own, party.party.partner)
        hub = actor(world.own.hub, world.own.school)
        for other in ready.parties.exclude(pk=party.pk):
            record_signature(by=hub, now=NOW, party=other, signed_on=SIGNED_ON)
        sent = keyed(signed_on=str(SIGNED_ON), method="wet", duty_stamp="none")
        assert contact.post(at(world.own, "agreement_signature", party.pk), sent).status_code == 302
        ready.refresh_from_db()
        assert ready.state == Agreement.State.SIGNED

    def test_writes_only_the_own_number(self, world, contact):
        ready = agreements.ready(world.own)
        party = ready.parties.exclude(party__partner=None).first()
        make.give_account(world.own, party.party.partner)
        url = at(world.own, "agreement_number", ready.pk)
        school = ready.parties.get(party__partner=None)
        page = contact.get(url).content.decode()
        assert f"number_{party.pk}" in page
        assert f"number_{school.pk}" not in page
        sent = keyed(
            **{f"number_{party.pk}": "445/99/PKM/2026", f"number_{school.pk}": "1/PALSU", "version": ready.version}
        )
        contact.post(url, sent)
        assert ready.parties.get(pk=party.pk).number == "445/99/PKM/2026"
        assert ready.parties.get(pk=school.pk).number == school.number

    def test_a_teacher_who_is_also_a_contact_speaks_for_the_own_organisation_only(self, world, owed):
        """Seeing the whole directory as a teacher gives no voice for it."""
        who = actor(world.own.partner, world.own.school)
        check_speak_for(who, owed.party)
        stranger = owed.partnership.parties.exclude(pk=owed.party_id).exclude(partner=None).first()
        with pytest.raises(Denied):
            check_speak_for(who, stranger)


class TestHandingIn:
    def test_the_paper_is_filed_and_the_lead_hears_of_it_once(self, world, owed, contact):
        before = OutgoingMessage.objects.filter(kind="partnerships.paper_handed_in").count()
        url, sent = at(world.own, "hand_in", owed.partnership_id), keyed(note="Surat balasan")
        for _click in range(2):
            assert contact.post(url, {**sent, "paper": implementation.photo()}).status_code == 302
        assert Attachment.objects.of(owed.partnership).filter(purpose="handed_in").count() == 1
        told = OutgoingMessage.objects.filter(kind="partnerships.paper_handed_in").values_list("to_user", flat=True)
        assert len(told) > before
        assert set(told) == {owed.partnership.lead_id}

    def test_an_empty_form_is_refused_with_a_sentence(self, world, owed, contact):
        assert contact.post(at(world.own, "hand_in", owed.partnership_id), keyed()).status_code == 422


def test_one_section_is_marked_at_a_time(world, owed, contact):
    """On a page of a partnership the own page is not "here" as well."""
    page = contact.get(at(world.own, "partnership", owed.partnership_id))
    assert [item.key for item in page.context["nav"] if item.current] == ["partnerships"]
    page = contact.get(at(world.own, "portal"))
    assert [item.key for item in page.context["nav"] if item.current] == ["portal"]
