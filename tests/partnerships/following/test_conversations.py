"""The communication log: noted in seconds, never rewritten, and its silence is a sign."""

from datetime import timedelta

import pytest
from django.http import QueryDict

from core.lines import tasks_of
from core.models import Attachment
from core.policy import Denied, NotNow
from partnerships.actions.conversations import correct_conversation, set_rhythm
from partnerships.early_panels import silence
from partnerships.early_reminders import next_talks, silences
from partnerships.forms.partnership_filter import PartnershipFilter
from partnerships.models import Conversation, Partnership
from partnerships.next_step import next_step
from partnerships.rhythm import contact_of
from tests.clock import NOW, REAL
from tests.factories import following as make
from tests.factories.implementation import photo, underway
from tests.factories.partnerships import informal_underway, make_partner
from tests.partnerships.at import at

TODAY = NOW.date()


def again(side, talk, note="Salah tanggal.", **facts):
    given = {
        "happened_on": talk.happened_on,
        "subject": talk.subject,
        "agreed": "Minggu ketiga.",
        "contacts": [make.contact_in(talk.partnership)],
        **facts,
    }
    return correct_conversation(by=side.as_("hub"), now=NOW, conversation=talk, correction_note=note, **given)


class TestNoting:
    def test_who_what_when(self, world):
        talk = make.talk(world.own, next_on=TODAY + timedelta(days=7))
        assert list(talk.people.all()) == [world.own.hub]
        assert talk.contacts.count() == 1
        assert talk.noted_by_label == world.own.hub.display_name

    @pytest.mark.parametrize("role", ["principal", "operator", "staff", "partner"])
    def test_readers_note_nothing(self, world, role):
        talk = make.talk(world.own)
        with pytest.raises(Denied):
            correct_conversation(
                by=world.own.as_(role), now=NOW, conversation=talk, correction_note="x", happened_on=TODAY, subject="y"
            )

    def test_not_before_it_took_place(self, world):
        with pytest.raises(NotNow, match="belum tiba"):
            make.talk(world.own, happened_on=TODAY + timedelta(days=1))

    def test_nobody_of_another_school_or_organisation(self, world):
        partnership = underway(world.own)
        with pytest.raises(Denied):
            make.talk(world.own, partnership, people=[world.other.hub])
        stranger = make_partner(world.own).contacts.first()
        with pytest.raises(Denied):
            make.talk(world.own, partnership, contacts=[stranger])

    def test_with_what_was_photographed(self, world):
        talk = make.talk(world.own, files=[photo("surat.jpg"), photo("layar.jpg")])
        assert [file.name for file in Attachment.objects.of(talk)] == ["surat.jpg", "layar.jpg"]


class TestCorrecting:
    def test_the_first_note_stays_and_counts_no_more(self, world):
        first = make.talk(world.own)
        second = again(world.own, first)
        assert Conversation.objects.get(pk=first.pk).agreed == "Pemeriksaan pada minggu kedua."
        assert list(first.partnership.conversations.current()) == [second]

    def test_it_says_why(self, world):
        with pytest.raises(NotNow, match="diperbaiki"):
            again(world.own, make.talk(world.own), note="  ")

    def test_the_newest_is_corrected(self, world):
        first = make.talk(world.own)
        second = again(world.own, first)
        with pytest.raises(NotNow, match="terbaru"):
            again(world.own, first)
        assert again(world.own, second).corrects == second


class TestSigns:
    def test_a_talk_keeps_what_was_agreed(self, world):
        partnership = underway(world.own)
        make.talk(world.own, partnership, next_on=TODAY + timedelta(days=7))
        make.talk(world.own, partnership, happened_on=TODAY, next_on=None)
        contact = contact_of(partnership)
        assert contact.next_on == TODAY + timedelta(days=7), "a talk before that day does not take its place"
        assert not contact.late(TODAY + timedelta(days=7))
        assert contact.late(TODAY + timedelta(days=8))
        later = NOW + timedelta(days=9)
        make.talk(world.own, partnership, now=later)
        assert contact_of(partnership).next_on is None

    def test_overdue_it_is_the_next_step(self, world):
        partnership = underway(world.own)
        make.talk(world.own, partnership, next_on=TODAY + timedelta(days=7))
        step = next_step(partnership, TODAY + timedelta(days=8))
        assert (step.route, step.due) == ("partnerships:conversation_create", TODAY + timedelta(days=7))
        assert next_step(partnership, TODAY + timedelta(days=7)).route != "partnerships:conversation_create"

    @pytest.mark.parametrize(("days", "quiet"), [(59, False), (60, True)])
    def test_silence_while_it_runs(self, world, days, quiet):
        partnership = underway(world.own)
        make.talk(world.own, partnership)
        assert contact_of(partnership).quiet(TODAY + timedelta(days=days)) is quiet

    def test_how_long_is_for_the_school_to_say(self, world):
        partnership = underway(world.own)
        set_rhythm(by=world.own.as_("hub"), now=NOW, partnership=partnership, quiet_days=10)
        assert contact_of(partnership).quiet(TODAY + timedelta(days=10))
        set_rhythm(by=world.own.as_("hub"), now=NOW, partnership=partnership, quiet_days=0)
        assert not contact_of(partnership).quiet(TODAY + timedelta(days=900))

    def test_on_the_home_page_of_who_leads(self, world):
        partnership = underway(world.own, title="Sekolah sehat")
        (task,) = tasks_of(silence(world.own.actor(partnership.lead), NOW + timedelta(days=61)))
        assert task.title == "Hubungi mitra: Sekolah sehat"
        assert "Belum ada komunikasi sejak 21 September 2026." in task.context
        assert tasks_of(silence(world.own.as_("staff"), NOW + timedelta(days=61))) == []

    def test_three_are_named_and_the_rest_is_one_line_that_leads_to_their_list(self, world):
        rows = [underway(world.own, title=f"Kerja sama {number}") for number in range(5)]
        quiet, hub = NOW + timedelta(days=61), world.own.as_("hub")
        said = tasks_of(silence(hub, quiet))
        assert [task.title for task in said][3:] == ["2 mitra lain perlu dihubungi"]

        def listed(actor, on):
            query = QueryDict(said[-1].url.partition("?")[2])
            return PartnershipFilter(query, rows=Partnership.objects.visible_to(actor), actor=actor, today=on)

        assert set(listed(hub, quiet.date()).qs) == set(rows)
        assert set(listed(hub, TODAY).qs) == set()
        assert "quiet" not in listed(world.own.as_("partner"), quiet.date()).form.fields

    def test_reminders(self, world):
        partnership = underway(world.own)
        day = TODAY + timedelta(days=60)
        assert list(silences(world.own.school, day - timedelta(days=1))) == []
        assert [due.due_on for due in silences(world.own.school, day)] == [day]
        make.talk(world.own, partnership, next_on=TODAY + timedelta(days=7))
        ahead = TODAY + timedelta(days=7)
        assert [due.due_on for due in next_talks(world.own.school, ahead - timedelta(days=1))] == [ahead]
        assert list(silences(world.own.school, day)) == [], "one of the two is enough"


