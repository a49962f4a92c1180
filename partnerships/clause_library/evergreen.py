"""The term article of an agreement without an end; it takes the place of the library's own while "berlaku terus" is chosen."""

TERM_KEY = "jangka_waktu"

EVERGREEN_TERM = """\
{naskah} ini berlaku {masa_berlaku}.
Hasil peninjauan dituangkan secara tertulis dan menjadi dasar untuk melanjutkan, mengubah, atau mengakhiri {naskah} ini.
{naskah} ini dapat diakhiri atas kesepakatan tertulis PARA PIHAK, atau atas permintaan tertulis salah satu PIHAK beserta \
alasannya yang disampaikan paling lambat 3 (tiga) bulan sebelumnya.
Kegiatan yang sedang berjalan dan kewajiban yang telah jatuh tempo tetap diselesaikan."""
