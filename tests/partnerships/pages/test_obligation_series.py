"""Pages of duties that recur, and several photos at once from the partner's phone."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import Attachment
from partnerships.models import ObligationSeries
from tests.clock import REAL
from tests.factories import implementation as make
from tests.partnerships.at import at
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(world):
    return make.underway(world.own, now=REAL)


@pytest.fixture
def series(world, partnership):
    return make.recurring(world.own, partnership, now=REAL)


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def filled(partnership, **fields):
    given = {
        "party": partnership.parties.get(order=2).pk, "description": "Penimbangan", "every": "month",
        "starts_on": str(timezone.localdate() + timedelta(days=5)), "ends": "times", "times": "6", **fields,
    }  # fmt: skip
    return keyed(**given)


class TestCreate:
    def test_is_recorded_once_and_reads_as_a_sentence(self, world, hub, partnership):
        sent, url = filled(partnership), at(world.own, "series_create", partnership.pk)
        answers = {hub.post(url, sent)["Location"] for _click in range(2)}
        series = ObligationSeries.objects.get(description="Penimbangan")
        assert answers == {at(world.own, "obligation_series", series.pk)}
        words = text_of(hub.get(answers.pop()))
        assert "Setiap bulan pada tanggal" in words
        assert "0 dari 6 terpenuhi" in words

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({"ends": "times", "times": ""}, "times"),
            ({"ends": "date", "until": ""}, "until"),
            ({"ends": "date", "until": "2020-01-01"}, "until"),
            ({"every": "months", "interval": ""}, "interval"),
            ({"every": "months", "interval": "0"}, "interval"),
            ({"every": "weeks", "interval": ""}, "interval"),
            ({"starts_on": ""}, "starts_on"),
            ({"every": "fortnight"}, "every"),
        ],
    )
    def test_what_is_missing_is_said_at_its_field(self, world, hub, partnership, fields, wrong):
        page = hub.post(at(world.own, "series_create", partnership.pk), filled(partnership, **fields))
        assert page.status_code == 422
        assert wrong in page.context["form"].errors
        assert "Penimbangan" in page.content.decode()

    def test_every_second_week_keeps_its_interval_and_its_weekday(self, world, hub, partnership):
        sent = filled(partnership, every="weeks", interval="2", month_end="on", times="4")
        page = hub.post(at(world.own, "series_create", partnership.pk), sent, follow=True)
        series = ObligationSeries.objects.get(description="Penimbangan")
        days = list(series.occurrences.order_by("due_on").values_list("due_on", flat=True))
        assert [(b - a).days for a, b in pairwise(days)] == [14, 14, 14]
        assert series.month_end is False
        assert "Setiap 2 minggu pada hari" in text_of(page)

    def test_figures_of_another_choice_are_forgotten(self, world, hub, partnership):
        sent = filled(partnership, ends="agreement", times="6", until="2020-01-01", interval="7")
        hub.post(at(world.own, "series_create", partnership.pk), sent)
        series = ObligationSeries.objects.get(description="Penimbangan")
        assert (series.times, series.until, series.interval) == (None, None, 1)


class TestPage:
    def test_the_list_shows_the_series_and_its_due_dates(self, world, hub, partnership, series):
        words = text_of(hub.get(at(world.own, "obligation_list", partnership.pk)))
        assert "12 kali; berikutnya" in words
        assert "berulang, ke-1" in words

    def test_the_record_and_the_due_date_tell_the_rule(self, world, hub, partnership, series):
        row = series.occurrences.first()
        assert "0 dari 12 terpenuhi" in text_of(hub.get(at(world.own, "partnership", partnership.pk)))
        assert "(ke-1 dari 12)" in text_of(hub.get(at(world.own, "obligation", row.pk)))

    def test_the_list_costs_the_same_for_one_and_three(self, world, hub, partnership, series):
        url = at(world.own, "obligation_list", partnership.pk)
        queries_of(hub, url)
        one = queries_of(hub, url)
        for order in (1, 3):
            make.recurring(world.own, partnership, order=order, now=REAL, ends="agreement", times=None)
        assert queries_of(hub, url) == one

    def test_a_change_offers_the_next_due_date(self, world, hub, series):
        url = at(world.own, "series_edit", series.pk)
        page = hub.get(url)
        assert page.context["form"]["starts_on"].value() == series.starts_on
        sent = keyed(
            party=series.party_id, description=series.description, every="week", starts_on=str(series.starts_on),
            ends="times", times="12", version="1",
        )  # fmt: skip
        assert hub.post(url, sent)["Location"] == at(world.own, "obligation_series", series.pk)
        assert "Setiap minggu" in text_of(hub.get(at(world.own, "obligation_series", series.pk)))

    def test_stopping_asks_why(self, world, hub, series):
        url = at(world.own, "series_end", series.pk)
        assert hub.post(url, keyed(comment="")).status_code == 409
        hub.post(url, keyed(comment="Mitra pindah."))
        words = text_of(hub.get(at(world.own, "obligation_series", series.pk)))
        assert "Mitra pindah." in words
        assert "Belum ada jatuh tempo" in words


class TestPhone:
    @pytest.fixture
    def phone(self, world, series):
        client, (link, token) = (
            Client(),
            make.confirmation_link(world.own, series.occurrences.first(), now=REAL),
        )
        client.get(reverse("core:open_link", args=[token]))
        return client, reverse("partner_links:obligation", args=[link.public_id])

    def test_the_page_offers_the_camera_and_several_files(self, phone):
        client, url = phone
        page = client.get(url).content.decode()
        assert 'capture="environment"' in page
        assert 'accept="image/*"' in page
        assert page.count(" multiple") == 2

    def test_photos_of_both_buttons_arrive_once(self, series, phone):
        client, url = phone
        sent = keyed(happened_on=str(timezone.localdate()), is_complete="on")
        answers = []
        for _click in range(2):
            photos = {"camera": [make.photo("a.jpg")], "photo": [make.photo("b.jpg"), make.photo("c.jpg")]}
            answers.append(client.post(url, {**sent, **photos}))
        assert answers[0]["Location"] == url
        assert "Terima kasih" in text_of(answers[1])
        row = series.occurrences.first()
        assert sorted(file.name for file in Attachment.objects.of(row)) == ["a.jpg", "b.jpg", "c.jpg"]
        assert "Terima kasih" in text_of(client.get(url))

    def test_one_bad_file_is_named_and_the_words_stay(self, phone):
        client, url = phone
        bad = make.photo("rusak.jpg")
        bad.file.seek(0)
        bad.file.truncate(40)
        sent = keyed(happened_on=str(timezone.localdate()), note="Sudah selesai.", photo=[make.photo("baik.jpg"), bad])
        page = client.post(url, sent)
        assert page.status_code == 422
        words = page.content.decode()
        assert "rusak.jpg" in words
        assert "Sudah selesai." in words
        assert "perlu dipilih lagi" in words

    def test_only_this_due_date_is_confirmed(self, series, phone):
        client, url = phone
        client.post(url, keyed(happened_on=str(timezone.localdate()), is_complete="on"))
        assert series.occurrences.exclude(fulfilled_on=None).count() == 1
