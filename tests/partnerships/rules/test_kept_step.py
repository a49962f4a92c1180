"""The next step is kept with the partnership, after every action and every night: lists and the record say the same."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, transaction

from core import audit
from partnerships.actions.activities import hold_activity
from partnerships.actions.evaluations import close_round
from partnerships.actions.obligations import confirm_obligation
from partnerships.kept_step import AT_ONCE, IN_A_SWEEP, UP, kept_words, partnerships_of, refresh
from partnerships.models import Partnership
from partnerships.next_step import next_step
from schools.links import school_url
from tests.clock import NOW
from tests.factories import agreements, following, implementation
from tests.factories import partnerships as make

TODAY = NOW.date()
BESIDE = {"Partner", "PartnerContact", "PartnerOffer", "PartnerAlias", "ClauseTemplate", "Need"}
"""No row of a partnership. A need concerns those that look for one."""


def stage(name):
    return lambda side, partnership: make.move(side, partnership, name)


def settle(side, partnership):
    for duty in partnership.obligations.outstanding():
        confirm_obligation(by=side.as_("hub"), now=NOW, obligation=duty, happened_on=TODAY)


def hold(side, partnership):
    activity = partnership.activities.get()
    hold_activity(by=side.as_("hub"), now=NOW, activity=activity, participants=30, result="Tiga puluh siswa.")


def answer(side, partnership):
    for response in partnership.rounds.get().responses.all():
        implementation.answer(side, response)


STORY = [
    (stage("explore"), "Bandingkan calon mitra, lalu pilih"),
    (make.choose_all, "Susun proposal"),
    (stage("propose"), "Susun proposal"),
    (make.write_proposal, "Ajukan proposal ke kepala sekolah"),
    (lambda side, p: make.judge(side, p.proposal, "submit", by="hub"), "Setujui proposal atau kembalikan untuk perbaikan"),
    (lambda side, p: make.judge(side, p.proposal, "approve"), "Mulai negosiasi perjanjian"),
    (stage("negotiate"), "Susun naskah perjanjian"),
    (lambda side, p: agreements.ready(side, p, subject="UKS"), "Tanda tangani naskah “UKS”"),
    (lambda side, p: agreements.sign(side, p.agreements.get()), "Catat kewajiban setiap pihak"),
    (implementation.owe_all, "Mulai pelaksanaan"),
    (stage("implement"), "Penuhi kewajiban: Tugas pihak ke-1"),
    (lambda side, p: implementation.planned(side, p, title="Donor"), "Laksanakan kegiatan “Donor” dan catat hasilnya"),
    (hold, "Penuhi kewajiban: Tugas pihak ke-1"),
    (settle, "Buka evaluasi berkala"),
    (stage("evaluate"), "Buka evaluasi untuk diisi para pihak"),
    (lambda side, p: implementation.opened_round(side, p, title="Tengah tahun"), "Isi “Tengah tahun”"),
    (answer, "Tutup “Tengah tahun”; semua pihak sudah menjawab"),
    (lambda side, p: close_round(by=side.as_("hub"), now=NOW, round=p.rounds.get()), "Catat hasil pengukuran indikator"),
    (implementation.measured, "Ajukan peninjauan"),
    (stage("review"), "Putuskan: perpanjang, ubah, perbarui, atau akhiri"),
]  # fmt: skip
"""One partnership from its need to the decision: what is done, and what happens next then."""


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What waits for the commit happens when the block ends, and waits no more, as after a real one."""

    @contextmanager
    def block(execute=True):
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=execute) as found:
            yield found
        connection.run_on_commit.clear()

    return block


def now_of(partnership):
    return Partnership.objects.get(pk=partnership.pk)


def test_after_every_action_the_list_says_what_the_record_says(world, committed):
    with committed():
        partnership = make.make_partnership(world.own)
    for act, words in STORY:
        with committed():
            act(world.own, now_of(partnership))
        there = now_of(partnership)
        assert (kept_words(there), there.next_kept_on) == (next_step(there, TODAY).action, TODAY)
        assert kept_words(there) == words


def test_list_board_and_home_show_it(world, client_for, committed):
    with committed():
        partnership = implementation.underway(world.own)
        implementation.planned(world.own, partnership, title="Donor darah", starts_on=TODAY - timedelta(days=1))
    client, words = client_for(world.own.hub), "Laksanakan kegiatan “Donor darah” dan catat hasilnya"
    for name in ("partnerships:partnership_list", "partnerships:board"):
        assert words in client.get(school_url(world.own.school, name)).content.decode()
    Partnership.objects.filter(pk=partnership.pk).update(stage_due=TODAY - timedelta(days=1))
    for reader in (world.own.hub, world.own.principal):
        home = client_for(reader).get(school_url(world.own.school, "schools:home")).content.decode()
        assert f"Berikutnya: {words}" in home


