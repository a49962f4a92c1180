"""What partnerships teach somebody whose home page is still empty."""

from django.utils.translation import gettext_lazy as _

from core.registry import FirstStep
from schools.roles import TEACHING, Role

FIRST_STEPS = (
    FirstStep(
        key="partnerships.hub",
        roles=(Role.HUB,),
        title=_("Mulai dari kebutuhan"),
        text=_(
            "Setiap kemitraan yang baik menjawab kebutuhan sekolah. Catat satu kebutuhan; Guyub lalu mencarikan mitra yang "
            "cocok dan menunjukkan langkah berikutnya."
        ),
        order=10,
        url_name="partnerships:need_create",
        label=_("Catat kebutuhan"),
        icon="seedling",
    ),
    FirstStep(
        key="partnerships.teaching",
        roles=TEACHING,
        title=_("Apa yang kurang di kelas Anda?"),
        text=_(
            "Alat, ahli, tempat belajar, atau layanan bagi siswa: catat apa yang diperlukan. Pusat Penggerak Kolaborasi "
            "mencarikan mitranya, dan Anda melihat sendiri sampai mana."
        ),
        order=20,
        url_name="partnerships:need_create",
        label=_("Catat kebutuhan"),
        icon="bulb",
    ),
    FirstStep(
        key="partnerships.readers",
        roles=(Role.COMMITTEE, Role.SUPERVISOR, Role.COACH),
        title=_("Kenali kemitraan sekolah"),
        text=_(
            "Di sini Anda akan melihat apa yang menunggu tanggapan Anda. Sementara itu, lihatlah dengan siapa sekolah "
            "bermitra dan apa hasilnya."
        ),
        order=30,
        url_name="partnerships:partnership_list",
        label=_("Lihat kemitraan"),
        icon="heart-handshake",
    ),
    FirstStep(
        key="partnerships.partner",
        roles=(Role.PARTNER,),
        title=_("Terima kasih telah bermitra"),
        text=_("Kewajiban, kegiatan, dan evaluasi yang menyangkut lembaga Anda muncul di sini begitu waktunya tiba."),
        order=40,
        url_name="partnerships:portal",
        label=_("Buka halaman lembaga saya"),
        icon="heart-handshake",
    ),
)