class TestPages:
    def test_a_phone_needs_four_things(self, world, client_for):
        partnership = informal_underway(world.own, now=REAL)
        form = client_for(world.own.hub).get(at(world.own, "conversation_create", partnership.pk)).context["form"]
        assert form["people"].value() == [world.own.hub.pk]
        assert form["channel"].value() == "whatsapp"
        contact = make.contact_in(partnership)
        sent = {
            "channel": "phone",
            "subject": "Jadwal",
            "contacts": contact.pk,
            "people": world.own.hub.pk,
            "happened_on": form["happened_on"].value(),
        }
        response = client_for(world.own.hub).post(at(world.own, "conversation_create", partnership.pk), sent)
        assert response.status_code == 302, response.content.decode()
        page = client_for(world.own.principal).get(response.url).content.decode()
        assert contact.name in page
        assert "Telepon" in page

    def test_a_picture_comes_along(self, world, client_for):
        partnership = informal_underway(world.own, now=REAL)
        sent = {"channel": "letter", "subject": "Surat", "others": "Ibu Ani", "happened_on": REAL.date() - timedelta(days=1),
                "files": [photo("a.jpg"), photo("b.jpg")]}  # fmt: skip
        client_for(world.own.hub).post(at(world.own, "conversation_create", partnership.pk), sent)
        assert Attachment.objects.of(partnership.conversations.get()).count() == 2

    def test_somebody_of_the_partner_took_part(self, world, client_for):
        partnership = informal_underway(world.own, now=REAL)
        sent = {"channel": "phone", "subject": "Jadwal", "happened_on": REAL.date() - timedelta(days=1)}
        response = client_for(world.own.hub).post(at(world.own, "conversation_create", partnership.pk), sent)
        assert response.status_code == 422
        assert "Pilih siapa dari mitra" in response.content.decode()

    def test_the_corrected_note_is_still_read(self, world, client_for):
        talk = make.talk(world.own)
        again(world.own, talk)
        page = client_for(world.own.hub).get(at(world.own, "conversation_list", talk.partnership_id)).content.decode()
        assert "Pemeriksaan pada minggu kedua." in page
        assert "Salah tanggal." in page
        assert "Minggu ketiga." in page

    def test_correcting_begins_with_what_was_noted(self, world, client_for):
        talk = make.talk(world.own)
        form = client_for(world.own.hub).get(at(world.own, "conversation_correct", talk.pk)).context["form"]
        assert form["subject"].value() == "Jadwal pemeriksaan"
        assert form["people"].value() == [world.own.hub.pk]

    def test_the_record_says_that_it_is_silent(self, world, client_for):
        partnership = informal_underway(world.own, now=REAL - timedelta(days=70))
        page = client_for(world.own.hub).get(at(world.own, "partnership", partnership.pk)).content.decode()
        assert "Belum ada komunikasi yang dicatat sejak" in page

    def test_a_partner_reads_none_of_it(self, world, client_for):
        partnership = underway(world.own)
        make.talk(world.own, partnership, subject="Rahasia sekolah")
        contact = make.contact_in(partnership)
        contact.user = world.own.partner
        contact.save()
        client = client_for(world.own.partner)
        assert "Rahasia sekolah" not in client.get(at(world.own, "partnership", partnership.pk)).content.decode()
        assert client.get(at(world.own, "conversation_list", partnership.pk)).status_code == 404

    @pytest.mark.parametrize("name", ["conversation_list", "partnership"])
    def test_three_cost_as_many_queries_as_one(self, world, client_for, count_queries, name):
        partnership = underway(world.own)
        client, address = client_for(world.own.hub), at(world.own, name, partnership.pk)
        again(world.own, make.talk(world.own, partnership, files=[photo()]))
        one = count_queries(client, address)
        for _number in range(2):
            again(world.own, make.talk(world.own, partnership, files=[photo()]))
        assert count_queries(client, address) == one
