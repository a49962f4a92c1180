"""More partners of the demo, so that its directory looks like a real one: every type of domain 1.5."""

from __future__ import annotations

from partnerships.terms import Category, PartnerKind, Resource

C, K, R = Category, PartnerKind, Resource

# key: (name, kind, address, contact, position, offers)
NEIGHBOURS: dict[str, tuple] = {
    "polytechnic": (
        "Politeknik Karya Wanareja", K.HIGHER_EDUCATION, "Jalan Industri Nomor 5", "Ir. Suharno, M.T.", "Direktur",
        [(C.ACADEMIC, R.EXPERTS, "Dosen tamu dua kali setahun"), (C.EXTRACURRICULAR, R.EQUIPMENT, "Bengkel robotika")],
    ),
    "teachers_college": (
        "Institut Keguruan Pandanarum", K.HIGHER_EDUCATION, "Jalan Pendidikan Nomor 11", "Dr. Nurul Hidayati, M.Pd.", "Dekan FKIP",
        [(C.PROFESSIONAL, R.EXPERTS, "Pendampingan penelitian tindakan kelas"), (C.ACADEMIC, R.VOLUNTEERS, "Mahasiswa praktik")],
    ),
    "sdn": (
        "SD Negeri 2 Tirtamaya", K.SCHOOL, "Jalan Kenanga Nomor 3", "Sri Lestari, S.Pd.", "Kepala Sekolah",
        [(C.STUDENT_SUPPORT, R.JOINT_PROJECT, "Kakak asuh membaca")],
    ),
    "smk": (
        "SMK Negeri 1 Wanareja", K.SCHOOL, "Jalan Veteran Nomor 20", "Agus Riyanto, S.T., M.Pd.", "Kepala Sekolah",
        [(C.EXTRACURRICULAR, R.EQUIPMENT, "Studio produksi video"), (C.PROFESSIONAL, R.INFORMATION, "Kunjungan guru")],
    ),
    "slb": (
        "SLB Bina Kasih Wanareja", K.SCHOOL, "Jalan Mawar Nomor 7", "Yuliana Puspita, S.Pd.", "Kepala Sekolah",
        [(C.STUDENT_SUPPORT, R.EXPERTS, "Guru kunjung sekali sepekan"), (C.PROFESSIONAL, R.EXPERTS, "Pelatihan asesmen")],
    ),
    "hospital": (
        "RSUD Wanareja", K.HEALTH_CENTRE, "Jalan Kesehatan Nomor 1", "dr. Haris Munandar, Sp.A.", "Direktur",
        [(C.STUDENT_SUPPORT, R.SERVICES, "Rujukan dan pemeriksaan penglihatan")],
    ),
    "environment": (
        "Dinas Lingkungan Hidup Kabupaten Wanareja", K.GOVERNMENT, "Kompleks Perkantoran Blok C", "Ir. Wiwik Handayani", "Kepala Bidang",
        [(C.ACADEMIC, R.INFORMATION, "Data kualitas air sungai"), (C.EXTRACURRICULAR, R.EQUIPMENT, "Bibit dan komposter")],
    ),
    "archives": (
        "Dinas Perpustakaan dan Arsip Wanareja", K.GOVERNMENT, "Jalan Diponegoro Nomor 2", "Bambang Sutejo, S.S.", "Kepala Dinas",
        [(C.ACADEMIC, R.EQUIPMENT, "Pinjaman 300 buku per semester")],
    ),
    "narcotics": (
        "Badan Narkotika Kabupaten Wanareja", K.GOVERNMENT, "Jalan Pahlawan Nomor 9", "AKBP Dewi Ratnasari", "Kepala",
        [(C.STUDENT_SUPPORT, R.EXPERTS, "Penyuluhan dan tes urine")],
    ),
    "koramil": (
        "Koramil 07 Tirtamaya", K.POLICE, "Jalan Raya Tirtamaya Nomor 30", "Kapten Inf. Slamet Raharjo", "Danramil",
        [(C.EXTRACURRICULAR, R.EXPERTS, "Pelatihan baris-berbaris")],
    ),
    "internet": (
        "PT Jala Nusa Data", K.BUSINESS, "Jalan Merdeka Nomor 77", "Andreas Wijaya", "Manajer Wilayah",
        [(C.ACADEMIC, R.EQUIPMENT, "Jalur internet 200 Mbps")],
    ),
    "workshop": (
        "Bengkel Motor Jaya Abadi", K.BUSINESS, "Jalan Raya Karangjati Km 3", "Sugeng Purnomo", "Pemilik",
        [(C.EXTRACURRICULAR, R.EXPERTS, "Magang singkat enam siswa")],
    ),
    "hotel": (
        "Hotel Griya Wanareja", K.BUSINESS, "Jalan Ahmad Yani Nomor 45", "Maria Kristina", "Manajer SDM",
        [(C.ACADEMIC, R.EXPERTS, "Praktik percakapan bahasa Inggris"), (C.EXTRACURRICULAR, R.JOINT_PROJECT, "Pameran karya")],
    ),
    "cooperative": (
        "Koperasi Tani Makmur Sejahtera", K.COMMUNITY, "Desa Sumberejo RT 2 RW 1", "Karsono", "Ketua",
        [(C.ACADEMIC, R.JOINT_PROJECT, "Lahan praktik 500 meter persegi")],
    ),
    "alumni": (
        "Ikatan Alumni SMA Negeri 3 Tirtamaya", K.COMMUNITY, "Jalan Kenanga Nomor 17", "Fajar Kurniawan, S.E.", "Ketua Umum",
        [(C.STUDENT_SUPPORT, R.SCHOLARSHIP, "Dua belas beasiswa"), (C.ACADEMIC, R.MONEY, "Hibah sarana")],
    ),
    "village": (
        "Karang Taruna Sidoarum", K.COMMUNITY, "Balai Desa Sidoarum", "Rizal Fauzi", "Ketua",
        [(C.EXTRACURRICULAR, R.VOLUNTEERS, "Panitia kegiatan kampung")],
    ),
    "scouts": (
        "Yayasan Anak Tangguh", K.NONPROFIT, "Jalan Teratai Nomor 14", "Dian Permata", "Direktur Program",
        [(C.STUDENT_SUPPORT, R.EXPERTS, "Fasilitator antiperundungan")],
    ),
    "river": (
        "Perkumpulan Peduli Sungai Serayu", K.NONPROFIT, "Jalan Tepi Kali Nomor 2", "Galih Pramono", "Koordinator",
        [(C.ACADEMIC, R.EXPERTS, "Pendamping riset biotilik")],
    ),
    "therapist": (
        "Biro Psikologi Cahaya Hati", K.SERVICE_PROVIDER, "Jalan Cempaka Nomor 6", "Ratih Kusuma, M.Psi., Psikolog", "Pimpinan",
        [(C.STUDENT_SUPPORT, R.SERVICES, "Asesmen minat dan bakat")],
    ),
    "dancer": (
        "Sanggar Tari Ni Luh Ayu", K.INDIVIDUAL, "Jalan Dahlia Nomor 10", "Ni Luh Ayu Saraswati", "Pengasuh",
        [(C.EXTRACURRICULAR, R.EXPERTS, "Pelatih tari sekali sepekan")],
    ),
    "coder": (
        "Arif Budiman (pegiat pemrograman)", K.INDIVIDUAL, "Perumahan Asri Blok D4", "Arif Budiman", "Relawan",
        [(C.EXTRACURRICULAR, R.VOLUNTEERS, "Klub pemrograman tiap Sabtu")],
    ),
    "japan": (
        "Minamizawa Senior High School", K.ABROAD, "Minamizawa, Jepang", "Haruka Tanabe", "International Coordinator",
        [(C.ACADEMIC, R.JOINT_PROJECT, "Kelas daring bersama"), (C.PROFESSIONAL, R.INFORMATION, "Pertukaran guru")],
    ),
}  # fmt: skip
