"""The consent register: filed from paper, asked for, given and withdrawn in the account and by link."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core import links
from core.models import OutgoingMessage, ScopedLink
from inclusion.actions.consents import answer_request, ask_consent
from inclusion.actions.guardians import give_consent_link, put_aside_guardian
from inclusion.documents.consent_notice import EDITION
from inclusion.models import Consent, ConsentRequest
from inclusion.queries.consents import running_out
from inclusion.reminders.pupils import ending_consents
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import implementation
from tests.factories import inclusion as make
from tests.factories.partnerships import make_partner

pytestmark = pytest.mark.django_db


def page_of(world, pupil):
    return school_url(world.own.school, "inclusion:consents", pupil.pk)


class TestRegister:
    """What those who keep the register file."""

    def record(self, world, client_for, pupil, **facts):
        url = school_url(world.own.school, "inclusion:consent_record", pupil.pk)
        sent = {"purpose": "support", "given_by": pupil.guardians.get().pk, "given_on": "2026-09-01", "method": "paper"}
        return client_for(world.own.special_needs_teacher).post(url, sent | facts)

    def test_a_paper_is_filed_with_its_scan(self, world, client_for):
        pupil = make.registered(world.own, now=REAL)
        assert self.record(world, client_for, pupil, scans=implementation.photo("surat.jpg")).status_code == 302
        text = client_for(world.own.parent).get(page_of(world, pupil)).content.decode()
        assert "Pendampingan belajar di sekolah" in text
        shown = client_for(world.own.counsellor).get(page_of(world, pupil)).content.decode()
        assert "surat.jpg" in shown

    def test_a_scan_of_a_wrong_kind_is_refused(self, world, client_for):
        pupil = make.registered(world.own, now=REAL)
        wrong = implementation.photo("surat.pdf")
        assert self.record(world, client_for, pupil, scans=wrong).status_code == 422
        assert not Consent.objects.exists()

    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            ({"purpose": "referral"}, "harus menyebut penyedia"),
            ({"purpose": "handover", "receiver": "SMA Lain"}, "Pilih data apa saja"),
            ({"method": "spoken"}, "perlu nama saksinya"),
            ({"given_on": "2199-01-01"}, "masa depan"),
            ({"given_on": "1950-01-01"}, "sebelum siswa lahir"),
            ({"expires_on": "2026-08-31"}, "sebelum diberikan"),
            ({"method": "account"}, "Masukkan pilihan yang valid"),
        ],
    )
    def test_an_incomplete_one_is_refused_with_a_sentence(self, world, client_for, facts, said):
        refused = self.record(world, client_for, make.registered(world.own, now=REAL), **facts)
        assert refused.status_code == 422
        assert said in refused.content.decode()

    def test_a_witness_belongs_to_what_was_only_said(self, world, client_for):
        pupil = make.registered(world.own, now=REAL)
        page = client_for(world.own.counsellor).get(school_url(world.own.school, "inclusion:consent_record", pupil.pk))
        assert 'data-when="method=spoken"' in page.content.decode()
        for method, kept in (("paper", ""), ("spoken", "Bu Sari")):
            assert self.record(world, client_for, pupil, method=method, witness="Bu Sari").status_code == 302
            assert pupil.consents.first().witness == kept

    def test_a_consent_is_never_edited(self, world):
        """No action, no form and no address changes the words of a consent."""
        from inclusion.urls.pupils import urlpatterns

        assert not [one.name for one in urlpatterns if one.name and one.name.startswith("consent_edit")]

    def test_lists_cost_the_same_for_one_and_three(self, world, client_for, django_assert_max_num_queries):
        pupil = make.registered(world.own, now=REAL)
        client, counts = client_for(world.own.counsellor), []
        for more in (1, 2):
            for _each in range(more):
                make.consented(world.own, pupil, now=REAL, witness=str(more))
            with django_assert_max_num_queries(60) as asked:
                client.get(page_of(world, pupil))
            counts.append(len(asked))
        assert counts[0] == counts[1]


class TestRunningOut:
    """Consents that end soon, and nothing follows."""

    def test_the_list_names_them_until_one_follows(self, world, client_for):
        pupil = make.registered(world.own, now=REAL)
        make.consented(world.own, pupil, now=REAL, expires_on=REAL.date() + timedelta(days=20))
        url = school_url(world.own.school, "inclusion:consent_list")
        assert "Bayu Pratama" in client_for(world.own.counsellor).get(url).content.decode()
        make.consented(world.own, pupil, now=REAL, witness="x")
        assert "Bayu Pratama" not in client_for(world.own.counsellor).get(url).content.decode()

    def test_a_referral_to_one_provider_does_not_follow_that_to_another(self, world):
        pupil = make.registered(world.own)
        for name, days in (("Klinik A", 20), ("Klinik B", 90)):
            ends = NOW.date() + timedelta(days=days)
            make.consented(
                world.own, pupil, "referral", provider=make_partner(world.own, name), expires_on=ends, covers=["goals"]
            )
        found = running_out(Consent.objects.all(), NOW.date())
        assert [row.provider.name for row in found] == ["Klinik A"]

    def test_the_special_needs_teacher_is_reminded_without_a_name(self, world):
        pupil = make.supported_pupil(world.own)
        make.consented(
            world.own,
            pupil,
            "handover",
            receiver="SMA Lain",
            covers=["goals"],
            expires_on=NOW.date() + timedelta(days=7),
        )
        due = list(ending_consents(world.own.school, NOW.date()))
        assert [(one.due_on, one.recipients) for one in due] == [
            (NOW.date() + timedelta(days=7), [world.own.special_needs_teacher])
        ]
        assert "Bayu" not in f"{due[0].headline()} {due[0].detail()} {due[0].url}"


class TestAccount:
    """A parent with an account decides on the page of the child."""

    def test_gives_and_withdraws(self, world, client_for):
        pupil = make.registered(world.own, now=REAL)
        client, url = client_for(world.own.parent), page_of(world, pupil)
        text = client.get(url).content.decode()
        for word in ("Data apa", "Untuk apa", "Siapa yang membaca", "Berapa lama", "Cara mencabut"):
            assert word in text
        client.post(url, {"act": "give", "key": "support", "sure": "on"})
        given = Consent.objects.get()
        assert (given.method, given.notice, given.given_by.user) == ("account", EDITION, world.own.parent)
        client.post(url, {"act": "withdraw", "key": given.pk})
        given.refresh_from_db()
        assert given.withdrawn_at is not None

    def test_without_the_tick_nothing_is_given(self, world, client_for):
        pupil = make.registered(world.own, now=REAL)
        assert (
            client_for(world.own.parent).post(page_of(world, pupil), {"act": "give", "key": "support"}).status_code
            == 409
        )
        assert not Consent.objects.exists()

    @pytest.mark.parametrize(("agree", "answer", "count"), [(True, "given", 1), (False, "declined", 0)])
    def test_answers_what_the_school_asks(self, world, client_for, agree, answer, count):
        pupil = make.registered(world.own, now=REAL)
        asked = ask(world, pupil)
        client = client_for(world.own.parent)
        assert "Klinik" in client.get(page_of(world, pupil)).content.decode()
        client.post(
            page_of(world, pupil),
            {"act": "answer", "key": asked.pk, "sure": "on", "agree" if agree else "decline": "1"},
        )
        asked.refresh_from_db()
        assert (asked.answer, Consent.objects.filter(provider__name="Klinik").count()) == (answer, count)

    def test_only_standard_purposes_are_given_unasked(self, world, client_for):
        pupil = make.registered(world.own, now=REAL)
        sent = {"act": "give", "key": "referral", "sure": "on"}
        assert client_for(world.own.parent).post(page_of(world, pupil), sent).status_code == 404

    def test_a_page_opened_before_the_answer_is_told(self, world, client_for):
        pupil = make.registered(world.own, now=REAL)
        asked = ask(world, pupil)
        answer_request(by=world.own.as_("parent"), now=REAL, request=asked, agree=False)
        sent = {"act": "answer", "key": asked.pk, "sure": "on", "agree": "1"}
        assert client_for(world.own.parent).post(page_of(world, pupil), sent).status_code == 409

    def test_the_parent_is_told_without_a_name(self, world):
        ask(world, make.registered(world.own))
        mails = OutgoingMessage.objects.filter(kind="inclusion.consent_asked", to_user=world.own.parent)
        assert mails.count() == 2
        assert not [mail for mail in mails if "Bayu" in mail.subject + mail.body_text]


def ask(world, pupil, **facts) -> ConsentRequest:
    words = {"purpose": "referral", "provider": make_partner(world.own, "Klinik"), "covers": ["goals"], **facts}
    by = world.own.as_("special_needs_teacher")
    return ask_consent(by=by, now=NOW, pupil=pupil, guardian=pupil.guardians.get(), **words)


def test_the_same_question_is_asked_once(world):
    pupil = make.registered(world.own)
    provider = make_partner(world.own, "Terapi")
    assert ask(world, pupil, provider=provider) == ask(world, pupil, provider=provider)


class TestLink:
    """A guardian without an account, on a phone."""

    @pytest.fixture
    def pupil(self, world):
        pupil = make.registered(world.own, now=REAL)
        pupil.guardians.update(user=None, email="ibu@rumah.test")
        return pupil

    def open(self, world, pupil, now=REAL):
        guardian = pupil.guardians.get()
        link, token = give_consent_link(by=world.own.as_("counsellor"), now=now, guardian=guardian)
        browser = Client()
        browser.get(reverse("core:open_link", args=[token]))
        return browser, reverse("inclusion_links:consent", args=[link.public_id]), link

    def test_gives_and_withdraws(self, world, pupil):
        browser, url, link = self.open(world, pupil)
        assert "Cara mencabut" in browser.get(url).content.decode()
        browser.post(url, {"act": "give", "key": "support", "sure": "on"})
        given = Consent.objects.get()
        assert (given.method, given.given_by.email) == ("link", "ibu@rumah.test")
        assert ScopedLink.objects.get(pk=link.pk).used_at is not None
        browser.post(url, {"act": "withdraw", "key": given.pk, "comment": "Kami pindah."})
        given.refresh_from_db()
        assert (given.withdrawn_by, given.withdrawal_reason) == (pupil.guardians.get().name, "Kami pindah.")

    def test_the_mail_names_no_child_and_loses_its_link(self, world, pupil):
        self.open(world, pupil)
        mail = OutgoingMessage.objects.get(kind="inclusion.consent_link")
        assert mail.has_secret
        assert "Bayu" not in mail.subject + mail.body_text

    def test_in_a_browser_that_did_not_open_it_the_address_is_worth_nothing(self, world, pupil):
        _browser, url, _link = self.open(world, pupil)
        assert Client().get(url).status_code == 410
        assert Client().post(url, {"act": "give", "key": "support", "sure": "on"}).status_code == 410

    def test_a_new_link_takes_the_place_of_the_old_one(self, world, pupil):
        browser, url, _link = self.open(world, pupil)
        self.open(world, pupil)
        assert browser.get(url).status_code == 410

    def test_expired(self, world, pupil):
        browser, url, link = self.open(world, pupil)
        ScopedLink.objects.filter(pk=link.pk).update(
            created_at=REAL - timedelta(days=40), expires_at=REAL - timedelta(days=10)
        )
        assert browser.post(url, {"act": "give", "key": "support", "sure": "on"}).status_code == 410
        assert not Consent.objects.exists()

    def test_of_somebody_who_no_longer_answers_for_the_pupil(self, world, pupil):
        browser, url, _link = self.open(world, pupil)
        put_aside_guardian(by=world.own.as_("operator"), now=REAL, guardian=pupil.guardians.get())
        assert browser.get(url).status_code == 410

    def test_reaches_no_consent_of_another_child(self, world, pupil):
        browser, url, _link = self.open(world, pupil)
        other = make.consented(world.own, make.registered(world.own, name="Citra Dewi", now=REAL), now=REAL)
        assert browser.post(url, {"act": "withdraw", "key": other.pk}).status_code == 404
        other.refresh_from_db()
        assert other.withdrawn_at is None

    def test_withdrawn_elsewhere_while_the_page_is_open(self, world, pupil):
        """The second "Cabut" changes nothing, and the page shows what is."""
        browser, url, _link = self.open(world, pupil)
        consent = make.consented(world.own, pupil, now=REAL)
        Consent.objects.filter(pk=consent.pk).update(withdrawn_at=REAL, withdrawn_by="Sekolah")
        assert browser.post(url, {"act": "withdraw", "key": consent.pk}).status_code == 302
        assert Consent.objects.get(pk=consent.pk).withdrawn_by == "Sekolah"

    def test_the_school_gives_and_revokes_it_on_the_page(self, world, pupil, client_for):
        client, key = client_for(world.own.special_needs_teacher), (pupil.pk, pupil.guardians.get().pk)
        shown = client.post(school_url(world.own.school, "inclusion:consent_link", *key)).content.decode()
        assert "wa.me" in shown
        client.post(school_url(world.own.school, "inclusion:consent_link_revoke", *key))
        assert not links.standing([pupil.guardians.get()], REAL)
