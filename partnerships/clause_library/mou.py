"""Nota Kesepahaman: the intention of the parties, to be carried out by agreements of its own."""

from __future__ import annotations

from partnerships.clause_library import shared
from partnerships.clause_library.base import LibraryClause

MOU = (
    LibraryClause(
        key="maksud_tujuan",
        title="Maksud dan Tujuan",
        body="""\
{naskah} ini dimaksudkan sebagai pernyataan kehendak PARA PIHAK untuk bekerja sama dalam {tentang}.
{naskah} ini bertujuan mewujudkan kerja sama yang setara, terencana, dan saling menguatkan untuk meningkatkan mutu \
pendidikan di {nama_sekolah}.""",
    ),
    LibraryClause(
        key="ruang_lingkup",
        title="Ruang Lingkup",
        body="""\
Ruang lingkup {naskah} ini meliputi:
- pertukaran data dan informasi yang diperlukan untuk perencanaan kegiatan;
- pengembangan kemampuan guru dan tenaga kependidikan;
- dukungan bagi peserta didik melalui kegiatan {tentang}; dan
- kegiatan lain yang disepakati PARA PIHAK.""",
    ),
    LibraryClause(
        key="pelaksanaan",
        title="Pelaksanaan",
        body="""\
{naskah} ini ditindaklanjuti dengan perjanjian kerja sama yang mengatur kegiatan, hak dan kewajiban, pembiayaan, serta \
jadwal secara terperinci.
Perjanjian kerja sama sebagaimana dimaksud pada ayat (1) disusun bersama oleh penanggung jawab yang ditunjuk oleh setiap \
PIHAK.""",
    ),
    LibraryClause(
        key="sifat",
        title="Sifat Kesepahaman",
        locked=True,
        body="""\
{naskah} ini merupakan pernyataan itikad baik dan tidak menimbulkan kewajiban hukum maupun keuangan sebelum dituangkan \
dalam perjanjian kerja sama.""",
    ),
    LibraryClause(
        key="pembiayaan",
        title="Pembiayaan",
        body="""\
Biaya yang timbul dari penyusunan {naskah} ini ditanggung oleh setiap PIHAK, sedangkan biaya kegiatan diatur dalam \
perjanjian kerja sama sebagaimana dimaksud dalam {pasal:pelaksanaan}.""",
    ),
    LibraryClause(
        key="jangka_waktu",
        title="Jangka Waktu",
        locked=True,
        body="""\
{naskah} ini berlaku {masa_berlaku}.
{naskah} ini dapat diperpanjang atau diakhiri lebih awal atas kesepakatan tertulis PARA PIHAK, yang diusulkan paling lambat \
1 (satu) bulan sebelumnya.
Berakhirnya {naskah} ini tidak mengakhiri perjanjian kerja sama yang masih berlaku.""",
    ),
    shared.MONITORING,
    shared.CORRESPONDENCE,
    LibraryClause(
        key="penyelesaian_perselisihan",
        title="Penyelesaian Perbedaan",
        locked=True,
        body="""\
Perbedaan penafsiran atas {naskah} ini diselesaikan secara musyawarah untuk mufakat dengan menjunjung kesetaraan PARA \
PIHAK, dan apabila perlu dengan bantuan penengah yang disepakati.""",
    ),
    shared.AMENDMENT,
    shared.CLOSING,
)
