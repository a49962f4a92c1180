"""Perjanjian Kerja Sama: who does what, at whose cost, for how long."""

from __future__ import annotations

from partnerships.clause_library import shared
from partnerships.clause_library.base import LibraryClause
from partnerships.terms import LOANS, FinancialForm

PKS = (
    LibraryClause(
        key="ketentuan_umum",
        title="Ketentuan Umum",
        optional=True,
        included=False,
        body="""\
Dalam {naskah} ini yang dimaksud dengan:
- kerja sama adalah kegiatan yang dilaksanakan bersama oleh PARA PIHAK menurut {naskah} ini;
- peserta didik adalah peserta didik {nama_sekolah};
- rencana kerja adalah dokumen tahunan yang memuat kegiatan, jadwal, tempat, penanggung jawab, dan kebutuhan sarana; dan
- hari kerja adalah hari Senin sampai dengan hari Jumat di luar hari libur nasional dan cuti bersama.""",
    ),
    LibraryClause(
        key="maksud_tujuan",
        title="Maksud dan Tujuan",
        body="""\
{naskah} ini dimaksudkan sebagai landasan bagi PARA PIHAK dalam melaksanakan kerja sama tentang {tentang} sesuai dengan \
tugas, fungsi, dan kewenangan masing-masing.
{naskah} ini bertujuan untuk:
- memadukan sumber daya dan keahlian PARA PIHAK guna meningkatkan mutu layanan pendidikan di {nama_sekolah};
- memperjelas pembagian peran dan tanggung jawab PARA PIHAK; dan
- memastikan pelaksanaan kerja sama dipantau, dievaluasi, dan diperbaiki secara berkala.""",
    ),
    LibraryClause(
        key="ruang_lingkup",
        title="Ruang Lingkup",
        body="""\
Ruang lingkup {naskah} ini meliputi:
- perencanaan bersama kegiatan {tentang};
- pelaksanaan kegiatan sesuai dengan rencana kerja;
- pemanfaatan tenaga ahli, sarana, dan informasi yang dimiliki PARA PIHAK; dan
- pemantauan, evaluasi, dan pelaporan.""",
    ),
    LibraryClause(
        key="pelaksanaan",
        title="Pelaksanaan",
        body="""\
PARA PIHAK menyusun rencana kerja untuk setiap tahun ajaran yang memuat kegiatan, jadwal, tempat, penanggung jawab, dan \
kebutuhan sarana.
Rencana kerja tahun pertama disepakati paling lambat 30 (tiga puluh) hari kalender sejak {naskah} ini ditandatangani.
Setiap PIHAK menunjuk seorang penanggung jawab yang mengoordinasikan kegiatan dan menjadi penghubung bagi PIHAK lain.
Kegiatan yang melibatkan peserta didik didampingi oleh guru dan tidak mengganggu pembelajaran yang telah dijadwalkan, \
kecuali disepakati lain secara tertulis.""",
    ),
    LibraryClause(
        key="hak_kewajiban",
        title="Hak dan Kewajiban",
        locked=True,
        body="""\
{kewajiban_para_pihak}
Setiap PIHAK berhak untuk:
- menerima pelaksanaan kewajiban PIHAK lain menurut {naskah} ini;
- memperoleh informasi dan laporan mengenai kegiatan yang dikerjasamakan;
- menyampaikan usul, masukan, dan keberatan dengan kedudukan yang setara; dan
- memanfaatkan hasil kerja sama untuk tujuan pendidikan.""",
    ),
    LibraryClause(
        key="pembiayaan",
        title="Pembiayaan",
        body="""\
Biaya yang timbul dari pelaksanaan {naskah} ini ditanggung oleh PARA PIHAK sesuai dengan kewajiban masing-masing \
berdasarkan rencana kerja.
Pelaksanaan {naskah} ini tidak menimbulkan pungutan kepada peserta didik dan orang tua/wali.
Penerimaan dan penggunaan dana, barang, atau jasa dicatat dan dipertanggungjawabkan secara terbuka.""",
    ),
    LibraryClause(
        key="hibah",
        title="Hibah",
        locked=True,
        only_for=(FinancialForm.GRANT,),
        body="""\
Dalam rangka {naskah} ini disediakan hibah sebesar {nilai_dana} yang tidak perlu dikembalikan.
Hibah hanya digunakan untuk kegiatan dalam ruang lingkup sebagaimana dimaksud dalam {pasal:ruang_lingkup}.
Penerima hibah menyampaikan laporan penggunaan beserta bukti pengeluaran paling lambat 30 (tiga puluh) hari kalender \
setelah kegiatan selesai.""",
    ),
    LibraryClause(
        key="pengembalian_pinjaman",
        title="Pengembalian Pinjaman",
        locked=True,
        only_for=tuple(LOANS),
        body="""\
Dana yang diberikan berdasarkan {naskah} ini berbentuk {bentuk_dana} sebesar {nilai_dana} dan wajib dikembalikan oleh \
penerima.
Pemberian dan pengembalian dana dilaksanakan berdasarkan izin {pejabat_izin} Nomor {nomor_izin} tanggal {tanggal_izin}.
Pengembalian dilakukan dalam {jumlah_angsuran} angsuran menurut jadwal dalam {lampiran_angsuran} yang merupakan bagian yang \
tidak terpisahkan dari {naskah} ini.
Setiap pembayaran angsuran dibuktikan dengan tanda terima tertulis dan dicatat oleh PARA PIHAK.
Jika pembayaran angsuran terlambat, PARA PIHAK bermusyawarah untuk menjadwalkan ulang, dan hasilnya dituangkan dalam \
adendum.
Pengembalian dana tidak dibebankan kepada peserta didik dan orang tua/wali.""",
    ),
    LibraryClause(
        key="jangka_waktu",
        title="Jangka Waktu",
        locked=True,
        body="""\
{naskah} ini berlaku {masa_berlaku}.
{naskah} ini dapat diperpanjang atas kesepakatan tertulis PARA PIHAK dengan memperhatikan hasil evaluasi.
PIHAK yang bermaksud memperpanjang menyampaikan usul tertulis kepada PIHAK lain paling lambat 3 (tiga) bulan sebelum \
{naskah} ini berakhir.""",
    ),
    LibraryClause(
        key="pengakhiran",
        title="Pengakhiran",
        optional=True,
        included=False,
        body="""\
{naskah} ini dapat diakhiri sebelum jangka waktunya selesai atas kesepakatan tertulis PARA PIHAK.
PIHAK yang bermaksud mengakhiri lebih awal memberitahukannya secara tertulis beserta alasannya paling lambat 1 (satu) bulan \
sebelumnya.
Kegiatan yang sedang berjalan dan kewajiban yang telah jatuh tempo tetap diselesaikan.""",
    ),
    shared.MONITORING,
    shared.DATA_PROTECTION,
    shared.CHILD_SAFETY,
    shared.PUBLICATION,
    shared.CORRESPONDENCE,
    shared.FORCE_MAJEURE,
    LibraryClause(
        key="penyelesaian_perselisihan",
        title="Penyelesaian Perselisihan",
        locked=True,
        body="""\
Perbedaan pendapat dan perselisihan yang timbul dari pelaksanaan {naskah} ini diselesaikan secara musyawarah untuk mufakat.
Jika dalam 30 (tiga puluh) hari kalender musyawarah tidak mencapai mufakat, PARA PIHAK meminta bantuan penengah dari \
instansi yang membina PARA PIHAK atau dari pihak lain yang disepakati.
Jika penengahan tidak berhasil, perselisihan diselesaikan melalui pengadilan negeri yang wilayah hukumnya meliputi tempat \
kedudukan {nama_sekolah}.""",
    ),
    shared.AMENDMENT,
    shared.CLOSING,
)