def test_what_nothing_was_kept_of_shows_its_stages_move(world):
    partnership = implementation.underway(world.own)
    assert (partnership.next_code, kept_words(now_of(partnership))) == ("", "Masuk ke tahap evaluasi")


def test_a_need_concerns_those_that_look_for_one(world, committed):
    with committed():
        partnership = make.make_partnership(world.own, needs=0)
    assert kept_words(now_of(partnership)) == "Catat kebutuhan yang dijawab kemitraan ini"
    with committed():
        make.make_need(world.own)
    assert kept_words(now_of(partnership)) == "Pilih kebutuhan yang dijawab kemitraan ini"


def test_nobody_looks_when_an_action_did_not_happen(world, committed):
    partnership = implementation.underway(world.own)

    def undone():
        with transaction.atomic():
            implementation.planned(world.own, partnership)
            raise RuntimeError

    with committed() as looks, pytest.raises(RuntimeError):
        undone()
    assert looks == []


def test_one_action_looks_once_and_many_leave_it_to_the_sweep(world, committed):
    partnership = implementation.underway(world.own)
    with committed(execute=False) as looks:
        for _time in range(3):
            audit.record(world.own.as_("hub"), "partnership.edited", partnership, NOW)
    assert len(looks) == 1
    many = [Partnership(pk=n, school=world.own.school) for n in range(1, 2 * AT_ONCE)]
    with committed(execute=False) as looks:
        audit.record_each(world.own.as_("hub"), "partnership.edited", many, NOW)
    assert len(looks) == AT_ONCE


@pytest.mark.parametrize("late", [False, True])
def test_the_sweep_finds_what_only_the_calendar_did(world, late):
    partnership = implementation.underway(world.own)
    following.talk(world.own, partnership, next_on=TODAY + timedelta(days=7))
    morning = NOW + timedelta(days=8 if late else 7)
    assert refresh(morning) >= 1
    assert kept_words(now_of(partnership)).startswith("Hubungi mitra" if late else "Penuhi kewajiban")
    assert refresh(morning) == 0


def test_a_sweep_takes_so_many_and_the_longest_unseen_first(world):
    lead, stamps = world.own.hub, {"stage_since": NOW, "cycle_since": NOW, "created_at": NOW, "updated_at": NOW}
    Partnership.objects.bulk_create(
        Partnership(school=world.own.school, title=f"Nomor {n}", lead=lead, next_kept_on=date(2026, 1, 1) + timedelta(days=n), **stamps)
        for n in range(IN_A_SWEEP + 5)
    )  # fmt: skip
    assert refresh(NOW) == IN_A_SWEEP
    left = Partnership.objects.filter(next_kept_on__lt=TODAY)
    assert [row.title for row in left.order_by("pk")] == [f"Nomor {n}" for n in range(IN_A_SWEEP, IN_A_SWEEP + 5)]
    assert (refresh(NOW), refresh(NOW)) == (5, 0)


def test_one_that_cannot_be_looked_at_keeps_nobody_waiting(world):
    broken, sound = make.make_partnership(world.own), make.make_partnership(world.own)
    Partnership.objects.filter(pk=broken.pk).update(stage="unknown", next_kept_on=TODAY - timedelta(days=9))
    Partnership.objects.filter(pk=sound.pk).update(next_kept_on=TODAY - timedelta(days=1))
    with pytest.raises(ValueError, match="unknown"):
        refresh(NOW)
    assert (refresh(NOW), now_of(sound).next_code) == (1, "explore")


def test_closed_ones_are_left_alone(world):
    partnership = implementation.underway(world.own)
    Partnership.objects.filter(pk=partnership.pk).update(stage="ended")
    refresh(NOW)
    assert now_of(partnership).next_kept_on < TODAY


def leads_up(model):
    if model is Partnership:
        return True
    for name in UP:
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if field.many_to_one or field.one_to_one:
            return leads_up(field.related_model)
    return False


def test_every_row_of_a_partnership_leads_to_it():
    models = apps.get_app_config("partnerships").get_models()
    assert {model.__name__ for model in models if not leads_up(model)} == BESIDE


def test_rows_of_other_apps_lead_nowhere(world):
    assert list(partnerships_of(world.own.school)) == []
    assert list(partnerships_of(world.own.hub)) == []
