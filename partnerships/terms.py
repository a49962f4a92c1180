"""The field's closed lists, as domain.md 1.1–1.6 sets them out. Labels are the words users know."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """Need categories [domain 1.1, stage 1]."""

    ACADEMIC = "academic", _("Akademik")
    EXTRACURRICULAR = "extracurricular", _("Ekstrakurikuler")
    PROFESSIONAL = "professional", _("Pengembangan profesi")
    STUDENT_SUPPORT = "student_support", _("Dukungan siswa")


class Resource(models.TextChoices):
    """Kinds of resource a partner can bring [product PA2]."""

    INFORMATION = "information", _("Informasi")
    EQUIPMENT = "equipment", _("Peralatan")
    EXPERTS = "experts", _("Tenaga ahli")
    VOLUNTEERS = "volunteers", _("Relawan")
    SCHOLARSHIP = "scholarship", _("Beasiswa")
    MONEY = "money", _("Dana")
    JOINT_PROJECT = "joint_project", _("Proyek bersama")
    SERVICES = "services", _("Layanan")


class Priority(models.IntegerChoices):
    """How pressing a need is; higher sorts first."""

    LOW = 1, _("Rendah")
    NORMAL = 2, _("Sedang")
    HIGH = 3, _("Tinggi")
    URGENT = 4, _("Mendesak")


class PartnerKind(models.TextChoices):
    """Who the partners are [domain 1.5, practice 1.5]."""

    SCHOOL = "school", _("Sekolah lain")
    HIGHER_EDUCATION = "higher_education", _("Perguruan tinggi")
    HEALTH_CENTRE = "health_centre", _("Puskesmas / layanan kesehatan")
    GOVERNMENT = "government", _("Instansi pemerintah")
    POLICE = "police", _("Kepolisian / TNI")
    BUSINESS = "business", _("Dunia usaha dan industri")
    NONPROFIT = "nonprofit", _("LSM / yayasan")
    COMMUNITY = "community", _("Masyarakat setempat")
    SERVICE_PROVIDER = "service_provider", _("Penyedia layanan profesional")
    INDIVIDUAL = "individual", _("Perorangan")
    ABROAD = "abroad", _("Mitra luar negeri")


class Form(models.TextChoices):
    """Form of a partnership [domain 1.2]. Bilateral or multilateral follows from the number of parties."""

    FORMAL = "formal", _("Formal")
    INFORMAL = "informal", _("Informal")
    MIXED = "mixed", _("Formal dan informal")


class Scope(models.TextChoices):
    """Ruang lingkup [domain 1.2]."""

    SOFTWARE = "software", _("Program software (nonfisik)")
    HARDWARE = "hardware", _("Program hardware (fisik)")
    BOTH = "both", _("Program software dan hardware")


class FinancialForm(models.TextChoices):
    """Financial form [domain 1.2]. Only the two loans are repaid."""

    NONE = "none", _("Tanpa bantuan dana")
    GRANT = "grant", _("Hibah")
    SOFT_LOAN = "soft_loan", _("Pinjaman lunak")
    LOAN = "loan", _("Pinjaman")


LOANS = (FinancialForm.SOFT_LOAN, FinancialForm.LOAN)


class AgreementKind(models.TextChoices):
    """Kinds of document [practice 1.1]."""

    PKS = "pks", _("Perjanjian Kerja Sama (PKS)")
    MOU = "mou", _("Nota Kesepahaman (MoU)")
    IMPLEMENTING = "ia", _("Rencana Implementasi (IA)")
    INFORMAL = "informal", _("Catatan Kesepahaman (informal)")
    ADDENDUM = "addendum", _("Adendum")


ABOVE = (AgreementKind.MOU, AgreementKind.PKS)
"""Documents under which others may stand."""


class SigningMethod(models.TextChoices):
    """How a party signed [product PA7]."""

    WET = "wet", _("Tanda tangan basah")
    CERTIFIED = "certified", _("Tanda tangan elektronik tersertifikasi")


SCAN = "scan"
"""What an attachment is to its agreement: the scanned copy of the signed paper [product PA7]."""


class DutyStamp(models.TextChoices):
    """Meterai: evidence, never a condition of validity [UU 10/2020; practice 1.8]."""

    NONE = "none", _("Tanpa meterai")
    PHYSICAL = "physical", _("Meterai tempel")
    ELECTRONIC = "electronic", _("E-meterai")


class ContributionKind(models.TextChoices):
    """What a party put into an activity [product PA9]."""

    MONEY = "money", _("Dana")
    EQUIPMENT = "equipment", _("Peralatan")
    HOURS = "hours", _("Jam kerja tenaga ahli")
    VOLUNTEERS = "volunteers", _("Relawan")
    SCHOLARSHIP = "scholarship", _("Beasiswa")
    PLACE = "place", _("Tempat")
    OTHER = "other", _("Lainnya")


UNITS = {
    ContributionKind.MONEY: _("rupiah"),
    ContributionKind.EQUIPMENT: _("unit"),
    ContributionKind.HOURS: _("jam"),
    ContributionKind.VOLUNTEERS: _("orang"),
    ContributionKind.SCHOLARSHIP: _("penerima"),
    ContributionKind.PLACE: _("kali"),
    ContributionKind.OTHER: "",
}
"""In what each kind is counted unless somebody typed another unit."""


class Attendee(models.TextChoices):
    """Who takes part in an activity [product PA9]."""

    PUPILS = "pupils", _("Siswa")
    TEACHERS = "teachers", _("Guru dan tenaga kependidikan")
    PARENTS = "parents", _("Orang tua dan wali")
    PARTNER = "partner", _("Orang dari mitra")
    COMMUNITY = "community", _("Warga masyarakat")
    OTHERS = "others", _("Peserta lain")


class Factor(models.TextChoices):
    """Six principles [domain 1.3, M] and five success factors [domain 1.3, I]: the rubric of every evaluation."""

    LAWFUL = "lawful", _("Sesuai peraturan")
    PARTICIPATION = "participation", _("Partisipasi")
    TRUST = "trust", _("Saling percaya")
    ACCEPTANCE = "acceptance", _("Akseptasi (setara dengan peran masing-masing)")
    COMMUNICATION = "communication", _("Komunikasi")
    CONSENSUS = "consensus", _("Kesepakatan")
    OPEN_TALK = "open_talk", _("Komunikasi terbuka dan jelas")
    SHARED_GOALS = "shared_goals", _("Pemahaman bersama tentang tujuan, peran, dan tanggung jawab")
    RESPECT = "respect", _("Saling menghargai kontribusi")
    FLEXIBILITY = "flexibility", _("Luwes dan mampu menyesuaikan diri")
    REGULAR_EVALUATION = "regular_evaluation", _("Evaluasi dan penyesuaian berkala")


PRINCIPLES = tuple(Factor)[:6]
SUCCESS_FACTORS = tuple(Factor)[6:]


class Scale(models.IntegerChoices):
    """The four-step scale; even, so that nobody can hide in the middle."""

    NOT_YET = 1, _("Belum terlihat")
    STARTING = 2, _("Mulai terlihat")
    GOOD = 3, _("Sudah baik")
    STRONG = 4, _("Sangat kuat")


class EvaluationRhythm(models.IntegerChoices):
    """How many months lie between two evaluations [product PA10]."""

    NEVER = 0, _("Tidak berkala")
    HALF_YEARLY = 6, _("Setiap semester")
    YEARLY = 12, _("Setiap tahun")


class Benefit(models.TextChoices):
    """Benefits to look for [domain 1.4]."""

    INFORMATION = "information", _("Informasi terkini")
    RESOURCES = "resources", _("Peralatan, tenaga ahli, atau relawan")
    EXPERIENCE = "experience", _("Berbagi pengalaman")
    JOINT_PROJECTS = "joint_projects", _("Proyek bersama")
    SCHOLARSHIPS = "scholarships", _("Beasiswa")
    CREATIVITY = "creativity", _("Kreativitas")
    EXTRA_RESOURCES = "extra_resources", _("Tambahan sumber daya")
    EXPERTISE = "expertise", _("Keahlian baru")
    SUPPORT = "support", _("Dukungan bagi siswa, guru, dan orang tua")
    LEARNING = "learning", _("Hasil belajar yang lebih baik")
    ENGAGEMENT = "engagement", _("Keterlibatan masyarakat")


class Settlement(models.TextChoices):
    """What becomes of a duty that is still owed when a decision is taken [product PA11]."""

    FULFILLED = "fulfilled", _("Sudah terpenuhi")
    WAIVED = "waived", _("Dibebaskan, dengan alasan")
    KEPT = "kept", _("Tetap terutang sampai jatuh temponya")


class Decision(models.TextChoices):
    """Outcome of the review at stage 7 [domain 1.1; product PA11]."""

    RENEW = "renew", _("Perbarui dengan perjanjian lanjutan")
    EXTEND = "extend", _("Lanjutkan atau perpanjang")
    AMEND = "amend", _("Ubah isi dengan adendum")
    END = "end", _("Akhiri kemitraan")


class Channel(models.TextChoices):
    """How people talked with each other [product PA9]."""

    MEETING = "meeting", _("Tatap muka")
    PHONE = "phone", _("Telepon")
    WHATSAPP = "whatsapp", _("WhatsApp")
    LETTER = "letter", _("Surat")
    EMAIL = "email", _("Email")
    ONLINE = "online", _("Rapat daring")


class Degree(models.IntegerChoices):
    """How likely, how heavy. In words; nobody computes with them."""

    LOW = 1, _("Rendah")
    MEDIUM = 2, _("Sedang")
    HIGH = 3, _("Tinggi")


class ObstacleKind(models.TextChoices):
    """What goes wrong in partnerships [domain 1.6]."""

    RESPONSIBILITY = "responsibility", _("Pembagian tanggung jawab tidak jelas")
    COORDINATION = "coordination", _("Koordinasi lemah")
    COMMUNICATION = "communication", _("Komunikasi kurang")
    PRIORITIES = "priorities", _("Pandangan atau prioritas berbeda")
    TIMETABLE = "timetable", _("Jadwal berbenturan")
    RESOURCES = "resources", _("Dana atau sumber daya terbatas")
    OTHER = "other", _("Lainnya")


ANSWERS: dict[str, tuple[object, ...]] = {
    ObstacleKind.RESPONSIBILITY: (
        _("Tetapkan tanggung jawab setiap pihak secara tertulis, sejak awal."),
        _("Sepakati protokol kerja sama: siapa memutuskan apa, siapa dihubungi."),
    ),
    ObstacleKind.COORDINATION: (
        _("Tunjuk satu penghubung di setiap pihak."),
        _("Sepakati protokol kerja sama dan pertemuan koordinasi berkala."),
    ),
    ObstacleKind.COMMUNICATION: (
        _("Catat setiap komunikasi dan tetapkan tanggal komunikasi berikutnya."),
        _("Sepakati satu saluran tetap dan batas waktu menjawab."),
    ),
    ObstacleKind.PRIORITIES: (
        _("Bicarakan tujuan bersama sekali lagi dan tuliskan hasilnya."),
        _("Evaluasi berkala, lalu sesuaikan isi kerja sama."),
    ),
    ObstacleKind.TIMETABLE: (
        _("Susun kalender bersama untuk satu semester."),
        _("Sepakati waktu cadangan untuk setiap kegiatan."),
    ),
    ObstacleKind.RESOURCES: (
        _("Cari dana alternatif: hibah pemerintah, lembaga nirlaba."),
        _("Kurangi lingkup kegiatan, atau minta mitra menyumbang tenaga dan tempat."),
    ),
    ObstacleKind.OTHER: (_("Evaluasi bersama mitra, lalu sesuaikan kerja sama."),),
}
"""What has helped elsewhere, per kind [domain 1.6]."""


class FundSource(models.TextChoices):
    """Where the money of a proposal comes from [product PA5; domain 1.6: alternative funding]."""

    SCHOOL = "school", _("Sekolah (BOS dan anggaran sekolah)")
    COMMITTEE = "committee", _("Komite sekolah")
    PARTNER = "partner", _("Mitra")
    GRANT = "grant", _("Hibah")
    ALTERNATIVE = "alternative", _("Pendanaan alternatif")
