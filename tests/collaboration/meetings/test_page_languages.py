"""Who chose English reads English, and what they do writes the school's language into its papers."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from collaboration.models import AgendaProposal
from schools.links import school_url
from schools.models import Holiday
from tests.clock import REAL
from tests.factories import meetings
from tests.schools.pages import text_of

pytestmark = pytest.mark.django_db


def test_what_a_meeting_leaves_is_named_for_its_reader_and_enters_the_agenda_in_the_language_of_the_school(
    world, client_for
):
    side, meeting = world.own, meetings.written(world.own)
    meetings.decide(side, meeting, text="Pojok baca.")
    with translation.override("en"):
        meetings.circulated(side, meeting)
    left = AgendaProposal.objects.get()
    assert left.title == "Pelaksanaan keputusan: Pojok baca."
    url = school_url(side.school, "collaboration:meeting_proposals", meeting.series_id)
    for language, words in (("id", "Lanjutan dari Pertemuan protokol"), ("en", "Continued from Pertemuan protokol")):
        type(side.hub).objects.filter(pk=side.hub.pk).update(language=language)
        assert words in text_of(client_for(side.hub).get(url))


def test_a_date_on_a_holiday_says_so_in_the_language_of_its_reader(world, client_for):
    side, series = world.own, meetings.a_series(world.own, now=REAL)
    today = side.school.local_date(REAL)
    Holiday.objects.create(
        kind="national",
        name="Libur panjang",
        name_en="Long break",
        starts_on=today,
        ends_on=date(today.year + 1, 12, 31),
    )
    url = school_url(side.school, "collaboration:meeting_plan", series.pk)
    for language, words in (("id", "(hari libur: Libur panjang)"), ("en", "(holiday: Long break)")):
        type(side.hub).objects.filter(pk=side.hub.pk).update(language=language)
        assert words in text_of(client_for(side.hub).get(url))
