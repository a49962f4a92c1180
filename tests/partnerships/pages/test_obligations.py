"""Pages of obligations, and the partner's page on a phone."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from core.models import Attachment
from partnerships.actions.obligations import waive_obligation
from partnerships.models import Fulfilment, Obligation
from schools.links import school_url
from tests.clock import REAL
from tests.factories import implementation as make
from tests.factories import partnerships as early
from tests.partnerships.at import at
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed(world):
    return make.owed(world.own)


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def today():
    return timezone.localdate()


class TestList:
    def test_shows_whose_and_what_it_is_today(self, world, owed, hub):
        words = text_of(hub.get(at(world.own, "obligation_list", owed.partnership_id)))
        assert owed.party.partner.name in words
        assert owed.description in words

    def test_what_the_proposal_promised_is_recorded_with_a_press(self, world, hub, client_for):
        partnership = early.at_agreement(world.own)
        address = at(world.own, "obligation_list", partnership.pk)
        school, second = partnership.parties.get(order=1), partnership.parties.get(order=2)
        promises = hub.get(address).context["promised"]
        assert [one.text for one in promises if one.party_pk == school.pk] == ["Menyediakan waktu dan tempat."]
        link = f"{at(world.own, 'obligation_create', partnership.pk)}?party={school.pk}&description=Menyediakan%20waktu%20dan%20tempat."
        assert f'href="{escape(link)}"' in hub.get(address).content.decode()
        form = hub.get(link).context["form"]
        assert (str(form["party"].value()), form["description"].value()) == (
            str(school.pk),
            "Menyediakan waktu dan tempat.",
        )
        hub.post(link, keyed(party=school.pk, description="Menyediakan waktu dan tempat.", due_on=""))
        left = {one.party_pk for one in hub.get(address).context["promised"]}
        assert (school.pk in left, second.pk in left) == (False, True)
        assert client_for(world.own.principal).get(address).context["promised"] == []

    def test_takes_as_many_queries_for_one_as_for_three(self, world, owed, hub):
        url = at(world.own, "obligation_list", owed.partnership_id)
        queries_of(hub, url)
        three = queries_of(hub, url)
        owed.partnership.obligations.exclude(pk=owed.pk).delete()
        assert queries_of(hub, url) == three

    def test_readers_see_no_button(self, world, owed, client_for):
        page = client_for(world.own.coach).get(at(world.own, "obligation_list", owed.partnership_id))
        assert at(world.own, "obligation_create", owed.partnership_id) not in page.content.decode()


class TestForm:
    def test_a_duty_is_added_once_however_often_it_is_sent(self, world, owed, hub):
        sent = keyed(party=owed.party_id, description="Pelatihan kader", due_on="2027-01-10")
        url = at(world.own, "obligation_create", owed.partnership_id)
        answers = {hub.post(url, sent)["Location"] for _click in range(2)}
        assert answers == {at(world.own, "obligation_list", owed.partnership_id)}
        assert Obligation.objects.get(description="Pelatihan kader").due_on == date(2027, 1, 10)
        assert "Kewajiban tercatat." in text_of(hub.get(answers.pop()))

    @pytest.mark.parametrize(
        ("field", "value"), [("description", ""), ("party", "99999"), ("due_on", "31/02/2027"), ("due_on", "27")]
    )
    def test_nonsense_is_refused_at_its_field_and_kept(self, world, owed, hub, field, value):
        sent = {"party": owed.party_id, "description": "Pelatihan kader", "due_on": "", field: value}
        page = hub.post(at(world.own, "obligation_create", owed.partnership_id), sent)
        assert page.status_code == 422
        assert field in page.context["form"].errors
        assert field == "description" or "Pelatihan kader" in page.content.decode()

    def test_parties_of_other_partnerships_are_no_choice(self, world, owed, hub):
        stranger = make.underway(world.own).parties.first()
        page = hub.post(
            at(world.own, "obligation_create", owed.partnership_id), {"party": stranger.pk, "description": "x"}
        )
        assert "party" in page.context["form"].errors

    def test_a_stale_tab_shows_both(self, world, owed, hub):
        url = at(world.own, "obligation_edit", owed.pk)
        sent = {"party": owed.party_id, "description": owed.description, "version": "1"}
        assert hub.post(url, {**sent, "due_on": "2027-02-01"}).status_code == 302
        stale = hub.post(url, {**sent, "due_on": "2027-03-01"})
        assert stale.status_code == 409


class TestConfirm:
    def test_with_a_photo(self, world, owed, hub):
        sent = keyed(happened_on=today().isoformat(), is_complete="on", note="Selesai.", photo=make.photo())
        assert hub.post(at(world.own, "obligation_confirm", owed.pk), sent)["Location"] == at(
            world.own, "obligation", owed.pk
        )
        page = hub.get(at(world.own, "obligation", owed.pk))
        assert "Terpenuhi" in text_of(page)
        photo = Attachment.objects.of(owed).get()
        assert school_url(world.own.school, "core:file", photo.pk) in page.content.decode()

    def test_not_before_it_happened(self, world, owed, hub):
        tomorrow = today() + timedelta(days=2)
        page = hub.post(
            at(world.own, "obligation_confirm", owed.pk), {"happened_on": tomorrow.isoformat(), "note": "Besok lusa."}
        )
        assert page.status_code == 422
        assert "belum tiba" in page.context["form"].errors["happened_on"][0]
        assert "Besok lusa." in page.content.decode()

    def test_a_file_that_is_not_what_its_name_says(self, world, owed, hub):
        lie = SimpleUploadedFile("foto.jpg", b"<html><script>alert(1)</script></html>", content_type="image/jpeg")
        page = hub.post(
            at(world.own, "obligation_confirm", owed.pk), {"happened_on": today().isoformat(), "photo": lie}
        )
        assert page.status_code == 422
        assert "photo" in page.context["form"].errors
        assert not Fulfilment.objects.exists()

    def test_what_is_settled_says_so_to_everybody(self, world, owed, hub, client_for):
        hub.post(at(world.own, "obligation_confirm", owed.pk), keyed(happened_on=today().isoformat(), is_complete="on"))
        for reader in (world.own.hub, world.own.teacher):
            assert "sudah dinyatakan terpenuhi" in text_of(client_for(reader).get(at(world.own, "obligation", owed.pk)))

    def test_what_is_settled_answers_409(self, world, owed, hub):
        waive_obligation(by=world.own.as_("hub"), now=REAL, obligation=owed, reason="Kebanjiran.")
        assert hub.get(at(world.own, "obligation_confirm", owed.pk)).status_code == 409
        assert "Kebanjiran." in text_of(hub.get(at(world.own, "obligation", owed.pk)))


class TestWaive:
    def test_without_a_reason_it_says_so(self, world, owed, hub):
        answer = hub.post(at(world.own, "obligation_waive", owed.pk), {"comment": " "})
        assert answer.status_code in (409, 422)
        assert Obligation.objects.get(pk=owed.pk).waived_on is None

    def test_with_one_it_is_released(self, world, owed, hub):
        assert hub.post(at(world.own, "obligation_waive", owed.pk), {"comment": "Kebanjiran."}).status_code == 302
        assert Obligation.objects.get(pk=owed.pk).waived_reason == "Kebanjiran."


class TestPartnerOnAPhone:
    """A link, no account: see the one duty, confirm it with a photo."""

    @pytest.fixture
    def phone(self, world, owed):
        _link, token = make.confirmation_link(world.own, owed, now=REAL)
        browser = Client()
        browser.page = browser.get(reverse("core:open_link", args=[token]))["Location"]
        return browser

    def test_the_page_says_who_asks_for_what_and_nothing_else(self, world, owed, phone):
        words = text_of(phone.get(phone.page))
        assert world.own.school.name in words
        assert owed.description in words
        others = owed.partnership.obligations.exclude(pk=owed.pk)
        assert not any(other.description in words for other in others)

    def test_the_camera_may_be_used(self, phone):
        assert 'accept=".pdf,.jpg,.jpeg,.png"' in phone.get(phone.page).content.decode()
        assert 'enctype="multipart/form-data"' in phone.get(phone.page).content.decode()

    def test_a_photo_confirms(self, world, owed, phone):
        sent = keyed(happened_on=today().isoformat(), is_complete="on", photo=make.photo())
        assert phone.post(phone.page, sent)["Location"] == phone.page
        assert "Terima kasih" in text_of(phone.get(phone.page))
        came = owed.fulfilments.get()
        assert (came.by_link, came.confirmed_by_label) == (True, "dr. Ratna")
        assert Attachment.objects.of(owed).get().uploaded_by_label == "dr. Ratna"

    def test_a_double_tap_confirms_once(self, owed, phone):
        sent = {"form_key": str(uuid.uuid4()), "happened_on": today().isoformat(), "note": "Separuh."}
        assert {phone.post(phone.page, sent)["Location"] for _tap in range(2)} == {phone.page}
        assert owed.fulfilments.count() == 1

    def test_a_part_is_thanked_for_and_more_may_follow(self, owed, phone):
        phone.post(phone.page, keyed(happened_on=today().isoformat(), note="Separuh."))
        page = phone.get(phone.page)
        assert "belum terpenuhi seluruhnya" in text_of(page)
        assert "form" in page.context
        phone.post(phone.page, keyed(happened_on=today().isoformat(), is_complete="on"))
        assert "form" not in phone.get(phone.page).context

    def test_who_opens_it_again_sees_what_was_sent(self, owed, phone):
        phone.post(phone.page, keyed(happened_on=today().isoformat(), note="Enam dari sepuluh."))
        forwarded = text_of(phone.get(phone.page))
        assert "Yang sudah dipenuhi" in forwarded
        assert "Enam dari sepuluh." in forwarded

    def test_nonsense_is_refused_and_kept(self, phone):
        page = phone.post(phone.page, {"happened_on": "", "note": "Sudah kami antar."})
        assert page.status_code == 422
        assert "Sudah kami antar." in page.content.decode()

    def test_a_duty_waived_meanwhile_says_so(self, world, owed, phone):
        waive_obligation(by=world.own.as_("hub"), now=REAL, obligation=owed, reason="Kebanjiran.")
        words = text_of(phone.get(phone.page))
        assert "dibebaskan" in words
        assert "Kebanjiran" not in words

    def test_a_partnership_ended_meanwhile_says_so(self, owed, phone):
        type(owed.partnership).objects.filter(pk=owed.partnership_id).update(stage="ended")
        page = phone.get(phone.page)
        assert page.status_code == 200
        assert "form" not in page.context
        assert "ditutup" in text_of(page)

    def test_no_way_leads_into_the_school(self, world, phone):
        page = phone.get(phone.page).content.decode()
        assert f'href="/{world.own.school.slug}/' not in page
        assert phone.get(at(world.own, "partnership_list")).status_code == 302


class TestGiveALink:
    def test_the_link_is_shown_once_with_a_text_to_share(self, world, owed, hub):
        page = hub.post(at(world.own, "obligation_link", owed.pk), {"recipient_label": "dr. Ratna"})
        address = page.context["address"]
        assert address.startswith("http://testserver/l/")
        assert "wa.me" in page.context["whatsapp"]
        assert address not in hub.get(at(world.own, "obligation", owed.pk)).content.decode()

    def test_the_form_knows_the_contact(self, world, owed, hub):
        form = hub.get(at(world.own, "obligation_link", owed.pk)).context["form"]
        assert form.initial["recipient_label"] == owed.party.partner.contacts.first().name

    def test_for_the_schools_own_duty_there_is_none(self, world, owed, hub):
        own = owed.partnership.obligations.get(party__order=1)
        assert hub.post(at(world.own, "obligation_link", own.pk), {"recipient_label": "Siti"}).status_code == 403


def test_a_second_click_on_confirming_is_led_to_the_first_result(world, owed, hub):
    sent = keyed(happened_on=today().isoformat(), is_complete="on")
    url = at(world.own, "obligation_confirm", owed.pk)
    assert {hub.post(url, sent).get("Location") for _click in range(2)} == {at(world.own, "obligation", owed.pk)}
    assert owed.fulfilments.count() == 1
    assert hub.post(url, keyed(happened_on=today().isoformat())).status_code == 409
