"""All tables of the app as its first migrations leave them, for an empty database (config/squashing.py, docs/adr/0016)."""

import core.private_fields
import core.tables
import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("inclusion", "0001_initial"), ("inclusion", "0002_handover_to_a_class")]

    initial = True

    dependencies = [
        ("partnerships", "0007_fill_marks"),
        ("schools", "0002_teaching"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="LongGoal",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "area",
                            models.CharField(
                                choices=[
                                    ("academic", "Akademik"),
                                    ("language", "Komunikasi dan bahasa"),
                                    ("motor", "Motorik"),
                                    ("social", "Sosial dan emosi"),
                                    ("behaviour", "Perilaku"),
                                    ("self_care", "Bina diri dan kemandirian"),
                                    ("compensatory", "Kompensatoris"),
                                ],
                                max_length=12,
                                verbose_name="Bidang",
                            ),
                        ),
                        ("text", core.private_fields.PrivateText(verbose_name="Tujuan jangka panjang")),
                        ("order", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="long_goals", to="inclusion.supportplan")),
                    ],
                    options={
                        "verbose_name": "Tujuan jangka panjang",
                        "ordering": ["order", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanReview",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("due_on", models.DateField(editable=False, verbose_name="Jatuh tempo")),
                        ("starts_at", models.DateTimeField(verbose_name="Mulai")),
                        ("ends_at", models.DateTimeField(verbose_name="Selesai")),
                        ("place", models.CharField(max_length=150, verbose_name="Tempat")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Direncanakan"), ("invited", "Undangan terkirim"), ("closed", "Ditutup"), ("cancelled", "Dibatalkan")],
                                default="planned",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("minutes", core.private_fields.PrivateText(blank=True, verbose_name="Notulen")),
                        ("opens_amendment", models.BooleanField(default=False, verbose_name="Buka perubahan rencana setelah tinjauan ini ditutup")),
                        ("agenda", core.private_fields.PrivateJSON(blank=True, editable=False, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("closed_by_label", models.CharField(blank=True, editable=False, max_length=200, verbose_name="Ditutup oleh")),
                        ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="inclusion.supportplan")),
                    ],
                    options={
                        "verbose_name": "Tinjauan rencana",
                        "ordering": ["-starts_at", "-id"],
                        "indexes": [models.Index(fields=["plan", "state", "-starts_at"], name="review_by_plan")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="review_forward", violation_error_message="Pertemuan harus selesai setelah dimulai."
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["planned", "invited"])),
                                fields=("plan",),
                                name="one_review_ahead",
                                violation_error_message="Tinjauan untuk rencana ini sudah dijadwalkan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Device",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("mobility", "Mobilitas"),
                                    ("hearing", "Pendengaran"),
                                    ("seeing", "Penglihatan"),
                                    ("speaking", "Komunikasi"),
                                    ("learning", "Alat belajar"),
                                    ("software", "Perangkat lunak dan gawai"),
                                ],
                                max_length=10,
                                verbose_name="Jenis",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="Alat")),
                        ("code", models.CharField(blank=True, max_length=40, verbose_name="Kode inventaris")),
                        (
                            "condition",
                            models.CharField(
                                choices=[("good", "Baik"), ("worn", "Perlu diperbaiki"), ("broken", "Rusak"), ("gone", "Tidak ada lagi")], default="good", max_length=8, verbose_name="Kondisi"
                            ),
                        ),
                        ("source", models.CharField(blank=True, help_text="Misalnya BOS, hibah mitra, komite.", max_length=120, verbose_name="Asal")),
                        ("check_on", models.DateField(blank=True, null=True, verbose_name="Diperiksa lagi pada")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Alat bantu",
                        "ordering": ["kind", "name", "id"],
                        "indexes": [models.Index(fields=["school", "kind", "name", "id"], name="device_by_kind")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True), fields=("school", "code"), name="device_code_once", violation_error_message="Kode inventaris ini sudah dipakai."
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeviceCare",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("on", models.DateField(verbose_name="Tanggal")),
                        ("what", models.CharField(max_length=200, verbose_name="Yang dilakukan")),
                        ("cost", models.DecimalField(blank=True, decimal_places=0, max_digits=12, null=True, verbose_name="Biaya (Rp)")),
                        ("device", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="care", to="inclusion.device")),
                    ],
                    options={
                        "verbose_name": "Perawatan alat",
                        "ordering": ["-on", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Facility",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("route", "Jalur dan ram"),
                                    ("stairs", "Tangga, pegangan, lift"),
                                    ("toilet", "Toilet"),
                                    ("classroom", "Ruang kelas"),
                                    ("resource", "Ruang sumber atau ruang tenang"),
                                    ("signs", "Penanda dan jalur pemandu"),
                                    ("yard", "Halaman, lapangan, parkir"),
                                    ("other", "Lainnya"),
                                ],
                                max_length=10,
                                verbose_name="Jenis",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="Sarana")),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="Letak")),
                        ("access", models.CharField(choices=[("yes", "Dapat dipakai semua"), ("partly", "Sebagian"), ("no", "Belum")], max_length=8, verbose_name="Aksesibel")),
                        ("note", models.TextField(blank=True, verbose_name="Keadaan")),
                        ("work", models.TextField(blank=True, verbose_name="Perbaikan yang direncanakan")),
                        ("work_due_on", models.DateField(blank=True, null=True, verbose_name="Perbaikan selesai paling lambat")),
                        ("work_cost", models.DecimalField(blank=True, decimal_places=0, max_digits=14, null=True, verbose_name="Perkiraan biaya (Rp)")),
                        ("work_done_on", models.DateField(blank=True, null=True, verbose_name="Perbaikan selesai pada")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Sarana",
                        "ordering": ["kind", "name", "id"],
                        "indexes": [models.Index(fields=["school", "kind", "name", "id"], name="facility_by_kind")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("work", ""), _negated=True), models.Q(("work_cost", None), ("work_done_on", None), ("work_due_on", None)), _connector="OR"),
                                name="facility_work_is_named",
                                violation_error_message="Tuliskan perbaikan apa yang direncanakan.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Guardian",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=150, verbose_name="Nama")),
                        ("relation", models.CharField(choices=[("mother", "Ibu"), ("father", "Ayah"), ("guardian", "Wali")], max_length=10, verbose_name="Hubungan")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telepon")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="Email")),
                        ("may_consent", models.BooleanField(default=True, verbose_name="Berhak memberi persetujuan")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Aktif")),
                        ("invited_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("user", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Akun")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="guardians", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Orang tua atau wali",
                        "ordering": ["pupil", "id"],
                        "indexes": [models.Index(fields=["user", "pupil"], name="guardian_by_account")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_active", True), ("user__isnull", False)),
                                fields=("pupil", "user"),
                                name="guardian_account_once",
                                violation_error_message="Akun ini sudah terhubung dengan murid tersebut.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("support", "Pendampingan belajar di sekolah"),
                                    ("assessment", "Penyimpanan hasil asesmen dan diagnosis"),
                                    ("referral", "Rujukan ke penyedia layanan"),
                                    ("handover", "Penyerahan data ke sekolah atau kelas lain"),
                                ],
                                max_length=12,
                                verbose_name="Untuk apa",
                            ),
                        ),
                        ("receiver", models.CharField(blank=True, max_length=200, verbose_name="Diserahkan kepada")),
                        ("covers", models.JSONField(blank=True, default=list, verbose_name="Data yang boleh diteruskan")),
                        ("given_on", models.DateField(verbose_name="Tanggal diberikan")),
                        (
                            "method",
                            models.CharField(
                                choices=[("paper", "Formulir bertanda tangan"), ("account", "Lewat akun orang tua"), ("link", "Lewat tautan"), ("spoken", "Lisan di hadapan saksi")],
                                max_length=10,
                                verbose_name="Cara",
                            ),
                        ),
                        ("witness", models.CharField(blank=True, max_length=150, verbose_name="Saksi")),
                        ("expires_on", models.DateField(blank=True, null=True, verbose_name="Berlaku sampai")),
                        ("notice", models.CharField(blank=True, editable=False, max_length=20)),
                        ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("withdrawn_by", models.CharField(blank=True, editable=False, max_length=200)),
                        ("withdrawal_reason", core.private_fields.PrivateText(blank=True, verbose_name="Alasan")),
                        (
                            "provider",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.partner", verbose_name="Penyedia layanan"),
                        ),
                        ("recorded_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("given_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inclusion.guardian", verbose_name="Diberikan oleh")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="inclusion.pupil")),
                        (
                            "class_group",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.classgroup", verbose_name="Kelas penerima"),
                        ),
                    ],
                    options={
                        "verbose_name": "Persetujuan",
                        "ordering": ["-given_on", "-id"],
                        "indexes": [models.Index(fields=["pupil", "purpose"], name="consent_by_pupil")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_on", None), ("expires_on__gte", models.F("given_on")), _connector="OR"),
                                name="consent_forward",
                                violation_error_message="Persetujuan tidak dapat berakhir sebelum diberikan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("purpose", "referral"), _negated=True), ("provider__isnull", False), _connector="OR"),
                                name="referral_names_provider",
                                violation_error_message="Persetujuan rujukan harus menyebut penyedia layanannya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("method", "spoken"), _negated=True), models.Q(("witness", ""), _negated=True), _connector="OR"),
                                name="spoken_consent_has_witness",
                                violation_error_message="Persetujuan lisan perlu nama saksinya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("purpose", "handover"), _negated=True), models.Q(("receiver", ""), _negated=True), _connector="OR"),
                                name="handover_names_receiver",
                                violation_error_message="Persetujuan penyerahan harus menyebut sekolah atau kelas penerima.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChildLink",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("given_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("guardian", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="links", to="inclusion.guardian")),
                    ],
                    options={
                        "verbose_name": "Tautan ruang anak",
                        "ordering": ["-id"],
                    },
                ),
                migrations.CreateModel(
                    name="LearningProfile",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("needs", core.private_fields.PrivateJSON(blank=True, default=list, verbose_name="Kode kebutuhan khusus (Dapodik)")),
                        ("opened_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        (
                            "source",
                            models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="next", to="inclusion.learningprofile", verbose_name="Disalin dari"),
                        ),
                        ("year", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.schoolyear", verbose_name="Tahun ajaran")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="profiles", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Profil belajar",
                        "ordering": ["-year__starts_on", "-id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("pupil", "year"), name="profile_once_a_year", violation_error_message="Murid ini sudah mempunyai profil untuk tahun ajaran itu.")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FunctionNote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "function",
                            models.CharField(
                                choices=[
                                    ("seeing", "Melihat"),
                                    ("hearing", "Mendengar"),
                                    ("gross_motor", "Gerak besar (berjalan, naik tangga)"),
                                    ("fine_motor", "Gerak halus (menulis, memegang)"),
                                    ("speaking", "Berbicara dan berkomunikasi"),
                                    ("memory", "Mengingat dan berkonsentrasi"),
                                    ("behaviour", "Perilaku dan emosi"),
                                    ("learning", "Belajar: membaca, menulis, berhitung"),
                                    ("self_care", "Merawat diri"),
                                ],
                                max_length=12,
                                verbose_name="Fungsi",
                            ),
                        ),
                        (
                            "level",
                            core.private_fields.PrivateText(
                                choices=[("none", "Tidak ada kesulitan"), ("some", "Sedikit kesulitan"), ("much", "Banyak kesulitan"), ("cannot", "Tidak bisa")], verbose_name="Tingkat kesulitan"
                            ),
                        ),
                        ("note", core.private_fields.PrivateText(blank=True, verbose_name="Apa yang terlihat")),
                        (
                            "source",
                            models.CharField(
                                choices=[("observation", "Pengamatan"), ("parent", "Orang tua"), ("professional", "Tenaga profesional")], default="observation", max_length=12, verbose_name="Sumber"
                            ),
                        ),
                        ("said_by", core.private_fields.PrivateText(blank=True, verbose_name="Menurut siapa")),
                        ("is_copied", models.BooleanField(default=False, editable=False)),
                        ("written_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("profile", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="functions", to="inclusion.learningprofile")),
                    ],
                    options={
                        "verbose_name": "Pernyataan fungsi",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="LetterText",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("invitation", "Undangan bicara"),
                                    ("questionnaire", "Kuesioner orang tua"),
                                    ("consent", "Permohonan persetujuan"),
                                    ("review", "Undangan tinjauan rencana"),
                                    ("progress", "Kabar perkembangan"),
                                ],
                                max_length=13,
                                verbose_name="Jenis surat",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="Perihal")),
                        ("body", models.TextField(verbose_name="Isi surat")),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Teks surat",
                        "ordering": ["kind"],
                        "constraints": [models.UniqueConstraint(fields=("school", "kind"), name="letter_text_once", violation_error_message="Teks surat ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="ParentTraining",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=150, verbose_name="Judul")),
                        ("day", models.DateField(verbose_name="Tanggal")),
                        ("place", models.CharField(max_length=150, verbose_name="Tempat")),
                        ("about", models.TextField(blank=True, verbose_name="Tentang apa?")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Pelatihan orang tua",
                        "ordering": ["day", "id"],
                        "indexes": [models.Index(fields=["school", "day"], name="parent_training_by_day")],
                    },
                ),
                migrations.CreateModel(
                    name="PlanAnswer",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "answer",
                            models.CharField(
                                blank=True, choices=[("", "Belum menjawab"), ("agreed", "Menyetujui"), ("changes", "Meminta perubahan")], default="", max_length=8, verbose_name="Jawaban"
                            ),
                        ),
                        ("comment", core.private_fields.PrivateText(blank=True, verbose_name="Pesan")),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("by_link", models.BooleanField(default=False, editable=False)),
                        ("guardian", models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="inclusion.guardian", verbose_name="Orang tua atau wali")),
                        ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="inclusion.planversion")),
                    ],
                    options={
                        "verbose_name": "Jawaban orang tua",
                        "ordering": ["guardian", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "guardian"), name="plan_answer_once", violation_error_message="Jawaban ini sudah ada."),
                            models.CheckConstraint(
                                condition=models.Q(("answer", ""), ("answered_at__isnull", False), _connector="OR"),
                                name="given_answer_has_date",
                                violation_error_message="Jawaban yang diberikan harus bertanggal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanRemark",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "section",
                            models.CharField(
                                choices=[
                                    ("ability", "Kemampuan saat ini"),
                                    ("outcomes", "Sumber capaian pembelajaran"),
                                    ("goals", "Tujuan rencana"),
                                    ("accommodations", "Akomodasi"),
                                    ("services", "Layanan"),
                                    ("method", "Strategi dan pelaksanaan"),
                                    ("evaluation", "Evaluasi dan tindak lanjut"),
                                ],
                                max_length=20,
                                verbose_name="Bagian",
                            ),
                        ),
                        ("text", core.private_fields.PrivateText(verbose_name="Catatan")),
                        ("answer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="inclusion.plananswer")),
                    ],
                    options={
                        "verbose_name": "Catatan orang tua",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanSetting",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "title",
                            models.CharField(
                                choices=[("ppi", "Program Pembelajaran Individual (PPI)"), ("rpi", "Rencana Pembelajaran Individual (RPI)"), ("own", "Sebutan lain")],
                                default="ppi",
                                max_length=4,
                                verbose_name="Judul yang dicetak",
                            ),
                        ),
                        ("own_title", models.CharField(blank=True, max_length=100, verbose_name="Sebutan lain")),
                        (
                            "all_guardians",
                            models.BooleanField(
                                default=False, help_text="Tanpa centang, satu orang tua atau wali yang berhak sudah cukup.", verbose_name="Semua orang tua atau wali yang berhak harus menyetujui"
                            ),
                        ),
                        ("review_weeks", models.PositiveSmallIntegerField(blank=True, help_text="Kosongkan untuk sekali setiap semester.", null=True, verbose_name="Tinjauan setiap berapa pekan")),
                        ("school", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="plan_setting", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Pengaturan rencana individual",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("title", "own"), _negated=True), models.Q(("own_title", ""), _negated=True), _connector="OR"),
                                name="own_plan_title_given",
                                violation_error_message="Tuliskan sebutan yang dipakai sekolah.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("review_weeks", None), ("review_weeks__range", (2, 52)), _connector="OR"),
                                name="review_weeks_sensible",
                                violation_error_message="Isi 2 sampai 52 pekan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanVersion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="Versi")),
                        ("payload", core.private_fields.PrivateJSON(editable=False)),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        ("reason", core.private_fields.PrivateText(blank=True, verbose_name="Alasan perubahan")),
                        ("shared_at", models.DateTimeField(editable=False)),
                        ("shared_by_label", models.CharField(editable=False, max_length=200, verbose_name="Oleh")),
                        ("shared_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="inclusion.supportplan")),
                    ],
                    options={
                        "verbose_name": "Versi rencana",
                        "ordering": ["-number"],
                        "constraints": [models.UniqueConstraint(fields=("plan", "number"), name="support_version_once", violation_error_message="Versi ini sudah tercatat.")],
                    },
                ),
                migrations.CreateModel(
                    name="PlanApproval",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("at", models.DateTimeField(editable=False)),
                        ("by_label", models.CharField(editable=False, max_length=200, verbose_name="Disahkan oleh")),
                        ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("version", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="approval", to="inclusion.planversion")),
                    ],
                    options={
                        "verbose_name": "Pengesahan rencana",
                    },
                ),
                migrations.CreateModel(
                    name="ProfileText",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.CharField(
                                choices=[
                                    ("voice", "Suara murid"),
                                    ("strengths", "Kekuatan"),
                                    ("interests", "Minat"),
                                    ("helps", "Yang membantu belajar"),
                                    ("avoid", "Yang perlu dihindari"),
                                    ("physical", "Fisik"),
                                    ("academic", "Akademik"),
                                    ("social", "Sosial"),
                                    ("emotional", "Emosi"),
                                    ("technology", "Teknologi"),
                                    ("aids", "Alat bantu yang dipakai"),
                                    ("support", "Dukungan yang diperlukan"),
                                    ("access", "Aksesibilitas bangunan"),
                                    ("teacher_support", "Dukungan bagi guru"),
                                    ("compensatory", "Program kompensatoris"),
                                    ("advice", "Saran bagi orang tua"),
                                    ("parents", "Menurut orang tua"),
                                ],
                                max_length=20,
                                verbose_name="Bagian",
                            ),
                        ),
                        ("body", core.private_fields.PrivateText(blank=True, verbose_name="Isi")),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("profile", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="inclusion.learningprofile")),
                        ("updated_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Bagian profil",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("profile", "key"), name="profile_text_once", violation_error_message="Bagian ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="Pupil",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("name", models.CharField(max_length=150, verbose_name="Nama lengkap")),
                        ("nickname", models.CharField(blank=True, max_length=60, verbose_name="Nama panggilan")),
                        ("nisn", models.CharField(blank=True, max_length=10, validators=[django.core.validators.RegexValidator("^\\d{10}$", "NISN terdiri atas 10 angka.")], verbose_name="NISN")),
                        ("nis", models.CharField(blank=True, max_length=20, verbose_name="NIS")),
                        ("birth_date", models.DateField(blank=True, null=True, verbose_name="Tanggal lahir")),
                        ("sex", models.CharField(blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="Jenis kelamin")),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="Keluar pada")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="pupils", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Murid",
                        "ordering": ["name", "id"],
                        "indexes": [models.Index(fields=["school", "name", "id"], name="pupil_by_name"), models.Index(fields=["school", "nis"], name="pupil_by_nis")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("nisn", ""), _negated=True), fields=("school", "nisn"), name="pupil_nisn_once", violation_error_message="Murid dengan NISN ini sudah terdaftar."
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("starts_on", models.DateField(verbose_name="Sejak")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Sampai")),
                        ("class_group", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.classgroup", verbose_name="Kelas")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="placements", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Penempatan kelas",
                        "ordering": ["-starts_on", "-id"],
                        "indexes": [models.Index(fields=["class_group", "ends_on"], name="placement_by_class")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)), fields=("pupil",), name="one_class_at_a_time", violation_error_message="Murid sudah berada di sebuah kelas."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                                name="placement_forward",
                                violation_error_message="Penempatan tidak dapat selesai sebelum dimulai.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParentMessage",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kind", models.CharField(choices=[("message", "Pesan"), ("phone", "Telepon"), ("meeting", "Tatap muka")], default="message", max_length=8, verbose_name="Lewat apa?")),
                        ("topic", models.CharField(choices=[("tell", "Memberi tahu"), ("ask", "Bertanya"), ("answer", "Menjawab")], default="tell", max_length=8, verbose_name="Untuk apa?")),
                        ("text", core.private_fields.PrivateText(verbose_name="Isi pesan")),
                        ("agreed", core.private_fields.PrivateText(blank=True, verbose_name="Apa yang disepakati?")),
                        ("happened_on", models.DateField(blank=True, null=True, verbose_name="Tanggal")),
                        ("by_label", models.CharField(editable=False, max_length=200)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("answers", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="answered_by", to="inclusion.parentmessage")),
                        ("by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("guardian", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inclusion.guardian")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Pesan dengan orang tua",
                        "ordering": ["-id"],
                        "indexes": [models.Index(fields=["pupil", "-id"], name="messages_of_pupil")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind", "message"), ("happened_on__isnull", False), _connector="OR"), name="talk_has_day", violation_error_message="Isi tanggal percakapannya."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("topic", "answer"), _negated=True), ("answers__isnull", False), _connector="OR"),
                                name="answer_has_question",
                                violation_error_message="Jawaban harus menjawab sebuah pesan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParentLetter",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("invitation", "Undangan bicara"),
                                    ("questionnaire", "Kuesioner orang tua"),
                                    ("consent", "Permohonan persetujuan"),
                                    ("review", "Undangan tinjauan rencana"),
                                    ("progress", "Kabar perkembangan"),
                                ],
                                max_length=13,
                                verbose_name="Jenis surat",
                            ),
                        ),
                        ("title", core.private_fields.PrivateText(verbose_name="Perihal")),
                        ("body", core.private_fields.PrivateText(verbose_name="Isi surat")),
                        ("by_label", models.CharField(max_length=200)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("guardian", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inclusion.guardian")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Surat kepada orang tua",
                        "ordering": ["-id"],
                        "indexes": [models.Index(fields=["pupil", "-id"], name="letters_of_pupil")],
                    },
                ),
                migrations.CreateModel(
                    name="MessageMark",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("seen_id", models.BigIntegerField(default=0)),
                        ("seen_at", models.DateTimeField()),
                        ("guardian", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inclusion.guardian")),
                        ("user", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Tanda sudah dibaca",
                        "constraints": [
                            models.UniqueConstraint(condition=models.Q(("user__isnull", False)), fields=("pupil", "user"), name="mark_of_user_once", violation_error_message="Tanda ini sudah ada."),
                            models.UniqueConstraint(
                                condition=models.Q(("guardian__isnull", False)), fields=("pupil", "guardian"), name="mark_of_guardian_once", violation_error_message="Tanda ini sudah ada."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("guardian__isnull", False), ("user__isnull", True)), models.Q(("guardian__isnull", True), ("user__isnull", False)), _connector="OR"),
                                name="mark_of_one_reader",
                                violation_error_message="Tanda ini milik satu pembaca.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HomeMaterial",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", core.private_fields.PrivateText(verbose_name="Judul")),
                        ("steps", core.private_fields.PrivateText(help_text="Satu langkah per baris, kalimat pendek.", verbose_name="Langkah-langkah")),
                        (
                            "area",
                            models.CharField(
                                choices=[
                                    ("academic", "Akademik"),
                                    ("language", "Komunikasi dan bahasa"),
                                    ("motor", "Motorik"),
                                    ("social", "Sosial dan emosi"),
                                    ("behaviour", "Perilaku"),
                                    ("self_care", "Bina diri dan kemandirian"),
                                    ("compensatory", "Kompensatoris"),
                                ],
                                max_length=12,
                                verbose_name="Bidang",
                            ),
                        ),
                        ("web", models.URLField(blank=True, verbose_name="Alamat web")),
                        ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("shared_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("pupil", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="materials", to="inclusion.pupil", verbose_name="Untuk murid")),
                    ],
                    options={
                        "verbose_name": "Bahan untuk di rumah",
                        "ordering": ["-id"],
                        "indexes": [models.Index(fields=["school", "pupil", "-id"], name="home_material_of_pupil")],
                    },
                ),
                migrations.CreateModel(
                    name="HomeAnswers",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("hopes", core.private_fields.PrivateText(blank=True, verbose_name="Apa harapan Anda untuk anak Anda tahun ini?")),
                        ("enjoys", core.private_fields.PrivateText(blank=True, verbose_name="Apa yang ia sukai dan kuasai?")),
                        ("home", core.private_fields.PrivateText(blank=True, verbose_name="Bagaimana kegiatannya sehari-hari di rumah, dan siapa yang menemani belajar?")),
                        ("hard", core.private_fields.PrivateText(blank=True, verbose_name="Apa yang sulit baginya di rumah?")),
                        ("helps", core.private_fields.PrivateText(blank=True, verbose_name="Apa yang membantu ketika ia kesulitan?")),
                        ("wishes", core.private_fields.PrivateText(blank=True, verbose_name="Apa yang Anda harapkan dari sekolah?")),
                        ("by_label", models.CharField(editable=False, max_length=200)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("guardian", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inclusion.guardian")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="home_answers", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Kuesioner orang tua",
                        "ordering": ["-id"],
                        "indexes": [models.Index(fields=["pupil", "-id"], name="home_answers_of_pupil")],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("payload", core.private_fields.PrivateJSON()),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("created_by_label", models.CharField(editable=False, max_length=200)),
                        ("consent", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inclusion.consent")),
                        ("guardian", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inclusion.guardian")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="handovers", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Penyerahan data",
                        "ordering": ["-id"],
                    },
                ),
                migrations.CreateModel(
                    name="DeviceLoan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("lent_on", models.DateField(verbose_name="Dipinjam pada")),
                        ("due_on", models.DateField(verbose_name="Kembali paling lambat")),
                        ("returned_on", models.DateField(blank=True, null=True, verbose_name="Kembali pada")),
                        ("note", core.private_fields.PrivateText(blank=True, verbose_name="Catatan")),
                        ("device", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="loans", to="inclusion.device")),
                        ("person", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Guru atau staf")),
                        ("pupil", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="device_loans", to="inclusion.pupil", verbose_name="Murid")),
                    ],
                    options={
                        "verbose_name": "Peminjaman alat",
                        "ordering": ["-lent_on", "-id"],
                        "constraints": [
                            models.UniqueConstraint(condition=models.Q(("returned_on", None)), fields=("device",), name="one_loan_at_a_time", violation_error_message="Alat ini sedang dipinjam."),
                            models.CheckConstraint(
                                condition=models.Q(("pupil__isnull", False), ("person__isnull", False), _connector="XOR"),
                                name="loan_has_one_borrower",
                                violation_error_message="Pilih seorang murid, atau seorang guru atau staf.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("lent_on"))), name="loan_forward", violation_error_message="Tanggal kembali tidak dapat mendahului tanggal pinjam."
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentRequest",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("support", "Pendampingan belajar di sekolah"),
                                    ("assessment", "Penyimpanan hasil asesmen dan diagnosis"),
                                    ("referral", "Rujukan ke penyedia layanan"),
                                    ("handover", "Penyerahan data ke sekolah atau kelas lain"),
                                ],
                                max_length=12,
                                verbose_name="Untuk apa",
                            ),
                        ),
                        ("receiver", models.CharField(blank=True, max_length=200, verbose_name="Diserahkan kepada")),
                        ("covers", models.JSONField(blank=True, default=list, verbose_name="Data yang boleh diteruskan")),
                        ("reason", core.private_fields.PrivateText(blank=True, verbose_name="Mengapa diminta")),
                        ("expires_on", models.DateField(blank=True, null=True, verbose_name="Berlaku sampai")),
                        ("asked_by_label", models.CharField(editable=False, max_length=200)),
                        (
                            "answer",
                            models.CharField(
                                blank=True, choices=[("given", "Disetujui"), ("declined", "Tidak disetujui"), ("taken_back", "Ditarik sekolah")], editable=False, max_length=10, verbose_name="Jawaban"
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("consent", models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="request", to="inclusion.consent")),
                        (
                            "provider",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.partner", verbose_name="Penyedia layanan"),
                        ),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("guardian", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="consent_requests", to="inclusion.guardian", verbose_name="Diminta kepada")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="consent_requests", to="inclusion.pupil")),
                        (
                            "class_group",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.classgroup", verbose_name="Kelas penerima"),
                        ),
                    ],
                    options={
                        "verbose_name": "Permintaan persetujuan",
                        "ordering": ["-id"],
                        "indexes": [models.Index(fields=["guardian", "answer"], name="request_by_guardian")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("purpose", "referral"), _negated=True), ("provider__isnull", False), _connector="OR"),
                                name="request_names_provider",
                                violation_error_message="Persetujuan rujukan harus menyebut penyedia layanannya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("purpose", "handover"), _negated=True), models.Q(("receiver", ""), _negated=True), _connector="OR"),
                                name="request_names_receiver",
                                violation_error_message="Persetujuan penyerahan harus menyebut sekolah atau kelas penerima.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("answer", ""), ("answered_at", None)), models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)), _connector="OR"),
                                name="answered_request_is_stamped",
                                violation_error_message="Permintaan yang dijawab harus mempunyai waktu jawabannya.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClassNote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("class_name", models.CharField(blank=True, max_length=60, verbose_name="Dari kelas")),
                        ("works", core.private_fields.PrivateText(verbose_name="Apa yang berhasil?")),
                        ("avoid", core.private_fields.PrivateText(blank=True, verbose_name="Apa yang sebaiknya dihindari?")),
                        ("next_steps", core.private_fields.PrivateText(blank=True, verbose_name="Apa yang perlu dilanjutkan?")),
                        ("by_label", models.CharField(max_length=200)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="class_notes", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Catatan serah terima kelas",
                        "ordering": ["-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Assessment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("formal", "Formal (psikolog, dokter, terapis)"), ("informal", "Informal (dilakukan di sekolah)")], default="formal", max_length=10, verbose_name="Jenis"
                            ),
                        ),
                        ("assessed_on", models.DateField(verbose_name="Tanggal asesmen")),
                        ("professional", core.private_fields.PrivateText(verbose_name="Nama pemeriksa")),
                        ("profession", models.CharField(help_text="Misalnya psikolog atau terapis wicara.", max_length=100, verbose_name="Profesi")),
                        ("institution", models.CharField(blank=True, max_length=150, verbose_name="Lembaga")),
                        ("summary", core.private_fields.PrivateText(verbose_name="Ringkasan hasil")),
                        ("recommendation", core.private_fields.PrivateText(blank=True, verbose_name="Rekomendasi")),
                        ("recorded_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="assessments", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Asesmen",
                        "ordering": ["-assessed_on", "-id"],
                        "indexes": [models.Index(fields=["pupil", "-assessed_on"], name="assessment_by_pupil")],
                    },
                ),
                migrations.CreateModel(
                    name="AccommodationPage",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("edition", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(editable=False)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("pupil", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="accommodation_page", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Profil akomodasi",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="Accommodation",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("process", "Proses pembelajaran"),
                                    ("material", "Bentuk bahan ajar"),
                                    ("outcome", "Capaian pembelajaran"),
                                    ("assessment", "Evaluasi dan asesmen"),
                                    ("time", "Waktu"),
                                    ("assistance", "Pendampingan"),
                                    ("environment", "Lingkungan dan alat bantu"),
                                ],
                                max_length=12,
                                verbose_name="Bentuk akomodasi",
                            ),
                        ),
                        ("what", core.private_fields.PrivateText(verbose_name="Apa yang dilakukan")),
                        ("where", core.private_fields.PrivateText(blank=True, verbose_name="Berlaku untuk")),
                        ("where_not", core.private_fields.PrivateText(blank=True, verbose_name="Tidak berlaku untuk")),
                        ("in_lessons", models.BooleanField(default=True, verbose_name="Di pelajaran")),
                        ("in_tests", models.BooleanField(default=False, verbose_name="Saat ulangan dan ujian")),
                        ("in_building", models.BooleanField(default=False, verbose_name="Di lingkungan sekolah")),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("review_on", models.DateField(verbose_name="Ditinjau pada")),
                        ("fading_since", models.DateField(blank=True, editable=False, null=True, verbose_name="Dikurangi sejak")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Selesai")),
                        (
                            "in_charge",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penanggung jawab"),
                        ),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="accommodations", to="inclusion.pupil")),
                    ],
                    options={
                        "verbose_name": "Akomodasi",
                        "ordering": ["form", "id"],
                        "indexes": [models.Index(condition=models.Q(("ended_on", None)), fields=["pupil"], name="running_accommodations")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ended_on", None), ("ended_on__gte", models.F("starts_on")), _connector="OR"),
                                name="accommodation_forward",
                                violation_error_message="Akomodasi tidak dapat selesai sebelum dimulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("in_lessons", True), ("in_tests", True), ("in_building", True), _connector="OR"),
                                name="accommodation_somewhere",
                                violation_error_message="Pilih paling sedikit satu keadaan: pelajaran, ujian, atau lingkungan sekolah.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewInvitee",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=150, verbose_name="Nama")),
                        ("as_what", models.CharField(max_length=60, verbose_name="Sebagai")),
                        ("told_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("came", models.BooleanField(blank=True, null=True, verbose_name="Hadir")),
                        ("guardian", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inclusion.guardian")),
                        ("review", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="invitees", to="inclusion.planreview")),
                        ("user", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Undangan tinjauan",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewNote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("text", core.private_fields.PrivateText(verbose_name="Catatan perbaikan")),
                        ("at", models.DateTimeField(editable=False)),
                        ("by_label", models.CharField(editable=False, max_length=200)),
                        ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("review", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="inclusion.planreview")),
                    ],
                    options={
                        "verbose_name": "Catatan perbaikan notulen",
                        "ordering": ["at", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="SelfEvaluation",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("year", models.CharField(max_length=9, verbose_name="Tahun ajaran")),
                        ("conclusion", models.TextField(blank=True, verbose_name="Simpulan dan yang diperkuat berikutnya")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Evaluasi diri inklusi",
                        "ordering": ["-year"],
                        "constraints": [models.UniqueConstraint(fields=("school", "year"), name="self_evaluation_once", violation_error_message="Evaluasi diri tahun ajaran ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="ComponentLook",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "component",
                            models.CharField(
                                choices=[
                                    ("strategy", "Perencanaan strategis"),
                                    ("curriculum", "Kurikulum"),
                                    ("training", "Pelatihan guru"),
                                    ("facilities", "Sarana dan prasarana"),
                                    ("pedagogy", "Pembelajaran"),
                                    ("community", "Orang tua dan masyarakat"),
                                    ("evaluation", "Evaluasi dan pemantauan"),
                                ],
                                max_length=12,
                                verbose_name="Komponen",
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField(choices=[(1, "Belum ada"), (2, "Mulai"), (3, "Berkembang"), (4, "Membudaya")], verbose_name="Keadaan")),
                        ("evidence", models.TextField(blank=True, verbose_name="Bukti")),
                        ("improvement", models.TextField(blank=True, verbose_name="Rencana perbaikan")),
                        ("evaluation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="looks", to="inclusion.selfevaluation")),
                    ],
                    options={
                        "verbose_name": "Komponen evaluasi diri",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("evaluation", "component"), name="component_once", violation_error_message="Komponen ini sudah dinilai.")],
                    },
                ),
                migrations.CreateModel(
                    name="Service",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("behaviour", "Terapi perilaku"),
                                    ("speech", "Terapi wicara"),
                                    ("occupational", "Terapi okupasi"),
                                    ("physio", "Fisioterapi"),
                                    ("counselling", "Konseling"),
                                    ("assessment", "Asesmen psikologis atau medis"),
                                    ("compensatory", "Program kompensatoris"),
                                    ("remedial", "Bimbingan belajar khusus"),
                                    ("aids", "Alat bantu"),
                                    ("assistant", "Pendamping di kelas"),
                                ],
                                max_length=14,
                                verbose_name="Layanan",
                            ),
                        ),
                        ("place", models.CharField(choices=[("inside", "Di sekolah"), ("partner", "Oleh mitra")], default="inside", max_length=8, verbose_name="Diberikan")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Direncanakan"),
                                    ("sent", "Menunggu jawaban penyedia"),
                                    ("running", "Berjalan"),
                                    ("declined", "Ditolak penyedia"),
                                    ("done", "Selesai"),
                                    ("revoked", "Dihentikan"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("aim", core.private_fields.PrivateText(verbose_name="Untuk apa")),
                        ("shares", models.JSONField(blank=True, default=list, verbose_name="Data yang diteruskan")),
                        ("reason", core.private_fields.PrivateText(blank=True, verbose_name="Alasan rujukan")),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("ends_on", models.DateField(verbose_name="Sampai")),
                        ("sessions", models.PositiveSmallIntegerField(default=1, verbose_name="Jumlah sesi")),
                        ("minutes", models.PositiveSmallIntegerField(default=45, verbose_name="Menit per sesi")),
                        ("every_weeks", models.PositiveSmallIntegerField(default=1, verbose_name="Setiap berapa minggu")),
                        ("answer", core.private_fields.PrivateText(blank=True, verbose_name="Jawaban penyedia")),
                        ("result", core.private_fields.PrivateText(blank=True, verbose_name="Hasil layanan")),
                        ("ending", core.private_fields.PrivateText(blank=True, verbose_name="Mengapa dihentikan")),
                        ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("agreement", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.agreement", verbose_name="Perjanjian")),
                        (
                            "consent",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inclusion.consent", verbose_name="Persetujuan orang tua"),
                        ),
                        (
                            "in_charge",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penanggung jawab di sekolah"
                            ),
                        ),
                        ("need", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="partnerships.need")),
                        ("partner", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.partner", verbose_name="Penyedia")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="services", to="inclusion.pupil")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Layanan",
                        "ordering": ["-starts_on", "-id"],
                        "indexes": [
                            models.Index(fields=["school", "state", "-starts_on", "-id"], name="service_by_state"),
                            models.Index(fields=["pupil", "-starts_on"], name="service_by_pupil"),
                            models.Index(fields=["partner", "state"], name="service_by_partner"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="service_forward", violation_error_message="Layanan tidak dapat selesai sebelum dimulai."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("every_weeks__range", (1, 12)), ("minutes__range", (5, 480)), ("sessions__range", (1, 200))),
                                name="service_sizes",
                                violation_error_message="Isi 1–200 sesi, 5–480 menit, setiap 1–12 minggu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "sent"), _negated=True), models.Q(("consent__isnull", False), ("partner__isnull", False), ("place", "partner")), _connector="OR"),
                                name="referral_has_provider_and_consent",
                                violation_error_message="Rujukan memerlukan penyedia dan persetujuan orang tua.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceSession",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("on", models.DateField(verbose_name="Tanggal")),
                        ("planned_minutes", models.PositiveSmallIntegerField(default=0, verbose_name="Menit yang direncanakan")),
                        (
                            "state",
                            models.CharField(choices=[("planned", "Direncanakan"), ("given", "Diberikan"), ("not_given", "Tidak diberikan")], default="planned", max_length=10, verbose_name="Status"),
                        ),
                        ("given_minutes", models.PositiveSmallIntegerField(default=0, verbose_name="Menit yang diberikan")),
                        ("reason", core.private_fields.PrivateText(blank=True, verbose_name="Mengapa tidak atau kurang?")),
                        ("note", core.private_fields.PrivateText(blank=True, verbose_name="Catatan")),
                        ("recorded_by_label", models.CharField(blank=True, editable=False, max_length=200)),
                        ("recorded_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("service", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="session_rows", to="inclusion.service")),
                    ],
                    options={
                        "verbose_name": "Sesi layanan",
                        "ordering": ["on", "id"],
                        "indexes": [models.Index(fields=["service", "on"], name="session_by_service")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("given_minutes__gt", 0), ("state", "given")), models.Q(models.Q(("state", "given"), _negated=True), ("given_minutes", 0)), _connector="OR"
                                ),
                                name="given_session_has_minutes",
                                violation_error_message="Sesi yang diberikan memuat lamanya dalam menit.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetPrint",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("asked_by", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("class_group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.classgroup")),
                        ("pupils", models.ManyToManyField(related_name="+", to="inclusion.pupil")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Cetakan lembar kelas",
                        "ordering": ["-id"],
                    },
                ),
                migrations.CreateModel(
                    name="ShortGoal",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("text", core.private_fields.PrivateText(verbose_name="Tujuan jangka pendek")),
                        ("measure", core.private_fields.PrivateText(verbose_name="Cara mengukur")),
                        ("unit", models.CharField(help_text="Misalnya kata per menit, kali, atau %.", max_length=60, verbose_name="Satuan")),
                        ("baseline", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="Kemampuan awal")),
                        ("target", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="Target")),
                        ("falls", models.BooleanField(default=False, verbose_name="Makin kecil makin baik")),
                        ("reason", core.private_fields.PrivateText(blank=True, verbose_name="Alasan target lebih rendah dari kemampuan awal")),
                        ("instructions", core.private_fields.PrivateText(blank=True, verbose_name="Petunjuk bagi yang mendampingi")),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("due_on", models.DateField(verbose_name="Tercapai paling lambat")),
                        ("settled_as", models.CharField(blank=True, choices=[("reached", "Tercapai"), ("dropped", "Dihentikan")], editable=False, max_length=8, verbose_name="Hasil")),
                        ("settled_on", models.DateField(blank=True, editable=False, null=True)),
                        ("order", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "in_charge",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penanggung jawab"),
                        ),
                        ("long_goal", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="short_goals", to="inclusion.longgoal")),
                    ],
                    options={
                        "verbose_name": "Tujuan jangka pendek",
                        "ordering": ["order", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("starts_on"))), name="short_goal_forward", violation_error_message="Tujuan tidak dapat selesai sebelum dimulai."
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewDecision",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "verdict",
                            models.CharField(choices=[("continue", "Dilanjutkan"), ("change", "Diubah"), ("reached", "Tercapai"), ("drop", "Dihentikan")], max_length=8, verbose_name="Keputusan"),
                        ),
                        ("note", core.private_fields.PrivateText(blank=True, verbose_name="Catatan")),
                        ("review", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="inclusion.planreview")),
                        ("goal", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="inclusion.shortgoal")),
                    ],
                    options={
                        "verbose_name": "Keputusan tinjauan",
                        "ordering": ["goal__long_goal__order", "goal__order", "id"],
                        "constraints": [models.UniqueConstraint(fields=("review", "goal"), name="review_decision_once", violation_error_message="Keputusan ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="ProgressEntry",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("day", models.DateField(verbose_name="Tanggal")),
                        ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="Hasil")),
                        (
                            "help",
                            models.CharField(blank=True, choices=[("none", "Mandiri"), ("some", "Sedikit bantuan"), ("much", "Banyak bantuan")], max_length=4, verbose_name="Bantuan yang diperlukan"),
                        ),
                        ("note", core.private_fields.PrivateText(blank=True, verbose_name="Catatan singkat")),
                        ("client_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("by_label", models.CharField(editable=False, max_length=200)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        (
                            "replaces",
                            models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replaced_by", to="inclusion.progressentry"),
                        ),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("goal", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="inclusion.shortgoal")),
                    ],
                    options={
                        "verbose_name": "Catatan perkembangan",
                        "ordering": ["day", "id"],
                        "indexes": [models.Index(fields=["goal", "day", "id"], name="progress_of_goal")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("value__isnull", False), ("replaces__isnull", False), _connector="OR"),
                                name="progress_has_value",
                                violation_error_message="Isi hasilnya sebagai angka.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("replaces", None), models.Q(("replaces", models.F("id")), _negated=True), _connector="OR"),
                                name="progress_replaces_another",
                                violation_error_message="Catatan tidak dapat memperbaiki dirinya sendiri.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportPlan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "semester",
                            models.CharField(choices=[("year", "Satu tahun ajaran"), ("odd", "Semester ganjil"), ("even", "Semester genap")], default="year", max_length=4, verbose_name="Semester"),
                        ),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("ends_on", models.DateField(verbose_name="Sampai")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Disusun"),
                                    ("shared", "Menunggu persetujuan orang tua"),
                                    ("agreed", "Menunggu pengesahan"),
                                    ("in_force", "Berlaku"),
                                    ("amending", "Sedang diubah"),
                                    ("closed", "Selesai"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        (
                            "review_weeks",
                            models.PositiveSmallIntegerField(blank=True, help_text="Kosongkan untuk mengikuti kebiasaan sekolah.", null=True, verbose_name="Tinjauan setiap berapa pekan"),
                        ),
                        ("agreed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "held",
                            models.ForeignKey(
                                blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="inclusion.planversion", verbose_name="Versi yang berlaku"
                            ),
                        ),
                        ("opened_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="inclusion.pupil")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="support_plans", to="schools.school")),
                        ("source", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="inclusion.supportplan")),
                        ("year", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.schoolyear", verbose_name="Tahun ajaran")),
                    ],
                    options={
                        "verbose_name": "Rencana pembelajaran individual",
                        "ordering": ["-starts_on", "-id"],
                        "indexes": [models.Index(fields=["school", "state", "-starts_on", "-id"], name="support_plan_by_state")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="support_plan_forward", violation_error_message="Rencana harus selesai setelah dimulai."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("review_weeks", None), ("review_weeks__range", (2, 52)), _connector="OR"),
                                name="plan_review_weeks",
                                violation_error_message="Isi 2 sampai 52 pekan.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "closed"), _negated=True),
                                fields=("pupil",),
                                name="one_open_plan",
                                violation_error_message="Murid ini masih memiliki rencana yang belum selesai.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanSection",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "key",
                            models.CharField(
                                choices=[
                                    ("academic_strengths", "Kekuatan"),
                                    ("academic_difficulty", "Hambatan yang teramati"),
                                    ("academic_needs", "Kebutuhan"),
                                    ("language_strengths", "Kekuatan"),
                                    ("language_difficulty", "Hambatan yang teramati"),
                                    ("language_needs", "Kebutuhan"),
                                    ("motor_strengths", "Kekuatan"),
                                    ("motor_difficulty", "Hambatan yang teramati"),
                                    ("motor_needs", "Kebutuhan"),
                                    ("social_strengths", "Kekuatan"),
                                    ("social_difficulty", "Hambatan yang teramati"),
                                    ("social_needs", "Kebutuhan"),
                                    ("behaviour_strengths", "Kekuatan"),
                                    ("behaviour_difficulty", "Hambatan yang teramati"),
                                    ("behaviour_needs", "Kebutuhan"),
                                    ("self_care_strengths", "Kekuatan"),
                                    ("self_care_difficulty", "Hambatan yang teramati"),
                                    ("self_care_needs", "Kebutuhan"),
                                    ("compensatory_strengths", "Kekuatan"),
                                    ("compensatory_difficulty", "Hambatan yang teramati"),
                                    ("compensatory_needs", "Kebutuhan"),
                                    ("strategies", "Strategi dan metode"),
                                    ("media", "Media dan alat"),
                                    ("setting", "Tempat"),
                                    ("frequency", "Frekuensi dan lama"),
                                    ("evaluation_how", "Cara menilai"),
                                    ("evaluation_criteria", "Kriteria"),
                                    ("evaluation_schedule", "Jadwal"),
                                    ("follow_up", "Tindak lanjut"),
                                ],
                                max_length=30,
                                verbose_name="Bagian",
                            ),
                        ),
                        ("body", core.private_fields.PrivateText(blank=True, verbose_name="Isi")),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("updated_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="inclusion.supportplan")),
                    ],
                    options={
                        "verbose_name": "Bagian rencana",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("plan", "key"), name="support_section_once", violation_error_message="Bagian ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="PlanOutcome",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("what", models.CharField(max_length=120, verbose_name="Mata pelajaran atau bidang")),
                        (
                            "source",
                            models.CharField(
                                choices=[("regular", "Capaian pembelajaran reguler"), ("special", "Capaian pembelajaran pendidikan khusus"), ("alternative", "Capaian pembelajaran alternatif")],
                                default="regular",
                                max_length=12,
                                verbose_name="Sumber capaian",
                            ),
                        ),
                        (
                            "phase",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("A", "Fase A (kelas 1–2)"),
                                    ("B", "Fase B (kelas 3–4)"),
                                    ("C", "Fase C (kelas 5–6)"),
                                    ("D", "Fase D (kelas 7–9)"),
                                    ("E", "Fase E (kelas 10)"),
                                    ("F", "Fase F (kelas 11–12)"),
                                ],
                                max_length=1,
                                verbose_name="Fase yang dipakai",
                            ),
                        ),
                        (
                            "option",
                            models.CharField(
                                choices=[
                                    ("escalation", "Eskalasi: lebih tinggi atau lebih cepat"),
                                    ("duplication", "Duplikasi: sama dengan teman sekelas"),
                                    ("modification", "Modifikasi: disesuaikan"),
                                    ("substitution", "Substitusi: diganti yang setara"),
                                    ("omission", "Omisi: ditiadakan"),
                                ],
                                default="duplication",
                                max_length=12,
                                verbose_name="Penyesuaian kurikulum",
                            ),
                        ),
                        ("note", core.private_fields.PrivateText(blank=True, verbose_name="Penjelasan")),
                        ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="inclusion.supportplan")),
                    ],
                    options={
                        "verbose_name": "Sumber capaian pembelajaran",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="TeamMember",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=150, verbose_name="Nama")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("homeroom", "Wali kelas"),
                                    ("subject", "Guru mata pelajaran"),
                                    ("special", "Guru pembimbing khusus (GPK)"),
                                    ("counsellor", "Guru BK"),
                                    ("principal", "Kepala sekolah"),
                                    ("assistant", "Pendamping"),
                                    ("parent", "Orang tua / wali"),
                                    ("pupil", "Murid sendiri"),
                                    ("expert", "Psikolog, terapis, atau dokter"),
                                    ("centre", "ULD atau SLB pusat sumber"),
                                ],
                                max_length=12,
                                verbose_name="Peran dalam tim",
                            ),
                        ),
                        ("part", models.CharField(blank=True, max_length=200, verbose_name="Bagian dalam tim")),
                        ("is_coordinator", models.BooleanField(default=False, verbose_name="Koordinator")),
                        ("is_cleared", models.BooleanField(default=False, verbose_name="Boleh membaca hasil asesmen")),
                        ("joined_on", models.DateField(verbose_name="Sejak")),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="Sampai")),
                        ("pupil", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="team", to="inclusion.pupil")),
                        ("user", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Anggota")),
                    ],
                    options={
                        "verbose_name": "Anggota tim",
                        "ordering": ["-is_coordinator", "joined_on", "id"],
                        "indexes": [models.Index(condition=models.Q(("left_on", None)), fields=["user", "pupil"], name="team_of_person")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_on", None), ("user__isnull", False)),
                                fields=("pupil", "user"),
                                name="team_member_once",
                                violation_error_message="Orang ini sudah menjadi anggota tim.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("left_on", None), ("left_on__gte", models.F("joined_on")), _connector="OR"),
                                name="team_member_forward",
                                violation_error_message="Keanggotaan tim tidak dapat selesai sebelum dimulai.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingInterest",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("guardian", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inclusion.guardian")),
                        ("training", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="interests", to="inclusion.parenttraining")),
                    ],
                    options={
                        "verbose_name": "Minat ikut pelatihan",
                        "constraints": [models.UniqueConstraint(fields=("training", "guardian"), name="interest_once", violation_error_message="Anda sudah menyatakan minat.")],
                    },
                ),
                migrations.CreateModel(
                    name="AccommodationDay",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("on", models.DateField(verbose_name="Tanggal")),
                        ("is_given", models.BooleanField(verbose_name="Diberikan")),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_needed", "Hari itu tidak diperlukan"),
                                    ("no_time", "Waktunya tidak cukup"),
                                    ("no_material", "Bahan atau alat belum siap"),
                                    ("declined", "Murid tidak mau"),
                                    ("absent", "Murid tidak hadir"),
                                    ("other", "Sebab lain"),
                                ],
                                max_length=12,
                                verbose_name="Mengapa tidak diberikan",
                            ),
                        ),
                        ("accommodation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="days", to="inclusion.accommodation")),
                        ("marked_by", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Catatan pemberian akomodasi",
                        "ordering": ["-on", "-id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("accommodation", "on", "marked_by"), name="accommodation_day_once", violation_error_message="Hari ini sudah Anda catat."),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("is_given", True), ("reason", "")), models.Q(("is_given", False), models.Q(("reason", ""), _negated=True)), _connector="OR"),
                                name="not_given_has_reason",
                                violation_error_message="Pilih mengapa akomodasi tidak diberikan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccommodationReview",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("on", models.DateField(editable=False, verbose_name="Tanggal")),
                        ("effect", models.CharField(choices=[("yes", "Ya, membantu"), ("partly", "Sebagian"), ("no", "Tidak membantu")], max_length=8, verbose_name="Apakah membantu?")),
                        (
                            "decision",
                            models.CharField(choices=[("keep", "Diteruskan"), ("change", "Diubah"), ("fade", "Dikurangi bertahap"), ("stop", "Dihentikan")], max_length=8, verbose_name="Keputusan"),
                        ),
                        ("note", core.private_fields.PrivateText(blank=True, verbose_name="Catatan")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="Ditinjau lagi pada")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("accommodation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="inclusion.accommodation")),
                        ("by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Tinjauan akomodasi",
                        "ordering": ["-on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decision", "stop"), ("next_on", None)), models.Q(models.Q(("decision", "stop"), _negated=True), ("next_on__isnull", False)), _connector="OR"
                                ),
                                name="review_leads_on",
                                violation_error_message="Isi kapan akomodasi ini ditinjau lagi.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Acknowledgement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("edition", models.PositiveIntegerField(editable=False)),
                        ("at", models.DateTimeField(editable=False)),
                        ("page", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="acknowledgements", to="inclusion.accommodationpage")),
                        ("teacher", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Tanda sudah membaca",
                        "ordering": ["-at", "-id"],
                        "constraints": [models.UniqueConstraint(fields=("page", "teacher", "edition"), name="acknowledged_once", violation_error_message="Anda sudah menandai halaman ini.")],
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("kind", models.CharField(choices=[("training", "Pelatihan"), ("awareness", "Kampanye kesadaran"), ("parents", "Kelas orang tua")], max_length=10, verbose_name="Jenis")),
                        ("title", models.CharField(max_length=160, verbose_name="Judul")),
                        (
                            "audience",
                            models.CharField(
                                choices=[("staff", "Guru dan tenaga kependidikan"), ("pupils", "Murid"), ("parents", "Orang tua"), ("public", "Masyarakat")], max_length=10, verbose_name="Bagi siapa"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="Tanggal")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="Tempat")),
                        ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="Jumlah peserta")),
                        ("result", models.TextField(blank=True, help_text="Apa yang berubah? Tanpa nama murid.", verbose_name="Hasilnya")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Pelatihan dan kampanye",
                        "ordering": ["-on", "-id"],
                        "indexes": [models.Index(fields=["school", "-on", "-id"], name="campaign_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("people", None), ("people__gt", 0), _connector="OR"),
                                name="campaign_has_people",
                                violation_error_message="Jumlah peserta lebih dari nol, atau kosong.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CatalogueItem",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("key", models.CharField(blank=True, editable=False, max_length=30)),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("process", "Proses pembelajaran"),
                                    ("material", "Bentuk bahan ajar"),
                                    ("outcome", "Capaian pembelajaran"),
                                    ("assessment", "Evaluasi dan asesmen"),
                                    ("time", "Waktu"),
                                    ("assistance", "Pendampingan"),
                                    ("environment", "Lingkungan dan alat bantu"),
                                ],
                                max_length=12,
                                verbose_name="Bentuk akomodasi",
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=300, verbose_name="Apa yang dilakukan")),
                        ("where", models.CharField(blank=True, max_length=300, verbose_name="Berlaku untuk")),
                        ("where_not", models.CharField(blank=True, max_length=300, verbose_name="Tidak berlaku untuk")),
                        ("in_lessons", models.BooleanField(default=True, verbose_name="Di pelajaran")),
                        ("in_tests", models.BooleanField(default=False, verbose_name="Saat ulangan dan ujian")),
                        ("in_building", models.BooleanField(default=False, verbose_name="Di lingkungan sekolah")),
                        ("is_hidden", models.BooleanField(default=False, editable=False)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Isi katalog akomodasi",
                        "ordering": ["form", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True), fields=("school", "key"), name="catalogue_key_once", violation_error_message="Isi katalog ini sudah disembunyikan."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("in_lessons", True), ("in_tests", True), ("in_building", True), _connector="OR"),
                                name="catalogue_somewhere",
                                violation_error_message="Pilih paling sedikit satu keadaan: pelajaran, ujian, atau lingkungan sekolah.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
