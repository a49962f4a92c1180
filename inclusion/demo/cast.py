"""The eighteen pupils of the demo, fourteen of them with a plan: invented, believable.

Chapters of inclusion take what they tell from here, so that all tell the same.

pupils = Pupils(school); pupils.of("raka") is the Pupil; `CAST` says who each is and how far the plan has come (`stage`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.policy import Actor
from inclusion.models import Pupil
from schools.access import actor_for
from schools.models import School, User
from schools.roles import Role


@dataclass(frozen=True)
class Character:
    """One pupil of the demo. `stage`: register (no consent yet), profile, accommodations, draft, shared, agreed, in_force, amending,
    closed, withdrawn (consent taken back). `parent` is the local part of the e-mail of a parent with an account, '' for one without."""

    key: str
    name: str
    nickname: str
    sex: str
    nisn: str
    class_name: str
    needs: tuple[str, ...]
    guardian: tuple[str, str]
    stage: str
    strengths: str
    difficulty: str
    helps: str
    voice: str
    parent: str = ""


CAST = (
    Character("raka", "Raka Aditya Pratama", "Raka", "L", "0098112301", "X-1", ("Q",), ("Murniati", "mother"), "in_force",
        "Hafal jadwal kereta dan tekun mengamati pola; sangat teliti.",
        "Sulit memulai percakapan; gelisah ketika jadwal berubah mendadak.",
        "Jadwal bergambar di meja dan pemberitahuan sehari sebelum perubahan.",
        "Beri tahu saya lebih dulu kalau ada yang berubah. Kalau ramai sekali, saya perlu keluar sebentar.", "parent"),
    Character("sekar", "Sekar Ayu Lestari", "Sekar", "P", "0098112302", "X-2", ("K",), ("Endang Sulastri", "mother"), "in_force",
        "Bercerita lisan dengan runtut dan pandai menggambar.",
        "Membaca lambat dan sering menukar huruf; menulis panjang cepat melelahkan.",
        "Teks dibacakan atau tersedia sebagai rekaman; boleh menjawab lisan.",
        "Saya mengerti kalau mendengar. Jangan suruh saya membaca keras tiba-tiba di depan kelas."),
    Character("bima", "Bima Saputra", "Bima", "L", "0098112303", "X-3", ("H",), ("Suroto", "father"), "in_force",
        "Energinya besar, cepat menolong teman, kuat di olahraga.",
        "Sulit duduk lama dan sering menyela; tugas panjang tidak selesai.",
        "Tugas dipecah menjadi langkah pendek dengan jeda bergerak.",
        "Saya bisa fokus kalau boleh berdiri sebentar."),
    Character("nadia", "Nadia Putri Maharani", "Nadia", "P", "0087112304", "XI-1", ("B",), ("Retno Wulandari", "mother"), "in_force",
        "Membaca bibir dengan baik, tulisan rapi, juara lomba poster.",
        "Tertinggal ketika guru berbicara menghadap papan atau ketika diskusi kelompok ramai.",
        "Duduk di depan, guru menghadap kelas, catatan dibagikan sebelum pelajaran.",
        "Tolong menghadap saya ketika berbicara."),
    Character("galih", "Galih Wicaksono", "Galih", "L", "0087112305", "XI-2", ("D",), ("Sri Hartati", "mother"), "in_force",
        "Pandai matematika dan telaten membimbing teman.",
        "Memakai kursi roda; menulis tangan lambat; lantai dua sulit dicapai.",
        "Kelas di lantai satu, waktu tambahan, boleh mengetik.",
        "Tanyakan dulu sebelum mendorong kursi saya."),
    Character("intan", "Intan Permatasari", "Intan", "P", "0098112306", "X-4", ("C",), ("Sutini", "mother"), "shared",
        "Ramah, rajin, senang memasak dan merawat tanaman.",
        "Memahami petunjuk satu per satu; berhitung uang masih sulit.",
        "Petunjuk satu langkah dengan contoh nyata; bahan disederhanakan.",
        "Saya suka belajar dengan benda sungguhan."),
    Character("farel", "Farel Ramadhan", "Farel", "L", "0098112307", "X-5", ("F",), ("Nurhayati", "mother"), "shared",
        "Humoris lewat tulisan dan gambar; pandai memakai gawai.",
        "Gagap berat ketika diminta bicara di depan kelas.",
        "Boleh presentasi lewat rekaman; guru menunggu tanpa menyela.",
        "Tunggu saya sampai selesai."),
    Character("laras", "Laras Kinanti", "Laras", "P", "0076112308", "XII-1", ("A",), ("Bambang Irawan", "father"), "amending",
        "Ingatan kuat, bermain keyboard, membaca Braille dengan lancar.",
        "Diagram dan papan tulis tidak terbaca; berpindah ruang perlu pendamping.",
        "Bahan dalam berkas yang dapat dibaca pembaca layar; diagram diraba.",
        "Sebutkan nama Anda ketika menyapa saya."),
    Character("yoga", "Yoga Firmansyah", "Yoga", "L", "0098112309", "X-6", ("E",), ("Wahyuni", "mother"), "draft",
        "Setia kawan, kreatif dengan musik.",
        "Cepat marah ketika ditegur di depan orang; kadang meninggalkan kelas.",
        "Ditegur berdua saja; tempat tenang yang disepakati.",
        "Kalau saya diam, beri saya waktu lima menit."),
    Character("putri", "Putri Anggraeni", "Putri", "P", "0087112310", "XI-3", ("K",), ("Siti Aminah", "guardian"), "draft",
        "Teliti bekerja dengan tangan, sabar.",
        "Berhitung dengan banyak langkah membuatnya cemas; lupa urutan.",
        "Lembar langkah, kalkulator, contoh soal yang sudah dikerjakan.",
        "Saya tidak suka diburu waktu."),
    Character("dewa", "I Dewa Gede Aryana", "Dewa", "L", "0098112311", "X-7", ("I",), ("Ni Luh Ayu", "mother"), "accommodations",
        "Menguasai fisika jauh di atas kelasnya; suka meneliti.",
        "Bosan dan mengganggu ketika sudah selesai; kurang teman.",
        "Tugas pengayaan dan proyek bersama kakak kelas.",
        "Saya ingin tantangan, bukan tambahan soal yang sama."),
    Character("ratih", "Ratih Puspitasari", "Ratih", "P", "0087112312", "XI-4", ("K", "H"), ("Joko Susilo", "father"), "profile",
        "Suka menari dan cepat akrab.",
        "Mudah teralih; catatan tidak lengkap.",
        "Duduk jauh dari pintu; daftar periksa.",
        "Saya ingat kalau digambar."),
    Character("arif", "Arif Budiman", "Arif", "L", "0076112313", "XII-2", ("Q",), ("Hartono", "father"), "withdrawn",
        "Mengingat angka dan tanggal.",
        "Terganggu oleh suara keras.",
        "Pelindung telinga dan tempat duduk tetap.",
        "Suara bel menyakitkan bagi saya."),
    Character("wulan", "Wulan Cahyaningrum", "Wulan", "P", "0087112315", "XI-5", ("C",), ("Supriyati", "mother"), "in_force",
        "Tekun, hafal lagu daerah, dan selalu menepati janji.",
        "Sulit memahami uang dan waktu; perlu petunjuk yang diulang.",
        "Petunjuk pendek dengan gambar; latihan di tempat yang sebenarnya.",
        "Kalau saya lupa, tunjukkan gambarnya, jangan diulang keras-keras."),
    Character("danu", "Danu Prasetyo", "Danu", "L", "0076112316", "XII-3", ("H",), ("Lilik Handayani", "mother"), "in_force",
        "Cepat tanggap, pandai memperbaiki sepeda dan mesin kecil.",
        "Lupa membawa tugas dan sulit membagi waktu untuk pekerjaan panjang.",
        "Kalender tugas di ponsel dan pengingat singkat dari guru pada awal pekan.",
        "Ingatkan saya satu hal saja, jangan sekaligus."),
    Character("tiara", "Tiara Maheswari", "Tiara", "P", "0087112317", "XI-6", ("A",), ("Agus Santoso", "father"), "agreed",
        "Pendengar yang teliti, penyiar radio sekolah.",
        "Penglihatannya rendah: tulisan kecil dan papan tulis tidak terbaca.",
        "Huruf 20 titik atau berkas digital; duduk di baris depan, jauh dari silau.",
        "Kirimkan bahannya semalam sebelumnya, nanti saya perbesar sendiri."),
    Character("hafiz", "Hafiz Nur Rahman", "Hafiz", "L", "0076112318", "XII-4", ("K",), ("Rohmah", "mother"), "draft",
        "Pandai berbicara di depan orang dan memimpin kelompok.",
        "Menulis tangan tidak terbaca dan jauh lebih lambat daripada bicaranya.",
        "Boleh mengetik atau mendikte; yang dinilai isinya, bukan tulisannya.",
        "Dengarkan saya dulu, baru lihat tulisan saya."),
    Character("melati", "Melati Suryani", "Melati", "P", "0098112314", "X-8", (), ("Sumarni", "mother"), "register",
        "", "", "", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Pupils:
    """The pupils of the demo school and the adults around them, for the chapters that follow the register."""

    school: School

    def of(self, key: str) -> Pupil:
        """The pupil of a character."""
        name = next(one.name for one in CAST if one.key == key)
        return Pupil.objects.select_related("school").get(school=self.school, name=name)

    def at(self, *stages: str) -> list[tuple[Character, Pupil]]:
        """Characters whose plan has come that far, with their pupils."""
        return [(one, self.of(one.key)) for one in CAST if one.stage in stages]

    def holder(self, role: str) -> User:
        """The first holder of a role at the school."""
        return User.objects.filter(memberships__school=self.school, memberships__role=role).order_by("pk")[:1].get()

    def actor(self, person: User) -> Actor:
        """A person as an actor. Raises LookupError for somebody who is no member."""
        found = actor_for(person, self.school)
        if found is None:
            raise LookupError(person)
        return found

    @cached_property
    def gpk(self) -> Actor:
        """The special-needs teacher."""
        return self.actor(self.holder(Role.SPECIAL_NEEDS_TEACHER))

    @cached_property
    def operator(self) -> Actor:
        """The operator."""
        return self.actor(self.holder(Role.OPERATOR))

    @cached_property
    def principal(self) -> Actor:
        """The principal."""
        return self.actor(self.holder(Role.PRINCIPAL))
