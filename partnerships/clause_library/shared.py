"""Articles that several kinds of document share; `{naskah}` says which one it is."""

from __future__ import annotations

from partnerships.clause_library.base import LibraryClause

MONITORING = LibraryClause(
    key="pemantauan_evaluasi",
    title="Pemantauan dan Evaluasi",
    optional=True,
    body="""\
PARA PIHAK memantau pelaksanaan {naskah} ini secara bersama-sama sekurang-kurangnya 1 (satu) kali dalam setiap semester.
PARA PIHAK mengevaluasi pelaksanaan {naskah} ini sekurang-kurangnya 1 (satu) kali dalam setiap tahun dengan menilai:
- kesesuaian dengan peraturan perundang-undangan;
- partisipasi, saling percaya, akseptasi, komunikasi, dan kesepakatan di antara PARA PIHAK; dan
- ketercapaian hasil dan manfaat bagi peserta didik.
Hasil evaluasi dituangkan dalam laporan tertulis dan menjadi dasar untuk memperbaiki, memperpanjang, atau mengakhiri \
{naskah} ini.""",
)

DATA_PROTECTION = LibraryClause(
    key="pelindungan_data",
    title="Pelindungan Data Pribadi",
    optional=True,
    body="""\
Setiap PIHAK hanya memproses data pribadi peserta didik, guru, tenaga kependidikan, dan orang tua/wali sebatas yang \
diperlukan untuk pelaksanaan {naskah} ini, sesuai dengan peraturan perundang-undangan mengenai pelindungan data pribadi.
Data pribadi peserta didik hanya diberikan kepada PIHAK lain atas dasar persetujuan orang tua/wali yang tercatat.
Setiap PIHAK menjaga kerahasiaan data pribadi serta memusnahkan atau mengembalikannya apabila tidak diperlukan lagi.
Kewajiban menjaga kerahasiaan tetap berlaku setelah {naskah} ini berakhir.""",
)

CHILD_SAFETY = LibraryClause(
    key="keselamatan_peserta_didik",
    title="Keselamatan Peserta Didik",
    optional=True,
    included=False,
    body="""\
Setiap PIHAK menjamin kegiatan berlangsung aman, inklusif, dan bebas dari kekerasan, perundungan, serta diskriminasi.
Kegiatan yang melibatkan peserta didik selalu didampingi oleh guru atau petugas yang ditunjuk {nama_sekolah}.
PIHAK yang mengetahui peristiwa yang membahayakan peserta didik segera memberitahukannya kepada {nama_sekolah}.""",
)

PUBLICATION = LibraryClause(
    key="hasil_publikasi",
    title="Hasil Kerja Sama dan Publikasi",
    optional=True,
    included=False,
    body="""\
Hasil kerja sama dapat dimanfaatkan oleh PARA PIHAK untuk tujuan pendidikan dengan menyebutkan PIHAK yang menghasilkannya.
Publikasi yang memuat nama, lambang, atau foto dari PIHAK lain dilakukan setelah memperoleh persetujuan tertulis.
Foto dan karya peserta didik hanya dipublikasikan dengan persetujuan orang tua/wali.""",
)

CORRESPONDENCE = LibraryClause(
    key="korespondensi",
    title="Korespondensi",
    optional=True,
    body="""\
Pemberitahuan dan surat-menyurat sehubungan dengan {naskah} ini disampaikan secara tertulis kepada:
{daftar_korespondensi}
Perubahan alamat diberitahukan secara tertulis kepada PIHAK lain paling lambat 7 (tujuh) hari kerja sejak perubahan.""",
)

FORCE_MAJEURE = LibraryClause(
    key="keadaan_kahar",
    title="Keadaan Kahar",
    body="""\
Keadaan kahar adalah peristiwa di luar kehendak dan kemampuan PARA PIHAK yang secara langsung menghalangi pelaksanaan \
{naskah} ini, antara lain bencana alam, wabah penyakit, kebakaran, kerusuhan, dan perubahan kebijakan pemerintah.
PIHAK yang mengalami keadaan kahar memberitahukannya secara tertulis kepada PIHAK lain paling lambat 14 (empat belas) hari \
kalender sejak peristiwa tersebut terjadi.
Kegagalan atau keterlambatan melaksanakan kewajiban karena keadaan kahar tidak dianggap sebagai pelanggaran.
Setelah keadaan kahar berakhir, PARA PIHAK bermusyawarah untuk menentukan kelanjutan {naskah} ini.""",
)

AMENDMENT = LibraryClause(
    key="perubahan",
    title="Perubahan dan Adendum",
    body="""\
Hal yang belum diatur atau perlu diubah dalam {naskah} ini ditetapkan atas kesepakatan PARA PIHAK dan dituangkan dalam \
adendum.
Adendum ditandatangani oleh PARA PIHAK dan merupakan bagian yang tidak terpisahkan dari {naskah} ini.
Penggantian pimpinan atau perubahan susunan organisasi salah satu PIHAK tidak mengakhiri {naskah} ini.""",
)

CLOSING = LibraryClause(
    key="penutup",
    title="Penutup",
    locked=True,
    body="""\
{naskah} ini dibuat dan ditandatangani oleh PARA PIHAK pada hari, tanggal, bulan, dan tahun sebagaimana disebutkan pada \
bagian awal, dengan itikad baik dan tanpa paksaan dari pihak mana pun.
{naskah} ini dibuat dalam {jumlah_rangkap} rangkap asli, masing-masing bermeterai cukup dan mempunyai kekuatan hukum yang \
sama, satu rangkap untuk setiap PIHAK.""",
)
