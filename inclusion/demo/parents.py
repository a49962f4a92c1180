"""Chapter "parents": what school and home told each other, letters, materials, a training, a word for the next class, a handover."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.links import actor_of
from inclusion.actions.handover import hand_over, leave_class_note
from inclusion.actions.home_materials import offer_training, share_material, want_training
from inclusion.actions.letters import write_letter
from inclusion.actions.parents import answer_questionnaire, give_child_link, log_talk, mark_read, write_message
from inclusion.demo.cast import Pupils
from inclusion.guides.letters import LetterKind
from inclusion.models import Pupil
from inclusion.queries.letters import values_for, when_words
from inclusion.terms import Area, DataKind
from schools.models import School
from schools.roles import Role


def tell(school: School, now: datetime) -> None:
    """The last five weeks."""
    pupils = Pupils(school)
    raka, sekar = pupils.of("raka"), pupils.of("sekar")
    _raka(pupils, raka, now)
    _sekar(pupils, sekar, now)
    _materials(pupils, raka, now)
    _letters(pupils, now)
    leave_class_note(
        by=pupils.gpk, now=now - timedelta(days=20), pupil=pupils.of("nadia"),
        works="Guru menghadap kelas ketika berbicara, dan catatan dibagikan sebelum pelajaran. Diskusi bertiga berjalan jauh lebih baik "
        "daripada berenam.",
        avoid="Jangan berbicara sambil menulis di papan.",
        next_steps="Nadia mulai berani meminta teman mengulang. Terus diberi waktu.",
    )  # fmt: skip


def _raka(pupils: Pupils, raka: Pupil, now: datetime) -> None:
    """Raka's mother has an account: she answers the questionnaire, asks, and thinks about moving house."""
    mother = pupils.actor(pupils.holder(Role.PARENT))
    answer_questionnaire(
        by=mother, now=now - timedelta(days=33), pupil=raka,
        hopes="Raka punya satu teman dekat dan berani bertanya kalau tidak mengerti.",
        enjoys="Kereta, peta, dan memasak nasi goreng. Ia hafal semua jadwal.",
        home="Pulang sekolah istirahat satu jam sendiri, lalu belajar dengan kakaknya sampai magrib.",
        hard="Kalau ada tamu mendadak atau rencana berubah.",
        helps="Diberi tahu sehari sebelumnya, dan gambar urutan kegiatan di kulkas.",
        wishes="Tolong kabari kami sebelum ada kegiatan di luar kelas.",
    )  # fmt: skip
    asked = write_message(
        by=mother, now=now - timedelta(days=16), pupil=raka, topic="ask",
        text="Minggu depan ada kunjungan ke pabrik. Apakah Raka boleh tahu urutan kegiatannya dari sekarang?",
    )  # fmt: skip
    write_message(
        by=pupils.gpk, now=now - timedelta(days=15), pupil=raka, answers=asked,
        text="Boleh. Besok jadwal bergambarnya dibawa pulang, dan Raka sebangku dengan Galih di bus.",
    )  # fmt: skip
    log_talk(
        by=pupils.gpk, now=now - timedelta(days=11), pupil=raka, kind="phone",
        happened_on=pupils.school.local_date(now - timedelta(days=11)),
        text="Kunjungan berjalan baik. Raka sempat minta keluar dari ruang mesin yang bising dan kembali setelah lima menit.",
        agreed="Pelindung telinga dibawa setiap ada kegiatan di luar. Ibu menyiapkannya di tas.",
    )  # fmt: skip
    write_message(
        by=pupils.gpk, now=now - timedelta(days=2), pupil=raka, topic="tell",
        text="Pekan ini Raka dua kali memulai percakapan sendiri saat istirahat. Kami ikut senang.",
    )  # fmt: skip
    hand_over(
        by=mother, now=now - timedelta(days=5), pupil=raka, receiver="SMA Negeri 3 Kotaraya",
        covers=[DataKind.ACCOMMODATIONS, DataKind.GOALS],
    )  # fmt: skip


def _sekar(pupils: Pupils, sekar: Pupil, now: datetime) -> None:
    """Sekar's mother has no account: a link is enough. Her question waits for the team."""
    guardian = sekar.guardians.filter(may_consent=True)[0]
    link, _path = give_child_link(by=pupils.gpk, now=now - timedelta(days=12), guardian=guardian)
    mother = actor_of(link)
    first = write_message(
        by=pupils.gpk, now=now - timedelta(days=10), pupil=sekar, topic="tell",
        text="Sekar sudah memakai rekaman teks di pelajaran sejarah. Boleh didengarkan juga di rumah.",
    )  # fmt: skip
    mark_read(by=mother, now=now - timedelta(days=9), pupil=sekar, upto=first.pk)
    write_message(
        by=mother, now=now - timedelta(days=1), pupil=sekar, topic="ask",
        text="Apakah rekamannya bisa dikirim lewat kartu memori? Kuota kami sering habis.",
    )  # fmt: skip


def _materials(pupils: Pupils, raka: Pupil, now: datetime) -> None:
    share_material(
        by=pupils.gpk, now=now - timedelta(days=25), school=pupils.school, title="Membaca resep bersama", area=Area.ACADEMIC,
        steps="Pilih satu masakan yang disukai anak.\nAnak membaca satu langkah, Anda mengerjakannya.\n"
        "Bertukar peran pada langkah berikutnya.\nCukup sepuluh menit. Berhentilah selagi masih senang.",
    )  # fmt: skip
    share_material(
        by=pupils.gpk, now=now - timedelta(days=18), school=pupils.school, pupil=raka, title="Jadwal bergambar di kulkas",
        area=Area.SOCIAL,
        steps="Gambar tiga kegiatan besok, berurutan.\nBacakan sebelum tidur.\nKalau ada yang berubah, ganti gambarnya bersama Raka.",
    )  # fmt: skip
    training = offer_training(
        by=pupils.gpk, now=now - timedelta(days=8), school=pupils.school, title="Menemani anak belajar tanpa bertengkar",
        day=pupils.school.local_date(now + timedelta(days=18)), place="Aula sekolah",
        about="Bersama psikolog puskesmas. Anak boleh dibawa; ada yang menemani bermain.",
    )  # fmt: skip
    want_training(
        by=pupils.actor(pupils.holder(Role.PARENT)), now=now - timedelta(days=6), pupil=raka, training=training
    )


def _letters(pupils: Pupils, now: datetime) -> None:
    """An invitation to talk before any consent, and news of progress."""
    melati, sekar, at = pupils.of("melati"), pupils.of("sekar"), now - timedelta(days=3)
    when = when_words(pupils.school.local_date(now + timedelta(days=4)), "09.00")
    for pupil, kind in ((melati, LetterKind.INVITATION), (sekar, LetterKind.PROGRESS)):
        guardian = pupil.guardians.filter(may_consent=True)[0]
        values = values_for(pupil, guardian, pupils.gpk, kind, when, "Ruang BK")
        write_letter(by=pupils.gpk, now=at, pupil=pupil, guardian=guardian, kind=kind, values=values)
