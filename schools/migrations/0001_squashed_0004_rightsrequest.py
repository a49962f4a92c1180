"""All tables of the app as its first migrations leave them, for an empty database (config/squashing.py, docs/adr/0016)."""

import core.private_fields
import core.tables
import datetime
import django.db.models.deletion
import django.utils.timezone
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("schools", "0001_initial"), ("schools", "0002_teaching"), ("schools", "0003_reminders_as_the_school_likes"), ("schools", "0004_rightsrequest")]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        core.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="School",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("slug", models.SlugField(max_length=60, unique=True, verbose_name="Alamat singkat")),
                        ("npsn", models.CharField(error_messages={"unique": "Sekolah dengan NPSN ini sudah ada."}, max_length=8, unique=True, verbose_name="NPSN")),
                        ("name", models.CharField(max_length=150, verbose_name="Nama sekolah")),
                        ("level", models.CharField(blank=True, max_length=10, verbose_name="Bentuk pendidikan")),
                        ("is_private", models.BooleanField(default=False, verbose_name="Swasta")),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="Alamat")),
                        ("village", models.CharField(blank=True, max_length=100, verbose_name="Desa/kelurahan")),
                        ("district", models.CharField(blank=True, max_length=100, verbose_name="Kecamatan")),
                        ("regency", models.CharField(blank=True, max_length=100, verbose_name="Kabupaten/kota")),
                        ("province", models.CharField(blank=True, max_length=100, verbose_name="Provinsi")),
                        ("postcode", models.CharField(blank=True, max_length=5, verbose_name="Kode pos")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telepon")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="Email")),
                        ("website", models.CharField(blank=True, max_length=120, verbose_name="Situs web")),
                        (
                            "timezone",
                            models.CharField(
                                choices=[("Asia/Jakarta", "WIB (Waktu Indonesia Barat)"), ("Asia/Makassar", "WITA (Waktu Indonesia Tengah)"), ("Asia/Jayapura", "WIT (Waktu Indonesia Timur)")],
                                default="Asia/Jakarta",
                                max_length=20,
                                verbose_name="Zona waktu",
                            ),
                        ),
                        (
                            "letterhead_lines",
                            models.TextField(
                                blank=True, help_text="Satu baris per instansi di atas nama sekolah, misalnya pemerintah provinsi dan dinas, atau yayasan.", verbose_name="Baris kop surat"
                            ),
                        ),
                        ("logo_id", models.BigIntegerField(blank=True, editable=False, null=True, verbose_name="Lambang")),
                        (
                            "number_pattern",
                            models.CharField(
                                default="{klasifikasi}/{urut:3}/{lembaga}/{bulan_romawi}/{tahun}",
                                help_text="Bagian yang tersedia: {klasifikasi}, {urut:3}, {lembaga}, {bulan}, {bulan_romawi}, {tahun}.",
                                max_length=120,
                                verbose_name="Pola nomor surat",
                            ),
                        ),
                        ("number_classification", models.CharField(blank=True, default="400.3", max_length=20, verbose_name="Kode klasifikasi")),
                        ("number_institution", models.CharField(blank=True, max_length=40, verbose_name="Kode lembaga")),
                        ("party_ordinal", models.CharField(choices=[("kesatu", "PIHAK KESATU"), ("pertama", "PIHAK PERTAMA")], default="kesatu", max_length=10, verbose_name="Sebutan pihak")),
                        ("paper", models.CharField(choices=[("a4", "A4 (210 × 297 mm)"), ("f4", "F4/folio (215 × 330 mm)")], default="a4", max_length=2, verbose_name="Ukuran kertas")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("reminder_offsets", models.JSONField(blank=True, default=dict, editable=False)),
                        ("reminders_from", models.TimeField(default=datetime.time(7, 0), verbose_name="Pengingat dikirim mulai pukul")),
                        ("reminders_until", models.TimeField(default=datetime.time(20, 0), help_text="Di luar jam ini tidak ada pengingat yang dikirim.", verbose_name="sampai pukul")),
                    ],
                    options={
                        "verbose_name": "Sekolah",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reminders_from__lt", models.F("reminders_until"))),
                                name="school_reminders_have_hours",
                                violation_error_message="Jam selesai harus sesudah jam mulai.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(default=False, help_text="Designates that this user has all permissions without explicitly assigning them.", verbose_name="superuser status"),
                        ),
                        ("email", models.EmailField(error_messages={"unique": "Alamat email ini sudah dipakai."}, max_length=254, unique=True, verbose_name="Email")),
                        ("name", models.CharField(max_length=150, verbose_name="Nama")),
                        ("front_title", models.CharField(blank=True, max_length=40, verbose_name="Gelar depan")),
                        ("back_title", models.CharField(blank=True, max_length=80, verbose_name="Gelar belakang")),
                        ("employee_number", models.CharField(blank=True, help_text="Kosongkan bila tidak ada.", max_length=30, verbose_name="NIP")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="Nomor telepon")),
                        ("language", models.CharField(choices=[("id", "Bahasa Indonesia"), ("en", "English")], default="id", max_length=2, verbose_name="Bahasa")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Aktif")),
                        ("is_staff", models.BooleanField(default=False, verbose_name="Staf dukungan")),
                        ("date_joined", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("session_round", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True, help_text="Specific permissions for this user.", related_name="user_set", related_query_name="user", to="auth.permission", verbose_name="user permissions"
                            ),
                        ),
                        (
                            "reminder_mail",
                            models.CharField(
                                choices=[
                                    ("each", "Satu email per hal; bila lebih dari tiga, satu ringkasan"),
                                    ("daily", "Satu ringkasan sehari"),
                                    ("inbox", "Tanpa email, hanya kotak masuk (kecuali yang sangat penting)"),
                                ],
                                default="each",
                                max_length=5,
                                verbose_name="Pengingat melalui email",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "Pengguna",
                        "ordering": ["name", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="Region",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("code", models.CharField(max_length=8, unique=True, verbose_name="Kode wilayah")),
                        ("name", models.CharField(max_length=100, verbose_name="Nama wilayah")),
                        ("folded", models.CharField(editable=False, max_length=100)),
                        ("level", models.PositiveSmallIntegerField(choices=[(1, "Provinsi"), (2, "Kabupaten/kota"), (3, "Kecamatan")], verbose_name="Tingkat")),
                    ],
                    options={
                        "verbose_name": "Wilayah",
                        "ordering": ["code"],
                        "indexes": [models.Index(fields=["level", "folded"], name="region_by_name")],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolListing",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("npsn", models.CharField(error_messages={"unique": "NPSN ini sudah ada di direktori."}, max_length=8, unique=True, verbose_name="NPSN")),
                        ("name", models.CharField(max_length=150, verbose_name="Nama sekolah")),
                        ("folded", models.CharField(db_index=True, editable=False, max_length=200)),
                        ("level", models.CharField(blank=True, max_length=10, verbose_name="Bentuk pendidikan")),
                        ("status", models.CharField(blank=True, choices=[("N", "Negeri"), ("S", "Swasta")], max_length=1, verbose_name="Status")),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="Alamat")),
                        ("district", models.CharField(blank=True, max_length=100, verbose_name="Kecamatan")),
                        ("district_code", models.CharField(blank=True, max_length=13)),
                        ("regency", models.CharField(blank=True, max_length=100, verbose_name="Kabupaten/kota")),
                        ("regency_code", models.CharField(blank=True, max_length=13)),
                        ("province", models.CharField(blank=True, max_length=100, verbose_name="Provinsi")),
                        ("province_code", models.CharField(blank=True, max_length=13)),
                        ("latitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="Lintang")),
                        ("longitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="Bujur")),
                        ("source", models.CharField(blank=True, max_length=100, verbose_name="Sumber")),
                    ],
                    options={
                        "verbose_name": "Sekolah di direktori",
                        "ordering": ["name", "npsn"],
                        "indexes": [models.Index(fields=["province", "regency"], name="listing_by_region")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("latitude", None), ("longitude", None)),
                                    models.Q(("latitude__range", (Decimal("-11.2"), Decimal("6.3"))), ("longitude__range", (Decimal("94.5"), Decimal("141.2")))),
                                    _connector="OR",
                                ),
                                name="listing_in_indonesia",
                                violation_error_message="Koordinat harus berada di Indonesia, atau keduanya kosong.",
                            ),
                            models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="listing_has_name", violation_error_message="Nama sekolah belum diisi."),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("principal", "Kepala sekolah"),
                                    ("hub", "Pusat Penggerak Kolaborasi"),
                                    ("operator", "Operator sekolah"),
                                    ("teacher", "Guru"),
                                    ("staff", "Tenaga kependidikan"),
                                    ("special_needs_teacher", "Guru pembimbing khusus (GPK)"),
                                    ("counsellor", "Guru BK"),
                                    ("coach", "Pembimbing"),
                                    ("committee", "Komite sekolah"),
                                    ("supervisor", "Pengawas"),
                                    ("parent", "Orang tua / wali"),
                                    ("partner", "Kontak mitra"),
                                ],
                                max_length=30,
                                verbose_name="Peran",
                            ),
                        ),
                        ("position", models.CharField(blank=True, help_text="Seperti dicetak pada surat, misalnya Wakil Kepala Sekolah Bidang Humas.", max_length=100, verbose_name="Jabatan")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Aktif")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Keanggotaan",
                        "ordering": ["school", "user__name", "role"],
                        "indexes": [models.Index(fields=["school", "role"], name="membership_by_role")],
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "school", "role"), name="one_row_per_role", violation_error_message="Orang ini sudah memegang peran tersebut."),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("ended_at", None), ("is_active", True)), models.Q(("ended_at__isnull", False), ("is_active", False)), _connector="OR"),
                                name="ended_membership_has_date",
                                violation_error_message="Keanggotaan yang berakhir harus bertanggal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("email", models.EmailField(max_length=254, verbose_name="Email")),
                        ("name", models.CharField(max_length=150, verbose_name="Nama")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("principal", "Kepala sekolah"),
                                    ("hub", "Pusat Penggerak Kolaborasi"),
                                    ("operator", "Operator sekolah"),
                                    ("teacher", "Guru"),
                                    ("staff", "Tenaga kependidikan"),
                                    ("special_needs_teacher", "Guru pembimbing khusus (GPK)"),
                                    ("counsellor", "Guru BK"),
                                    ("coach", "Pembimbing"),
                                    ("committee", "Komite sekolah"),
                                    ("supervisor", "Pengawas"),
                                    ("parent", "Orang tua / wali"),
                                    ("partner", "Kontak mitra"),
                                ],
                                max_length=30,
                                verbose_name="Peran",
                            ),
                        ),
                        ("position", models.CharField(blank=True, max_length=100, verbose_name="Jabatan")),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("expires_at", models.DateTimeField(verbose_name="Berlaku sampai")),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        ("accepted_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("invited_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Undangan",
                        "ordering": ["-created_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("accepted_at", None), ("revoked_at", None)),
                                fields=("school", "email", "role"),
                                name="one_open_invitation",
                                violation_error_message="Undangan untuk alamat dan peran ini masih terbuka.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolYear",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=9, verbose_name="Tahun ajaran")),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("ends_on", models.DateField(verbose_name="Selesai")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="years", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Tahun ajaran",
                        "ordering": ["-starts_on"],
                        "constraints": [
                            models.UniqueConstraint(fields=("school", "name"), name="school_year_once", violation_error_message="Tahun ajaran ini sudah ada."),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="school_year_forward", violation_error_message="Tahun ajaran harus selesai setelah dimulai."
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClassGroup",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=40, verbose_name="Kelas")),
                        ("grade", models.PositiveSmallIntegerField(blank=True, help_text="Angka 1 sampai 13.", null=True, verbose_name="Tingkat")),
                        ("homeroom", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Wali kelas")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="class_groups", to="schools.school")),
                        ("year", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="class_groups", to="schools.schoolyear", verbose_name="Tahun ajaran")),
                    ],
                    options={
                        "verbose_name": "Kelas",
                        "ordering": ["grade", "name", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("school", "year", "name"), name="class_group_once", violation_error_message="Kelas ini sudah ada pada tahun ajaran tersebut."),
                            models.CheckConstraint(
                                condition=models.Q(("grade", None), ("grade__range", (1, 13)), _connector="OR"), name="grade_in_school", violation_error_message="Tingkat adalah angka 1 sampai 13."
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Holiday",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(choices=[("national", "Libur nasional"), ("joint", "Cuti bersama"), ("school", "Libur sekolah")], default="school", max_length=10, verbose_name="Jenis"),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="Nama hari libur")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="Nama dalam bahasa Inggris")),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("ends_on", models.DateField(verbose_name="Sampai")),
                        ("school", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="holidays", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Hari libur",
                        "ordering": ["starts_on", "id"],
                        "indexes": [models.Index(fields=["school", "starts_on"], name="holiday_by_school")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="holiday_forward", violation_error_message="Libur tidak dapat selesai sebelum dimulai."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("school", None), ("kind", "school"), _connector="XOR"),
                                name="school_holiday_has_school",
                                violation_error_message="Libur nasional berlaku bagi semua sekolah; libur sekolah milik satu sekolah.",
                            ),
                            models.UniqueConstraint(fields=("school", "starts_on", "name"), name="holiday_once", violation_error_message="Hari libur ini sudah ada."),
                            models.UniqueConstraint(
                                condition=models.Q(("school", None)), fields=("starts_on", "name"), name="national_holiday_once", violation_error_message="Hari libur ini sudah ada."
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Room",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=60, verbose_name="Ruang")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Dipakai")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="rooms", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Ruang",
                        "ordering": ["name", "id"],
                        "constraints": [models.UniqueConstraint(fields=("school", "name"), name="room_once", violation_error_message="Ruang ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="Subject",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=100, verbose_name="Mata pelajaran")),
                        ("code", models.CharField(blank=True, max_length=15, verbose_name="Singkatan")),
                        ("family", models.CharField(blank=True, help_text="Misalnya MIPA, Bahasa, atau Ilmu Sosial.", max_length=60, verbose_name="Rumpun")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Dipakai")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="subjects", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Mata pelajaran",
                        "ordering": ["name", "id"],
                        "constraints": [models.UniqueConstraint(fields=("school", "name"), name="subject_once", violation_error_message="Mata pelajaran ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="Lesson",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("weekday", models.PositiveSmallIntegerField(verbose_name="Hari")),
                        ("starts_at", models.TimeField(verbose_name="Mulai")),
                        ("ends_at", models.TimeField(verbose_name="Selesai")),
                        ("class_group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="lessons", to="schools.classgroup", verbose_name="Kelas")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="lessons", to="schools.school")),
                        ("teacher", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Guru")),
                        ("year", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="lessons", to="schools.schoolyear", verbose_name="Tahun ajaran")),
                        ("room", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="lessons", to="schools.room", verbose_name="Ruang")),
                        ("subject", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lessons", to="schools.subject", verbose_name="Mata pelajaran")),
                    ],
                    options={
                        "verbose_name": "Jam pelajaran",
                        "ordering": ["weekday", "starts_at", "id"],
                        "indexes": [
                            models.Index(fields=["school", "teacher", "weekday"], name="lesson_by_teacher"),
                            models.Index(fields=["school", "class_group", "weekday"], name="lesson_by_class"),
                            models.Index(fields=["school", "room", "weekday"], name="lesson_by_room"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="lesson_forward", violation_error_message="Jam pelajaran harus selesai setelah dimulai."
                            ),
                            models.CheckConstraint(condition=models.Q(("weekday__range", (1, 7))), name="lesson_on_weekday", violation_error_message="Pilih hari Senin sampai Minggu."),
                            models.UniqueConstraint(
                                fields=("year", "class_group", "weekday", "starts_at", "subject", "teacher"), name="lesson_once", violation_error_message="Jam pelajaran ini sudah ada."
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RightsRequest",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Informasi: data apa yang disimpan dan untuk apa"),
                                    ("copy", "Salinan data"),
                                    ("correction", "Perbaikan data"),
                                    ("erasure", "Penghapusan data"),
                                    ("withdrawal", "Pencabutan persetujuan"),
                                    ("restriction", "Pembatasan atau penundaan pemrosesan"),
                                ],
                                max_length=12,
                                verbose_name="Apa yang diminta?",
                            ),
                        ),
                        (
                            "via",
                            models.CharField(
                                choices=[("account", "Lewat akun"), ("person", "Datang langsung"), ("letter", "Surat"), ("email", "Email"), ("phone", "Telepon")],
                                max_length=8,
                                verbose_name="Bagaimana permintaan datang?",
                            ),
                        ),
                        ("asker", models.CharField(max_length=150, verbose_name="Nama pemohon")),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="Alamat untuk jawaban")),
                        ("subject_type", models.CharField(blank=True, editable=False, max_length=80)),
                        ("subject_id", models.BigIntegerField(blank=True, editable=False, null=True)),
                        ("subject_label", models.CharField(max_length=200, verbose_name="Tentang siapa?")),
                        ("words", core.private_fields.PrivateText(blank=True, verbose_name="Apa kata pemohon?")),
                        ("received_at", models.DateTimeField(verbose_name="Diterima")),
                        ("due_at", models.DateTimeField(editable=False)),
                        (
                            "outcome",
                            models.CharField(blank=True, choices=[("done", "Dipenuhi"), ("partly", "Dipenuhi sebagian"), ("refused", "Ditolak dengan alasan")], max_length=8, verbose_name="Hasil"),
                        ),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("identity", "Identitas pemohon tidak dapat dipastikan"),
                                    ("harm", "Membahayakan keselamatan atau kesehatan (pasal 33)"),
                                    ("others", "Membuka data orang lain (pasal 33)"),
                                    ("duty", "Wajib disimpan menurut peraturan"),
                                    ("state", "Penegakan hukum atau kepentingan negara (pasal 15)"),
                                ],
                                max_length=8,
                                verbose_name="Dasar penolakan",
                            ),
                        ),
                        ("answer", core.private_fields.PrivateText(blank=True, verbose_name="Jawaban kepada pemohon")),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("answered_by_label", models.CharField(blank=True, editable=False, max_length=200)),
                        ("answered_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("person", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Permintaan hak data",
                        "ordering": ["-received_at", "-id"],
                        "indexes": [models.Index(fields=["school", "answered_at", "due_at"], name="rights_by_clock")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("outcome", "")), models.Q(("answered_at__isnull", False), models.Q(("outcome", ""), _negated=True)), _connector="OR"
                                ),
                                name="answered_right_has_outcome",
                                violation_error_message="Permintaan yang dijawab harus mempunyai hasil.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("outcome", "refused"), _negated=True), models.Q(("ground", ""), _negated=True), _connector="OR"),
                                name="refused_right_has_ground",
                                violation_error_message="Penolakan harus menyebut dasarnya.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
