"""All tables of the app as its first migrations leave them, for an empty database (config/squashing.py, docs/adr/0016)."""

import core.private_fields
import core.tables
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("collaboration", "0001_initial"), ("collaboration", "0002_mentoring_texts_have_versions"), ("collaboration", "0003_week_sheet"), ("collaboration", "0004_tables_of_data_cycles")]

    initial = True

    dependencies = [
        ("core", "0002_initial"),
        ("partnerships", "0005_fill_quick_lists"),
        ("schools", "0002_teaching"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Segment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("order", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("minutes", models.PositiveSmallIntegerField(verbose_name="Menit")),
                        ("what", models.TextField(verbose_name="Apa yang terjadi")),
                        ("lesson", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="segments", to="collaboration.teamlesson")),
                    ],
                    options={
                        "verbose_name": "Bagian pelajaran",
                        "ordering": ["order", "id"],
                        "constraints": [models.CheckConstraint(condition=models.Q(("minutes__gt", 0)), name="segment_has_minutes", violation_error_message="Lamanya sekurang-kurangnya satu menit.")],
                    },
                ),
                migrations.CreateModel(
                    name="DataCycle",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=150, verbose_name="Judul")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("goal", "Tujuan"),
                                    ("gather", "Kumpulkan"),
                                    ("analyse", "Analisis dan tafsirkan"),
                                    ("discuss", "Diskusikan"),
                                    ("conclude", "Simpulkan"),
                                    ("decide", "Putuskan tindakan mengajar"),
                                    ("teach", "Ajarkan"),
                                    ("results", "Kumpulkan hasil"),
                                    ("done", "Selesai"),
                                ],
                                default="goal",
                                max_length=10,
                                verbose_name="Tahap",
                            ),
                        ),
                        (
                            "related_url",
                            models.CharField(
                                blank=True, help_text="Alamat halaman kelompok belajar atau pertemuan protokol di Guyub, diawali garis miring.", max_length=300, verbose_name="Halaman terkait"
                            ),
                        ),
                        ("goal", models.TextField(verbose_name="Tujuan: apa yang ingin kita ketahui?")),
                        ("analyse", models.TextField(blank=True, verbose_name="Analisis: apa kata data?")),
                        ("discuss", models.TextField(blank=True, verbose_name="Diskusi: apa artinya bagi kita?")),
                        ("conclude", models.TextField(blank=True, verbose_name="Simpulan")),
                        ("decide", models.TextField(blank=True, verbose_name="Tindakan mengajar yang diputuskan")),
                        ("teach", models.TextField(blank=True, verbose_name="Pelaksanaan di kelas")),
                        ("results", models.TextField(blank=True, verbose_name="Hasil sesudahnya")),
                        (
                            "responsible",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penanggung jawab"),
                        ),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Siklus data",
                        "ordering": ["-updated_at", "-id"],
                        "indexes": [models.Index(fields=["school", "-updated_at", "-id"], name="data_cycle_by_school")],
                    },
                ),
                migrations.CreateModel(
                    name="DataSource",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("perception", "Persepsi"), ("demographic", "Demografis"), ("learning", "Hasil belajar"), ("process", "Proses sekolah")],
                                max_length=12,
                                verbose_name="Jenis data",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="Data")),
                        ("finding", models.TextField(blank=True, verbose_name="Ringkasan angka atau temuan")),
                        ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sources", to="collaboration.datacycle")),
                    ],
                    options={
                        "verbose_name": "Sumber data",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "practice",
                            models.CharField(
                                choices=[
                                    ("joint_plan", "Rencana bersama"),
                                    ("project", "Aktivitas dan proyek"),
                                    ("observation", "Observasi kelas"),
                                    ("mentoring", "Mentoring"),
                                    ("team_teaching", "Team teaching"),
                                    ("learning_group", "Kelompok belajar guru"),
                                    ("protocol_meeting", "Pertemuan protokol"),
                                    ("other", "Kegiatan lain"),
                                ],
                                default="other",
                                max_length=20,
                                verbose_name="Praktik",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="Judul")),
                        ("starts_at", models.DateTimeField(verbose_name="Mulai")),
                        ("ends_at", models.DateTimeField(verbose_name="Selesai")),
                        ("all_day", models.BooleanField(default=False, verbose_name="Sepanjang hari")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="Tempat lain")),
                        ("note", models.TextField(blank=True, verbose_name="Keterangan")),
                        ("subject_type", models.CharField(blank=True, editable=False, max_length=80)),
                        ("subject_id", models.BigIntegerField(blank=True, editable=False, null=True)),
                        ("series_on", models.DateField(blank=True, editable=False, null=True)),
                        ("is_exception", models.BooleanField(default=False, editable=False)),
                        (
                            "state",
                            models.CharField(choices=[("planned", "Direncanakan"), ("held", "Terlaksana"), ("cancelled", "Dibatalkan")], default="planned", max_length=10, verbose_name="Status"),
                        ),
                        ("cancelled_reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan pembatalan")),
                        ("class_groups", models.ManyToManyField(blank=True, related_name="events", to="schools.classgroup", verbose_name="Kelas")),
                        (
                            "organiser",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penyelenggara"),
                        ),
                        ("room", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="events", to="schools.room", verbose_name="Ruang")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="events", to="schools.school")),
                        ("series", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="events", to="collaboration.eventseries")),
                    ],
                    options={
                        "verbose_name": "Acara kalender",
                        "ordering": ["starts_at", "id"],
                        "indexes": [
                            models.Index(fields=["school", "starts_at", "ends_at"], name="event_by_time"),
                            models.Index(fields=["school", "practice", "starts_at"], name="event_by_practice"),
                            models.Index(fields=["subject_type", "subject_id"], name="event_by_subject"),
                            models.Index(fields=["room", "starts_at"], name="event_by_room"),
                        ],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="event_forward", violation_error_message="Acara harus selesai setelah dimulai."),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("subject_id", None), ("subject_type", "")), models.Q(models.Q(("subject_type", ""), _negated=True), ("subject_id__isnull", False)), _connector="OR"
                                ),
                                name="event_subject_whole",
                                violation_error_message="Acara ini kehilangan catatan asalnya.",
                            ),
                            models.UniqueConstraint(fields=("series", "series_on"), name="event_once_in_series", violation_error_message="Acara berulang ini sudah ada pada hari itu."),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("series", None), ("series_on", None)), models.Q(("series__isnull", False), ("series_on__isnull", False)), _connector="OR"),
                                name="event_series_whole",
                                violation_error_message="Acara berulang perlu hari asalnya.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventPerson",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("event", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="people", to="collaboration.event")),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Orang")),
                    ],
                    options={
                        "verbose_name": "Peserta acara",
                        "ordering": ["id"],
                        "indexes": [models.Index(fields=["user", "event"], name="event_of_person")],
                        "constraints": [models.UniqueConstraint(fields=("event", "user"), name="person_once", violation_error_message="Orang ini sudah tercatat.")],
                    },
                ),
                migrations.CreateModel(
                    name="EventSeries",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "practice",
                            models.CharField(
                                choices=[
                                    ("joint_plan", "Rencana bersama"),
                                    ("project", "Aktivitas dan proyek"),
                                    ("observation", "Observasi kelas"),
                                    ("mentoring", "Mentoring"),
                                    ("team_teaching", "Team teaching"),
                                    ("learning_group", "Kelompok belajar guru"),
                                    ("protocol_meeting", "Pertemuan protokol"),
                                    ("other", "Kegiatan lain"),
                                ],
                                default="other",
                                max_length=20,
                                verbose_name="Praktik",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="Judul")),
                        (
                            "every",
                            models.CharField(
                                choices=[
                                    ("week", "Setiap minggu pada hari yang sama"),
                                    ("month_day", "Setiap bulan pada tanggal yang sama"),
                                    ("month_weekday", "Setiap bulan pada hari dan pekan yang sama, misalnya Selasa kedua"),
                                    ("month_last", "Setiap bulan pada hari yang sama di pekan terakhir"),
                                ],
                                max_length=15,
                                verbose_name="Berulang",
                            ),
                        ),
                        (
                            "interval",
                            models.PositiveSmallIntegerField(
                                default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)], verbose_name="Jaraknya"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Pertama kali")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Sampai tanggal")),
                        (
                            "times",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(200)], verbose_name="Berapa kali"
                            ),
                        ),
                        ("skips_holidays", models.BooleanField(default=True, verbose_name="Lewati hari libur")),
                        ("subject_type", models.CharField(blank=True, editable=False, max_length=80)),
                        ("subject_id", models.BigIntegerField(blank=True, editable=False, null=True)),
                        ("ended_on", models.DateField(blank=True, editable=False, null=True)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="event_series", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Acara berulang",
                        "ordering": ["id"],
                        "indexes": [models.Index(fields=["subject_type", "subject_id"], name="event_series_by_subject")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__isnull", False), ("times__gt", 0), _connector="OR"),
                                name="event_series_ends",
                                violation_error_message="Pengulangan perlu akhir: sampai tanggal tertentu, atau setelah beberapa kali.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("interval__gte", 1)), name="event_series_interval_positive", violation_error_message="Jarak pengulangan sekurang-kurangnya satu."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until", None), ("until__gte", models.F("starts_on")), _connector="OR"),
                                name="event_series_forward",
                                violation_error_message="Pengulangan tidak dapat berakhir sebelum dimulai.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupCycle",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=120, verbose_name="Judul siklus")),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("ends_on", models.DateField(verbose_name="Selesai")),
                        (
                            "stage",
                            models.CharField(
                                choices=[("reflection", "Refleksi awal"), ("planning", "Perencanaan"), ("doing", "Pelaksanaan"), ("evaluation", "Evaluasi"), ("done", "Selesai")],
                                default="reflection",
                                max_length=10,
                                verbose_name="Tahap",
                            ),
                        ),
                        ("reflection", models.TextField(blank=True, help_text="Apa kata data dan pengalaman tentang belajar siswa?", verbose_name="Refleksi awal")),
                        ("purpose", models.TextField(blank=True, verbose_name="Tujuan siklus")),
                        ("process_indicators", models.TextField(blank=True, help_text="Tanda bahwa kelompok bekerja seperti direncanakan.", verbose_name="Indikator proses")),
                        ("result_indicators", models.TextField(blank=True, help_text="Tanda pada siswa bahwa tujuan tercapai.", verbose_name="Indikator hasil")),
                        ("resources", models.TextField(blank=True, help_text="Bahan, alat, waktu, narasumber.", verbose_name="Sumber daya")),
                        ("evaluation", models.TextField(blank=True, help_text="Apa yang berubah pada siswa, dan apa yang dibawa ke siklus berikutnya?", verbose_name="Evaluasi")),
                        (
                            "in_charge",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penanggung jawab"),
                        ),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="cycles", to="collaboration.learninggroup")),
                    ],
                    options={
                        "verbose_name": "Siklus kelompok belajar",
                        "ordering": ["-starts_on", "-id"],
                        "indexes": [models.Index(fields=["group", "-starts_on"], name="cycle_by_group")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="cycle_forward", violation_error_message="Siklus tidak dapat selesai sebelum dimulai."
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CycleStep",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("order", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("what", models.CharField(max_length=200, verbose_name="Langkah")),
                        ("due_on", models.DateField(verbose_name="Paling lambat")),
                        ("is_done", models.BooleanField(default=False, verbose_name="Sudah selesai")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("who", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Siapa")),
                        ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="collaboration.groupcycle")),
                    ],
                    options={
                        "verbose_name": "Langkah rencana aksi",
                        "ordering": ["order", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="HubReview",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("held_on", models.DateField(verbose_name="Tanggal pertemuan")),
                        ("period_from", models.DateField(verbose_name="Masa yang ditinjau, mulai")),
                        ("period_to", models.DateField(verbose_name="Sampai")),
                        ("progress", models.TextField(blank=True, verbose_name="Kemajuan yang tampak")),
                        ("obstacles", models.TextField(blank=True, verbose_name="Hambatan dan dukungan yang diperlukan")),
                        ("next_steps", models.TextField(blank=True, verbose_name="Langkah berikutnya")),
                        ("minutes", models.TextField(blank=True, verbose_name="Notulen")),
                        ("state", models.CharField(choices=[("prepared", "Disiapkan"), ("closed", "Ditutup")], default="prepared", max_length=10, verbose_name="Status")),
                        ("evidence", models.JSONField(blank=True, default=dict, editable=False)),
                        ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Tinjauan berkala",
                        "ordering": ["-held_on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("period_to__gte", models.F("period_from"))),
                                name="hub_review_forward",
                                violation_error_message="Masa yang ditinjau tidak dapat berakhir sebelum dimulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", False), _connector="OR"),
                                name="closed_hub_review_has_date",
                                violation_error_message="Tinjauan yang ditutup harus bertanggal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JointPlan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="Judul rencana")),
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
                                verbose_name="Fase",
                            ),
                        ),
                        ("grade", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Tingkat")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="Mulai")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Sampai")),
                        ("lesson_hours", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Jumlah JP")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Disusun"), ("agreed", "Disepakati semua penyusun"), ("in_use", "Dipakai"), ("revised", "Digantikan versi baru"), ("closed", "Selesai")],
                                default="draft",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("revision", models.PositiveSmallIntegerField(default=1, editable=False)),
                        ("agreed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("used_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("class_groups", models.ManyToManyField(blank=True, related_name="+", to="schools.classgroup", verbose_name="Kelas")),
                        ("opened_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                        (
                            "previous",
                            models.OneToOneField(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="next", to="collaboration.jointplan", verbose_name="Versi sebelumnya"
                            ),
                        ),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="joint_plans", to="schools.school")),
                        ("source", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="collaboration.jointplan")),
                        ("subjects", models.ManyToManyField(blank=True, related_name="+", to="schools.subject", verbose_name="Mata pelajaran")),
                    ],
                    options={
                        "verbose_name": "Rencana bersama",
                        "ordering": ["-updated_at", "-id"],
                        "indexes": [models.Index(fields=["school", "state", "-updated_at", "-id"], name="joint_plan_by_state")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on", None), ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                                name="joint_plan_forward",
                                violation_error_message="Rencana tidak dapat selesai sebelum dimulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("grade", None), ("grade__range", (1, 13)), _connector="OR"), name="joint_plan_grade", violation_error_message="Tingkat adalah angka 1 sampai 13."
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LearningGroup",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("name", models.CharField(max_length=100, verbose_name="Nama kelompok")),
                        (
                            "basis",
                            models.CharField(
                                choices=[("family", "Rumpun mata pelajaran"), ("area", "Wilayah tempat tinggal"), ("affinity", "Kesamaan minat"), ("other", "Lainnya")],
                                default="family",
                                max_length=10,
                                verbose_name="Dibentuk menurut",
                            ),
                        ),
                        ("basis_detail", models.CharField(blank=True, help_text="Misalnya MIPA, atau “asesmen”.", max_length=100, verbose_name="Rumpun, wilayah, atau minat")),
                        ("purpose", models.TextField(verbose_name="Tujuan kelompok")),
                        ("state", models.CharField(choices=[("proposed", "Diusulkan"), ("active", "Berjalan"), ("closed", "Ditutup")], default="proposed", max_length=10, verbose_name="Status")),
                        ("leader", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Ketua")),
                        ("proposed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        (
                            "proposed_leader",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Usulan ketua"),
                        ),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="learning_groups", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Kelompok belajar guru",
                        "ordering": ["name", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("school", "name"), name="group_once", violation_error_message="Kelompok dengan nama ini sudah ada."),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "active"), _negated=True), ("leader__isnull", False), _connector="OR"),
                                name="running_group_has_leader",
                                violation_error_message="Kelompok yang berjalan harus mempunyai ketua.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupNote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("kind", models.CharField(choices=[("encouragement", "Penyemangat"), ("question", "Pertanyaan")], default="encouragement", max_length=15, verbose_name="Jenis")),
                        ("text", models.TextField(verbose_name="Pesan")),
                        ("author_label", models.CharField(max_length=200, verbose_name="Dari")),
                        ("answer", models.TextField(blank=True, verbose_name="Jawaban")),
                        ("answered_by_label", models.CharField(blank=True, max_length=200, verbose_name="Dijawab oleh")),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="collaboration.learninggroup")),
                    ],
                    options={
                        "verbose_name": "Pesan untuk kelompok",
                        "ordering": ["-created_at", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("answered_at", None), models.Q(("answer", ""), _negated=True), _connector="OR"),
                                name="answered_note_has_answer",
                                violation_error_message="Tuliskan jawabannya.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupMember",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("joined_at", models.DateTimeField(editable=False)),
                        ("left_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Anggota")),
                        ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="members", to="collaboration.learninggroup")),
                    ],
                    options={
                        "verbose_name": "Anggota kelompok",
                        "ordering": ["user__name", "id"],
                        "indexes": [models.Index(fields=["user", "left_at"], name="group_of_member")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_at", None)), fields=("group", "user"), name="group_member_once", violation_error_message="Orang ini sudah menjadi anggota."
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupMeeting",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("starts_at", models.DateTimeField(verbose_name="Mulai")),
                        ("ends_at", models.DateTimeField(verbose_name="Selesai")),
                        (
                            "state",
                            models.CharField(choices=[("planned", "Direncanakan"), ("held", "Terlaksana"), ("cancelled", "Dibatalkan")], default="planned", max_length=10, verbose_name="Status"),
                        ),
                        ("looked_at", models.TextField(blank=True, verbose_name="Apa yang dilihat?")),
                        ("noticed", models.TextField(blank=True, verbose_name="Apa yang kita temukan?")),
                        ("minuted_by_label", models.CharField(blank=True, max_length=200, verbose_name="Ditulis oleh")),
                        ("minuted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("cancelled_reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan pembatalan")),
                        ("present", models.ManyToManyField(blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Yang hadir")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="collaboration.learninggroup")),
                    ],
                    options={
                        "verbose_name": "Pertemuan kelompok belajar",
                        "ordering": ["-starts_at", "-id"],
                        "indexes": [models.Index(fields=["group", "-starts_at", "-id"], name="group_meeting_by_group"), models.Index(fields=["school", "-starts_at"], name="group_meeting_by_school")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="group_meeting_forward", violation_error_message="Pertemuan harus selesai setelah dimulai."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "held"), _negated=True), ("minuted_at__isnull", False), _connector="OR"),
                                name="held_meeting_has_minute",
                                violation_error_message="Pertemuan yang terlaksana harus bernotulen.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupLeader",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("named_by_label", models.CharField(max_length=200, verbose_name="Ditunjuk oleh")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="Catatan")),
                        ("since", models.DateTimeField(editable=False)),
                        ("until", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Ketua")),
                        ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="leaders", to="collaboration.learninggroup")),
                    ],
                    options={
                        "verbose_name": "Ketua kelompok",
                        "ordering": ["-since", "-id"],
                        "constraints": [
                            models.UniqueConstraint(condition=models.Q(("until", None)), fields=("group",), name="group_one_leader", violation_error_message="Kelompok ini sudah mempunyai ketua.")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LearningWish",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kind", models.CharField(choices=[("learn", "Ingin belajar"), ("help", "Dapat membantu")], max_length=5, verbose_name="Anda")),
                        ("topic", models.CharField(max_length=100, verbose_name="Tentang apa?")),
                        ("note", models.CharField(blank=True, max_length=250, verbose_name="Keterangan")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Peta belajar",
                        "ordering": ["topic", "kind", "id"],
                        "constraints": [models.UniqueConstraint(fields=("school", "user", "kind", "topic"), name="wish_once", violation_error_message="Anda sudah menuliskan ini.")],
                    },
                ),
                migrations.CreateModel(
                    name="Measure",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("name", models.CharField(max_length=160, verbose_name="Ukuran")),
                        ("unit", models.CharField(blank=True, max_length=30, verbose_name="Satuan")),
                        ("direction", models.CharField(choices=[("up", "Makin tinggi makin baik"), ("down", "Makin rendah makin baik")], default="up", max_length=4, verbose_name="Arah")),
                        ("provider", models.CharField(blank=True, max_length=40, verbose_name="Terisi sendiri dari")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Dipakai")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("goal", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="collaboration.scorecardgoal", verbose_name="Sasaran")),
                    ],
                    options={
                        "verbose_name": "Ukuran kartu skor",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("goal", "name"), name="measure_once", violation_error_message="Ukuran ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureYear",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("year", models.CharField(max_length=9, verbose_name="Tahun ajaran")),
                        ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="Target")),
                        ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="Capaian")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="Sumber angka")),
                        ("measure", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="years", to="collaboration.measure")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Capaian tahunan",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(fields=("measure", "year"), name="measure_year_once", violation_error_message="Tahun ajaran ini sudah diisi."),
                            models.CheckConstraint(
                                condition=models.Q(("value", None), models.Q(("source", ""), _negated=True), _connector="OR"),
                                name="typed_value_has_source",
                                violation_error_message="Sebutkan sumber angkanya.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=160, verbose_name="Nama pertemuan")),
                        ("starts_at", models.DateTimeField(verbose_name="Mulai")),
                        ("ends_at", models.DateTimeField(verbose_name="Selesai")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="Tempat lain")),
                        ("quorum", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Kuorum (persen)")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Direncanakan"),
                                    ("invited", "Undangan terkirim"),
                                    ("held", "Notulen ditulis"),
                                    ("circulated", "Notulen menunggu pengesahan"),
                                    ("confirmed", "Notulen disahkan"),
                                    ("cancelled", "Dibatalkan"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("letter_number", models.CharField(blank=True, max_length=80, verbose_name="Nomor surat")),
                        ("letter_on", models.DateField(blank=True, null=True, verbose_name="Tanggal surat")),
                        ("enclosure", models.CharField(blank=True, max_length=80, verbose_name="Lampiran")),
                        ("invited_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("moved_from", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("moved_reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan perubahan jadwal")),
                        ("held_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("began_at", models.TimeField(blank=True, null=True, verbose_name="Dimulai pukul")),
                        ("closed_at", models.TimeField(blank=True, null=True, verbose_name="Ditutup pukul")),
                        ("closing", models.TextField(blank=True, verbose_name="Penutup")),
                        ("minutes_due_on", models.DateField(blank=True, editable=False, null=True, verbose_name="Notulen paling lambat")),
                        ("circulated_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("confirmed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("confirmed_by_label", models.CharField(blank=True, editable=False, max_length=200, verbose_name="Disahkan oleh")),
                        ("confirmed_note", models.CharField(blank=True, max_length=300, verbose_name="Catatan pengesahan")),
                        ("cancelled_reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan pembatalan")),
                        ("chair", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Pimpinan rapat")),
                        ("confirmed_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("minute_taker", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Notulis")),
                        ("room", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.room", verbose_name="Ruang")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="schools.school")),
                        ("series", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="collaboration.meetingseries", verbose_name="Rangkaian")),
                    ],
                    options={
                        "verbose_name": "Pertemuan protokol",
                        "ordering": ["-starts_at", "-id"],
                        "indexes": [
                            models.Index(fields=["school", "-starts_at", "-id"], name="meeting_by_school"),
                            models.Index(fields=["school", "state", "starts_at"], name="meeting_by_state"),
                            models.Index(fields=["series", "starts_at"], name="meeting_by_series"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="meeting_forward", violation_error_message="Pertemuan harus selesai setelah dimulai."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "cancelled"), _negated=True), models.Q(("cancelled_reason", ""), _negated=True), _connector="OR"),
                                name="cancelled_meeting_has_reason",
                                violation_error_message="Tuliskan mengapa pertemuan dibatalkan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "confirmed"), _negated=True), ("confirmed_at__isnull", False), _connector="OR"),
                                name="confirmed_meeting_has_date",
                                violation_error_message="Notulen yang disahkan harus bertanggal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quorum", None), ("quorum__range", (1, 100)), _connector="OR"),
                                name="meeting_quorum",
                                violation_error_message="Kuorum adalah persen, antara 1 dan 100.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitee",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=160, verbose_name="Nama")),
                        ("position", models.CharField(blank=True, max_length=160, verbose_name="Jabatan atau unsur")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="Email")),
                        ("is_guest", models.BooleanField(default=False, verbose_name="Tamu")),
                        ("invited_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("answer", models.CharField(choices=[("none", "Belum menjawab"), ("coming", "Akan hadir"), ("excused", "Berhalangan")], default="none", max_length=8, verbose_name="Jawaban")),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "attendance",
                            models.CharField(
                                choices=[("unmarked", "Belum dicatat"), ("present", "Hadir"), ("excused", "Izin"), ("absent", "Tidak hadir")],
                                default="unmarked",
                                max_length=8,
                                verbose_name="Kehadiran",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="Alasan")),
                        ("marked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("user", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("meeting", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="invitees", to="collaboration.meeting")),
                    ],
                    options={
                        "verbose_name": "Peserta pertemuan",
                        "ordering": ["is_guest", "name", "id"],
                        "indexes": [models.Index(fields=["user", "meeting"], name="invitee_by_user")],
                        "constraints": [models.UniqueConstraint(fields=("meeting", "user"), name="invitee_once", violation_error_message="Orang ini sudah ada dalam daftar undangan.")],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("order", models.PositiveSmallIntegerField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("progress", "Kemajuan dan hambatan kolaborasi"),
                                    ("schedule", "Jadwal periode berikutnya"),
                                    ("needs", "Kebutuhan agar lebih baik"),
                                    ("support", "Dukungan komite dan pihak lain"),
                                    ("innovation", "Langkah baru dan inovatif"),
                                    ("data", "Data hasil belajar"),
                                    ("other", "Lainnya"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="Jenis",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="Acara")),
                        ("detail", models.TextField(blank=True, verbose_name="Penjelasan")),
                        ("duration", models.PositiveSmallIntegerField(default=15, verbose_name="Lama (menit)")),
                        ("presenter_label", models.CharField(blank=True, max_length=160, verbose_name="Atau pihak lain")),
                        ("is_confidential", models.BooleanField(default=False, help_text="Hanya untuk kepala sekolah, Pusat Penggerak Kolaborasi, dan komite.", verbose_name="Rahasia")),
                        ("minutes", models.TextField(blank=True, verbose_name="Jalannya pembahasan")),
                        ("unfinished", models.BooleanField(default=False, verbose_name="Dilanjutkan pada pertemuan berikutnya")),
                        (
                            "presenter",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Disampaikan oleh"),
                        ),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("meeting", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="collaboration.meeting")),
                    ],
                    options={
                        "verbose_name": "Acara pertemuan",
                        "ordering": ["order", "id"],
                        "indexes": [models.Index(fields=["meeting", "order"], name="agenda_by_meeting")],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("duration__range", (1, 480))), name="agenda_item_duration", violation_error_message="Lama acara antara 1 dan 480 menit.")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingData",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("title", models.CharField(max_length=160, verbose_name="Judul data")),
                        ("unit", models.CharField(blank=True, max_length=20, verbose_name="Satuan")),
                        ("kind", models.CharField(choices=[("bars", "Batang"), ("line", "Garis")], default="bars", max_length=5, verbose_name="Bentuk grafik")),
                        ("label_heading", models.CharField(blank=True, max_length=60)),
                        ("labels", models.JSONField(default=list)),
                        ("columns", models.JSONField(default=list)),
                        ("values", models.JSONField(default=list)),
                        ("notes", models.JSONField(default=list)),
                        ("file_name", models.CharField(max_length=150, verbose_name="Berkas")),
                        (
                            "state",
                            models.CharField(
                                choices=[("preview", "Pratinjau"), ("shown", "Ditampilkan"), ("replaced", "Diganti"), ("removed", "Ditarik")], default="preview", max_length=8, verbose_name="Status"
                            ),
                        ),
                        ("created_by_label", models.CharField(max_length=200, verbose_name="Diunggah oleh")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("item", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="data", to="collaboration.agendaitem")),
                        ("replaces", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="collaboration.meetingdata")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Data pertemuan",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingOutcome",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("kind", models.CharField(choices=[("information", "Informasi"), ("decision", "Keputusan"), ("action", "Tindak lanjut")], max_length=12, verbose_name="Jenis")),
                        ("text", models.CharField(max_length=300, verbose_name="Isi")),
                        ("is_confidential", models.BooleanField(default=False, verbose_name="Rahasia")),
                        (
                            "standing",
                            models.CharField(
                                choices=[("open", "Belum dilaksanakan"), ("done", "Sudah dilaksanakan"), ("dropped", "Tidak dilanjutkan")], default="open", max_length=8, verbose_name="Pelaksanaan"
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, editable=False, null=True)),
                        ("settled_note", models.CharField(blank=True, max_length=250, verbose_name="Keterangan")),
                        ("action", models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="core.actionitem")),
                        ("item", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="collaboration.agendaitem")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Hasil pembahasan",
                        "ordering": ["item__order", "id"],
                        "indexes": [models.Index(fields=["school", "kind", "standing"], name="outcome_by_standing")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("standing", "open"), ("settled_on__isnull", False), _connector="OR"),
                                name="settled_outcome_has_date",
                                violation_error_message="Keputusan yang selesai harus bertanggal.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingSeries",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=160, verbose_name="Nama pertemuan")),
                        ("week", models.PositiveSmallIntegerField(choices=[(1, "pertama"), (2, "kedua"), (3, "ketiga"), (4, "keempat"), (5, "terakhir")], default=2, verbose_name="Pekan")),
                        ("weekday", models.PositiveSmallIntegerField(choices=[(1, "Senin"), (2, "Selasa"), (3, "Rabu"), (4, "Kamis"), (5, "Jumat"), (6, "Sabtu")], default=3, verbose_name="Hari")),
                        ("starts_at", models.TimeField(verbose_name="Jam mulai")),
                        ("ends_at", models.TimeField(verbose_name="Jam selesai")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="Tempat lain")),
                        ("invited", models.JSONField(default=list, verbose_name="Siapa yang diundang")),
                        ("quorum", models.PositiveSmallIntegerField(blank=True, help_text="Persen dari undangan yang harus hadir. Kosongkan bila tidak dipakai.", null=True, verbose_name="Kuorum")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Masih berjalan")),
                        ("chair", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Pimpinan rapat")),
                        ("minute_taker", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Notulis")),
                        ("room", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.room", verbose_name="Ruang")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="meeting_series", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Rangkaian pertemuan",
                        "ordering": ["-is_active", "title", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="meeting_series_forward", violation_error_message="Jam selesai harus setelah jam mulai."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quorum", None), ("quorum__range", (1, 100)), _connector="OR"),
                                name="meeting_series_quorum",
                                violation_error_message="Kuorum adalah persen, antara 1 dan 100.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaProposal",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="Usulan acara")),
                        ("why", models.TextField(blank=True, verbose_name="Mengapa perlu dibahas")),
                        ("duration", models.PositiveSmallIntegerField(default=15, verbose_name="Perkiraan lama (menit)")),
                        ("is_confidential", models.BooleanField(default=False, help_text="Hanya untuk kepala sekolah, Pusat Penggerak Kolaborasi, dan komite.", verbose_name="Rahasia")),
                        ("proposed_by_label", models.CharField(max_length=200, verbose_name="Diusulkan oleh")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Menunggu"), ("taken", "Masuk agenda"), ("put_off", "Ditunda"), ("withdrawn", "Ditarik")], default="open", max_length=10, verbose_name="Status"
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan")),
                        ("carried_item", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="collaboration.agendaitem")),
                        ("item", models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="proposal", to="collaboration.agendaitem")),
                        ("proposed_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("carried_outcome", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="collaboration.meetingoutcome")),
                        ("series", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="collaboration.meetingseries")),
                    ],
                    options={
                        "verbose_name": "Usulan acara",
                        "ordering": ["id"],
                        "indexes": [models.Index(fields=["series", "state", "id"], name="proposal_by_series")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "put_off"), _negated=True), models.Q(("reason", ""), _negated=True), _connector="OR"),
                                name="put_off_proposal_has_reason",
                                violation_error_message="Tuliskan mengapa usulan ditunda.",
                            ),
                            models.CheckConstraint(condition=models.Q(("duration__range", (1, 480))), name="agenda_proposal_duration", violation_error_message="Lama acara antara 1 dan 480 menit."),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mentoring",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("mentoring", "Mentoring"), ("coaching", "Pendampingan sejawat"), ("exchange", "Pertukaran guru"), ("research", "Penelitian tindakan bersama")],
                                default="mentoring",
                                max_length=10,
                                verbose_name="Jenis",
                            ),
                        ),
                        (
                            "cadence",
                            models.CharField(
                                choices=[("weekly", "Setiap minggu"), ("fortnightly", "Setiap dua minggu"), ("monthly", "Setiap bulan")], default="fortnightly", max_length=12, verbose_name="Bertemu"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("proposed", "Menunggu jawaban"), ("active", "Berjalan"), ("closed", "Selesai"), ("declined", "Belum bisa"), ("cancelled", "Ditarik kembali")],
                                default="proposed",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("counterpart", models.CharField(blank=True, max_length=160, verbose_name="Guru dari sekolah lain")),
                        ("started_on", models.DateField(blank=True, null=True, verbose_name="Mulai")),
                        ("next_due_on", models.DateField(blank=True, null=True, verbose_name="Pertemuan berikutnya")),
                        ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("kept_until", models.DateField(editable=False, verbose_name="Isi disimpan sampai")),
                        ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="partnerships.partnership", verbose_name="Kemitraan dengan sekolah lain"
                            ),
                        ),
                        ("proposed_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Mentoring",
                        "ordering": ["-created_at", "-id"],
                        "indexes": [
                            models.Index(fields=["school", "-created_at", "-id"], name="mentoring_by_school"),
                            models.Index(condition=models.Q(("state", "active")), fields=["school", "next_due_on"], name="mentoring_due"),
                            models.Index(condition=models.Q(("erased_at", None)), fields=["kept_until"], name="mentoring_expiring"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "active"), _negated=True), models.Q(("next_due_on__isnull", False), ("started_on__isnull", False)), _connector="OR"),
                                name="active_mentoring_has_dates",
                                violation_error_message="Mentoring yang berjalan harus bertanggal.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MentoringAgreement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("topic", core.private_fields.PrivateText(verbose_name="Tentang apa?")),
                        ("hopes", core.private_fields.PrivateText(blank=True, verbose_name="Apa yang diharapkan?")),
                        ("mentoring", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="agreement", to="collaboration.mentoring")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "Kesepakatan mentoring",
                    },
                ),
                migrations.CreateModel(
                    name="MentoringGain",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("text", core.private_fields.PrivateText(verbose_name="Apa yang Anda peroleh?")),
                        ("author", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("mentoring", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="gains", to="collaboration.mentoring")),
                    ],
                    options={
                        "verbose_name": "Hasil mentoring",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("mentoring", "author"), name="gain_once", violation_error_message="Tulisan Anda sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="MentoringMember",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("part", models.CharField(choices=[("helps", "Membantu"), ("learns", "Belajar"), ("joins", "Bersama")], max_length=6, verbose_name="Sebagai")),
                        ("agreed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("keeps_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("mentoring", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="members", to="collaboration.mentoring")),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Orang")),
                    ],
                    options={
                        "verbose_name": "Anggota mentoring",
                        "ordering": ["id"],
                        "indexes": [models.Index(fields=["user", "mentoring"], name="mentoring_of_person")],
                        "constraints": [models.UniqueConstraint(fields=("mentoring", "user"), name="mentoring_member_once", violation_error_message="Orang ini sudah ikut.")],
                    },
                ),
                migrations.CreateModel(
                    name="MentoringSession",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("held_on", models.DateField(verbose_name="Bertemu pada")),
                        ("kept_until", models.DateField(editable=False)),
                        ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("author", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("mentoring", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="collaboration.mentoring")),
                    ],
                    options={
                        "verbose_name": "Pertemuan mentoring",
                        "ordering": ["-held_on", "-id"],
                        "indexes": [models.Index(condition=models.Q(("erased_at", None)), fields=["kept_until"], name="session_expiring")],
                    },
                ),
                migrations.CreateModel(
                    name="MentoringStep",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("what", core.private_fields.PrivateText(verbose_name="Langkah berikutnya")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Sampai")),
                        ("done_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("session", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="collaboration.mentoringsession")),
                        ("who", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Siapa")),
                    ],
                    options={
                        "verbose_name": "Langkah mentoring",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesRemark",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kind", models.CharField(choices=[("comment", "Tanggapan"), ("correction", "Catatan koreksi")], max_length=10, verbose_name="Jenis")),
                        ("text", models.TextField(max_length=2000, verbose_name="Tanggapan")),
                        ("is_confidential", models.BooleanField(default=False, verbose_name="Rahasia")),
                        ("author_label", models.CharField(max_length=200, verbose_name="Penulis")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="Jawaban")),
                        ("answered_by_label", models.CharField(blank=True, max_length=200)),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("author", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("item", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="collaboration.agendaitem", verbose_name="Acara")),
                        ("meeting", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="collaboration.meeting")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Tanggapan atas notulen",
                        "ordering": ["id"],
                        "indexes": [models.Index(fields=["meeting", "id"], name="remark_by_meeting")],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesVersion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("variant", models.CharField(choices=[("public", "Notulen"), ("committee", "Notulen lengkap untuk komite")], max_length=10)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("meeting", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="collaboration.meeting")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Notulen yang disahkan",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("meeting", "variant"), name="minutes_once", violation_error_message="Notulen ini sudah disahkan.")],
                    },
                ),
                migrations.CreateModel(
                    name="Observation",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("starts_at", models.DateTimeField(verbose_name="Mulai")),
                        ("ends_at", models.DateTimeField(verbose_name="Selesai")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="Tempat lain")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "Menunggu jawaban"),
                                    ("agreed", "Disepakati"),
                                    ("held", "Terlaksana, menunggu refleksi"),
                                    ("reflected", "Tindak lanjut"),
                                    ("done", "Selesai"),
                                    ("declined", "Belum bisa"),
                                    ("cancelled", "Dibatalkan"),
                                ],
                                default="requested",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("observed_agreed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("observer_agreed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("began_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("held_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("feedback_due_on", models.DateField(blank=True, null=True, verbose_name="Umpan balik paling lambat")),
                        ("observed_reflected_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("observer_reflected_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("check_back_on", models.DateField(blank=True, null=True, verbose_name="Dilihat lagi pada")),
                        ("done_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("kept_until", models.DateField(editable=False, verbose_name="Isi disimpan sampai")),
                        ("observed_keeps_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("observer_keeps_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("arranged_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("class_group", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.classgroup", verbose_name="Kelas")),
                        ("observed", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Guru yang diamati")),
                        ("observer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Pengamat")),
                        ("room", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.room", verbose_name="Ruang")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("subject", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.subject", verbose_name="Mata pelajaran")),
                    ],
                    options={
                        "verbose_name": "Observasi kelas",
                        "ordering": ["-starts_at", "-id"],
                        "indexes": [
                            models.Index(fields=["school", "-starts_at", "-id"], name="observation_by_school"),
                            models.Index(fields=["observed", "state"], name="observation_by_observed"),
                            models.Index(fields=["observer", "state"], name="observation_by_observer"),
                            models.Index(condition=models.Q(("erased_at", None)), fields=["kept_until"], name="observation_expiring"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("observed", models.F("observer")), _negated=True),
                                name="observation_of_another",
                                violation_error_message="Pilih rekan: seseorang tidak mengamati dirinya sendiri.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="observation_forward", violation_error_message="Jam selesai harus setelah jam mulai."
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ObservationAgreement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "focus",
                            models.CharField(
                                choices=[
                                    ("engagement", "Keterlibatan siswa"),
                                    ("goal", "Kesesuaian proses dan tujuan"),
                                    ("strategy", "Strategi pembelajaran"),
                                    ("connection", "Arah dan respons belajar"),
                                    ("room", "Kesehatan, keamanan, kenyamanan kelas"),
                                ],
                                max_length=12,
                                verbose_name="Fokus",
                            ),
                        ),
                        ("own_question", core.private_fields.PrivateText(blank=True, verbose_name="Pertanyaan saya sendiri")),
                        ("look_at", core.private_fields.PrivateText(blank=True, verbose_name="Yang diminta untuk dilihat")),
                        ("observation", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="agreement", to="collaboration.observation")),
                    ],
                    options={
                        "verbose_name": "Kesepakatan observasi",
                    },
                ),
                migrations.CreateModel(
                    name="ObservationFollowUp",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("plan", core.private_fields.PrivateText(verbose_name="Yang akan dicoba")),
                        ("outcome", core.private_fields.PrivateText(blank=True, verbose_name="Apa hasilnya")),
                        ("observation", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="follow_up", to="collaboration.observation")),
                    ],
                    options={
                        "verbose_name": "Tindak lanjut observasi",
                    },
                ),
                migrations.CreateModel(
                    name="ObservationMessage",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("text", core.private_fields.PrivateText(verbose_name="Pesan")),
                        ("at", models.DateTimeField(editable=False)),
                        ("author", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("observation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="words", to="collaboration.observation")),
                    ],
                    options={
                        "verbose_name": "Pesan observasi",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="ObservationNote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("client_id", models.UUIDField(editable=False)),
                        (
                            "focus",
                            models.CharField(
                                choices=[
                                    ("engagement", "Keterlibatan siswa"),
                                    ("goal", "Kesesuaian proses dan tujuan"),
                                    ("strategy", "Strategi pembelajaran"),
                                    ("connection", "Arah dan respons belajar"),
                                    ("room", "Kesehatan, keamanan, kenyamanan kelas"),
                                ],
                                max_length=12,
                                verbose_name="Fokus",
                            ),
                        ),
                        ("text", core.private_fields.PrivateText(blank=True, verbose_name="Yang terlihat")),
                        ("noted_at", models.DateTimeField(editable=False)),
                        ("changed_at", models.DateTimeField(editable=False)),
                        ("received_at", models.DateTimeField(editable=False)),
                        ("observation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="collaboration.observation")),
                    ],
                    options={
                        "verbose_name": "Catatan observasi",
                        "ordering": ["noted_at", "id"],
                        "constraints": [models.UniqueConstraint(fields=("observation", "client_id"), name="observation_note_once", violation_error_message="Catatan ini sudah tersimpan.")],
                    },
                ),
                migrations.CreateModel(
                    name="ObservationShare",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "piece",
                            models.CharField(
                                choices=[("notes", "Kesepakatan dan catatan"), ("observed", "Refleksi guru yang diamati"), ("observer", "Umpan balik pengamat"), ("follow_up", "Tindak lanjut")],
                                max_length=10,
                                verbose_name="Bagian",
                            ),
                        ),
                        ("observed_agreed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("observer_agreed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("observation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="collaboration.observation")),
                        ("reader", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Pembimbing")),
                    ],
                    options={
                        "verbose_name": "Bagian yang dibagikan",
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("observation", "piece", "reader"),
                                name="piece_shared_once",
                                violation_error_message="Bagian ini sudah ditawarkan kepada orang tersebut.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanAuthor",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("invited_at", models.DateTimeField(editable=False)),
                        ("agreed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="authors", to="collaboration.jointplan")),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penyusun")),
                    ],
                    options={
                        "verbose_name": "Penyusun",
                        "ordering": ["invited_at", "id"],
                        "indexes": [models.Index(fields=["user", "plan"], name="plan_of_author")],
                        "constraints": [models.UniqueConstraint(fields=("plan", "user"), name="plan_author_once", violation_error_message="Orang ini sudah menyusun.")],
                    },
                ),
                migrations.CreateModel(
                    name="PlanNote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("taught_on", models.DateField(verbose_name="Tanggal mengajar")),
                        ("what", models.TextField(verbose_name="Apa yang ternyata tidak praktis?")),
                        ("better", models.TextField(blank=True, verbose_name="Usul perbaikan")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Dicatat oleh")),
                        ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="collaboration.jointplan")),
                    ],
                    options={
                        "verbose_name": "Catatan perbaikan",
                        "ordering": ["taught_on", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanRow",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("competency", models.TextField(verbose_name="Kompetensi")),
                        ("indicator", models.TextField(blank=True, verbose_name="Indikator")),
                        ("activity", models.TextField(blank=True, verbose_name="Kegiatan siswa")),
                        ("assessment", models.TextField(blank=True, verbose_name="Penilaian")),
                        ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="collaboration.jointplan")),
                        ("subject", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.subject", verbose_name="Mata pelajaran")),
                    ],
                    options={
                        "verbose_name": "Baris mata pelajaran",
                        "ordering": ["id"],
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
                                    ("children", "Kompetensi yang diperlukan anak"),
                                    ("government", "Kompetensi yang ditetapkan pemerintah"),
                                    ("indicators", "Indikator ketercapaian"),
                                    ("activities", "Kegiatan belajar"),
                                    ("roles", "Siapa mengerjakan apa"),
                                    ("assessment", "Cara menilai ketercapaian"),
                                    ("extracurricular", "Ekstrakurikuler"),
                                    ("habits", "Rutinitas dan pembiasaan"),
                                    ("use", "Cara memakai rencana ini"),
                                ],
                                max_length=20,
                                verbose_name="Bagian",
                            ),
                        ),
                        ("body", models.TextField(blank=True, verbose_name="Isi")),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("plan", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="collaboration.jointplan")),
                        ("updated_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Bagian rencana",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("plan", "key"), name="plan_section_once", violation_error_message="Bagian ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="Project",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="Aktivitas")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("theme", "Tema yang sedang atau akan terjadi"),
                                    ("concern", "Kepedulian masyarakat"),
                                    ("problem", "Masalah yang perlu dipecahkan"),
                                    ("future", "Teknologi masa depan"),
                                    ("interest", "Minat siswa"),
                                    ("appropriate", "Teknologi tepat guna"),
                                ],
                                max_length=12,
                                verbose_name="Sumber tema",
                            ),
                        ),
                        ("theme", models.TextField(verbose_name="Tema")),
                        ("activity", models.TextField(blank=True, verbose_name="Apa yang dikerjakan siswa bersama-sama")),
                        (
                            "frame",
                            models.CharField(
                                choices=[("graduate", "Dimensi Profil Lulusan"), ("p5", "Projek Penguatan Profil Pelajar Pancasila (P5)")],
                                default="graduate",
                                max_length=10,
                                verbose_name="Kerangka profil",
                            ),
                        ),
                        ("dimensions", models.JSONField(blank=True, default=list, verbose_name="Dimensi profil")),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("ends_on", models.DateField(verbose_name="Sampai")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Direncanakan"), ("running", "Berlangsung"), ("done", "Selesai"), ("cancelled", "Dibatalkan")],
                                default="planned",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="Hasil bersama")),
                        ("done_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("class_groups", models.ManyToManyField(blank=True, related_name="+", to="schools.classgroup", verbose_name="Kelas")),
                        ("coordinator", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Koordinator")),
                        (
                            "partnership",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="partnerships.partnership", verbose_name="Kemitraan"),
                        ),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="projects", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Aktivitas atau proyek",
                        "ordering": ["-starts_on", "-id"],
                        "indexes": [models.Index(fields=["school", "state", "-starts_on", "-id"], name="project_by_state")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="project_forward", violation_error_message="Aktivitas tidak dapat selesai sebelum dimulai."
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectSubject",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("relevance", models.CharField(blank=True, max_length=250, verbose_name="Hubungannya dengan aktivitas")),
                        ("competency", models.TextField(blank=True, verbose_name="Kompetensi yang dikuatkan")),
                        ("pupils_do", models.TextField(blank=True, verbose_name="Yang dikerjakan siswa")),
                        (
                            "assessing",
                            models.CharField(
                                choices=[("shown", "Dari indikator yang tampak selama kegiatan"), ("test", "Dengan tes sesudah kegiatan")], default="shown", max_length=8, verbose_name="Cara menilai"
                            ),
                        ),
                        ("assessment", models.TextField(blank=True, verbose_name="Apa yang dinilai")),
                        ("result", models.TextField(blank=True, verbose_name="Hasil yang tampak pada siswa")),
                        ("project", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="subjects", to="collaboration.project")),
                        ("subject", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.subject", verbose_name="Mata pelajaran")),
                        ("teacher", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Guru")),
                    ],
                    options={
                        "verbose_name": "Mata pelajaran dalam aktivitas",
                        "ordering": ["id"],
                        "indexes": [models.Index(fields=["teacher", "project"], name="project_of_teacher")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "subject", "teacher"), name="project_subject_once", violation_error_message="Guru ini sudah tercatat untuk mata pelajaran tersebut."
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadinessCheck",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("year", models.CharField(max_length=9, verbose_name="Tahun ajaran")),
                        ("half", models.PositiveSmallIntegerField(verbose_name="Semester")),
                        ("conclusion", models.TextField(blank=True, verbose_name="Yang kita perkuat berikutnya")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Cek kesiapan",
                        "ordering": ["-year", "-half"],
                        "constraints": [
                            models.UniqueConstraint(fields=("school", "year", "half"), name="readiness_once", violation_error_message="Cek kesiapan semester ini sudah ada."),
                            models.CheckConstraint(condition=models.Q(("half__in", (1, 2))), name="readiness_half", violation_error_message="Semester adalah 1 atau 2."),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadinessAnswer",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "aspect",
                            models.CharField(
                                choices=[
                                    ("trust_built", "Kepercayaan dibangun"),
                                    ("listening", "Suasana saling mendengarkan tumbuh"),
                                    ("centred", "Berpusat pada siswa"),
                                    ("extra", "Peduli pada program tambahan"),
                                    ("trust", "Rasa saling percaya"),
                                    ("gotong_royong", "Gotong royong"),
                                    ("reflection", "Refleksi diri"),
                                    ("habits", "Perubahan kebiasaan"),
                                    ("quality", "Mutu yang konsisten"),
                                    ("pupils", "Siswa belajar berkolaborasi"),
                                ],
                                max_length=15,
                                verbose_name="Aspek",
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField(choices=[(1, "Belum tampak"), (2, "Mulai tampak"), (3, "Berkembang"), (4, "Membudaya")], verbose_name="Keadaan")),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="Bukti")),
                        ("check_of", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="collaboration.readinesscheck")),
                    ],
                    options={
                        "verbose_name": "Jawaban cek kesiapan",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("check_of", "aspect"), name="readiness_aspect_once", violation_error_message="Aspek ini sudah dijawab.")],
                    },
                ),
                migrations.CreateModel(
                    name="Reflection",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("worked", core.private_fields.PrivateText(verbose_name="Yang berjalan baik")),
                        ("question", core.private_fields.PrivateText(blank=True, verbose_name="Pertanyaan untuk dipikirkan")),
                        ("idea", core.private_fields.PrivateText(blank=True, verbose_name="Gagasan untuk pelajaran berikutnya")),
                        ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("author", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("observation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reflections", to="collaboration.observation")),
                    ],
                    options={
                        "verbose_name": "Refleksi",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("observation", "author"), name="observation_reflection_once", violation_error_message="Refleksi Anda sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("kind", models.CharField(choices=[("month", "Laporan bulanan"), ("half_year", "Laporan semester")], max_length=10, verbose_name="Jenis laporan")),
                        ("starts_on", models.DateField(verbose_name="Dari")),
                        ("ends_on", models.DateField(verbose_name="Sampai")),
                        ("send_on", models.DateField(verbose_name="Dikirim pada")),
                        ("state", models.CharField(choices=[("draft", "Disiapkan"), ("held", "Ditahan"), ("sent", "Terkirim")], default="draft", max_length=8, verbose_name="Status")),
                        ("foreword", models.TextField(blank=True, help_text="Opsional. Beberapa kalimat dari sekolah untuk komite, dicetak di depan.", verbose_name="Pengantar")),
                        ("facts", models.JSONField(blank=True, default=dict, editable=False)),
                        ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Laporan berkala",
                        "ordering": ["-starts_on", "kind", "-id"],
                        "indexes": [
                            models.Index(fields=["school", "-starts_on", "-id"], name="report_by_school"),
                            models.Index(condition=models.Q(("state", "draft")), fields=["send_on"], name="report_waiting"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("school", "kind", "starts_on"), name="report_once", violation_error_message="Laporan untuk masa ini sudah ada."),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="report_forward", violation_error_message="Masa laporan harus berakhir setelah dimulai."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", False), _connector="OR"),
                                name="sent_report_has_date",
                                violation_error_message="Laporan yang terkirim harus bertanggal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportComment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("author_label", models.CharField(max_length=200, verbose_name="Dari")),
                        ("text", models.TextField(verbose_name="Tanggapan")),
                        ("at", models.DateTimeField(editable=False)),
                        ("author", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("report", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="collaboration.report")),
                    ],
                    options={
                        "verbose_name": "Tanggapan atas laporan",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="ReportSchedule",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("is_on", models.BooleanField(default=True, verbose_name="Susun dan kirim laporan secara otomatis")),
                        ("day", models.PositiveSmallIntegerField(default=5, help_text="Tanggal pada bulan berikutnya, 1 sampai 28.", verbose_name="Tanggal pengiriman")),
                        ("half_year", models.BooleanField(default=True, verbose_name="Kirim juga laporan semester")),
                        ("school", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="report_schedule", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Jadwal laporan",
                        "constraints": [models.CheckConstraint(condition=models.Q(("day__range", (1, 28))), name="report_day_in_month", violation_error_message="Pilih tanggal 1 sampai 28.")],
                    },
                ),
                migrations.CreateModel(
                    name="ResearchPaper",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("question", core.private_fields.PrivateText(blank=True, verbose_name="Pertanyaan penelitian")),
                        ("plan", core.private_fields.PrivateText(blank=True, verbose_name="Rencana tindakan")),
                        ("findings", core.private_fields.PrivateText(blank=True, verbose_name="Temuan")),
                        ("mentoring", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="paper", to="collaboration.mentoring")),
                    ],
                    options={
                        "verbose_name": "Lembar penelitian",
                    },
                ),
                migrations.CreateModel(
                    name="SchoolForum",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=150, verbose_name="Tema forum")),
                        ("starts_at", models.DateTimeField(verbose_name="Mulai")),
                        ("ends_at", models.DateTimeField(verbose_name="Selesai")),
                        (
                            "state",
                            models.CharField(choices=[("planned", "Direncanakan"), ("held", "Terlaksana"), ("cancelled", "Dibatalkan")], default="planned", max_length=10, verbose_name="Status"),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="Kesimpulan bersama")),
                        ("held_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Forum sekolah",
                        "ordering": ["-starts_at", "-id"],
                        "indexes": [models.Index(fields=["school", "-starts_at", "-id"], name="forum_by_school")],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="forum_forward", violation_error_message="Forum harus selesai setelah dimulai.")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ForumShare",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("observation", models.TextField(verbose_name="Apa yang kami amati")),
                        ("offer", models.TextField(blank=True, verbose_name="Yang dapat dicoba kelompok lain")),
                        ("written_by_label", models.CharField(max_length=200, verbose_name="Ditulis oleh")),
                        ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="collaboration.learninggroup")),
                        ("forum", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="collaboration.schoolforum")),
                    ],
                    options={
                        "verbose_name": "Sumbangan forum",
                        "ordering": ["group__name", "id"],
                        "constraints": [models.UniqueConstraint(fields=("forum", "group"), name="share_once", violation_error_message="Kelompok ini sudah membagikan pengamatannya.")],
                    },
                ),
                migrations.CreateModel(
                    name="ScorecardComment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("text", models.TextField(verbose_name="Tanggapan")),
                        ("author_label", models.CharField(max_length=200, verbose_name="Dari")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("measure", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="collaboration.measure")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Tanggapan kartu skor",
                        "ordering": ["-created_at", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="ScorecardGoal",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "perspective",
                            models.CharField(
                                choices=[
                                    ("social", "Manfaat sosial"),
                                    ("stakeholders", "Pemangku kepentingan"),
                                    ("process", "Proses internal"),
                                    ("growth", "Pembelajaran dan pertumbuhan"),
                                    ("finance", "Keberlanjutan keuangan"),
                                ],
                                max_length=12,
                                verbose_name="Perspektif",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="Sasaran")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Dipakai")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Sasaran kartu skor",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("school", "perspective", "title"), name="scorecard_goal_once", violation_error_message="Sasaran ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="ScorecardYear",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("year", models.CharField(max_length=9, verbose_name="Tahun ajaran")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Kartu skor tahunan",
                        "ordering": ["-year"],
                        "constraints": [models.UniqueConstraint(fields=("school", "year"), name="scorecard_year_once", violation_error_message="Tahun ajaran ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="SegmentTask",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("lead", "Memimpin"),
                                    ("assist", "Membantu"),
                                    ("observe", "Mengamati"),
                                    ("station", "Memandu stasiun"),
                                    ("group", "Memandu kelompok"),
                                    ("together", "Memimpin bersama"),
                                ],
                                max_length=10,
                                verbose_name="Peran",
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=80, verbose_name="Stasiun atau kelompok")),
                        ("pupils", models.CharField(blank=True, max_length=160, verbose_name="Siswa")),
                        ("segment", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="collaboration.segment")),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Guru")),
                    ],
                    options={
                        "verbose_name": "Peran dalam bagian pelajaran",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("segment", "user"), name="task_once", violation_error_message="Guru ini sudah mempunyai peran.")],
                    },
                ),
                migrations.CreateModel(
                    name="SeriesItem",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("order", models.PositiveSmallIntegerField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("progress", "Kemajuan dan hambatan kolaborasi"),
                                    ("schedule", "Jadwal periode berikutnya"),
                                    ("needs", "Kebutuhan agar lebih baik"),
                                    ("support", "Dukungan komite dan pihak lain"),
                                    ("innovation", "Langkah baru dan inovatif"),
                                    ("data", "Data hasil belajar"),
                                    ("other", "Lainnya"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="Jenis",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="Acara")),
                        ("minutes", models.PositiveSmallIntegerField(default=15, verbose_name="Lama (menit)")),
                        ("presenter_label", models.CharField(blank=True, max_length=160, verbose_name="Disampaikan oleh")),
                        ("series", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="items", to="collaboration.meetingseries")),
                    ],
                    options={
                        "verbose_name": "Acara tetap",
                        "ordering": ["order", "id"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("minutes__range", (1, 480))), name="series_item_minutes", violation_error_message="Lama acara antara 1 dan 480 menit.")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionNote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("talked", core.private_fields.PrivateText(verbose_name="Apa yang dibicarakan?")),
                        ("session", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="note", to="collaboration.mentoringsession")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "Catatan pertemuan mentoring",
                    },
                ),
                migrations.CreateModel(
                    name="SharedResource",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="Judul")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("article", "Artikel"), ("policy", "Kebijakan"), ("study", "Hasil penelitian"), ("example", "Contoh praktik baik"), ("tool", "Perangkat")],
                                default="article",
                                max_length=10,
                                verbose_name="Jenis",
                            ),
                        ),
                        (
                            "practice",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("joint_plan", "Rencana bersama"),
                                    ("project", "Aktivitas dan proyek"),
                                    ("observation", "Observasi kelas"),
                                    ("mentoring", "Mentoring"),
                                    ("team_teaching", "Team teaching"),
                                    ("learning_group", "Kelompok belajar guru"),
                                    ("protocol_meeting", "Pertemuan protokol"),
                                    ("other", "Kegiatan lain"),
                                ],
                                max_length=20,
                                verbose_name="Praktik kolaborasi",
                            ),
                        ),
                        ("about", models.TextField(blank=True, verbose_name="Mengapa berguna?")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="Alamat web")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("shared_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Dibagikan oleh")),
                        ("subject", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.subject", verbose_name="Mata pelajaran")),
                    ],
                    options={
                        "verbose_name": "Sumber bersama",
                        "ordering": ["-created_at", "-id"],
                        "indexes": [models.Index(fields=["school", "-created_at", "-id"], name="shelf_by_school")],
                    },
                ),
                migrations.CreateModel(
                    name="SpeakerPoint",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("speaker", models.CharField(max_length=160, verbose_name="Siapa")),
                        ("point", models.TextField(max_length=1000, verbose_name="Pokok pikiran")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("item", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="points", to="collaboration.agendaitem")),
                    ],
                    options={
                        "verbose_name": "Pokok pikiran peserta",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="TeachingTeam",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("name", models.CharField(max_length=120, verbose_name="Nama tim")),
                        (
                            "model",
                            models.CharField(
                                choices=[
                                    ("observe", "Satu mengajar, satu mengamati"),
                                    ("assist", "Satu mengajar, satu membantu"),
                                    ("station", "Stasiun belajar"),
                                    ("parallel", "Mengajar paralel"),
                                    ("alternative", "Kelompok berbeda"),
                                    ("teaming", "Mengajar sebagai tim"),
                                ],
                                default="teaming",
                                max_length=12,
                                verbose_name="Model",
                            ),
                        ),
                        ("weekday", models.PositiveSmallIntegerField(verbose_name="Hari")),
                        ("from_time", models.TimeField(verbose_name="Jam mulai")),
                        ("to_time", models.TimeField(verbose_name="Jam selesai")),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("ends_on", models.DateField(verbose_name="Sampai")),
                        ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("class_group", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.classgroup", verbose_name="Kelas")),
                        ("members", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Anggota tim")),
                        ("room", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.room", verbose_name="Ruang")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="teaching_teams", to="schools.school")),
                        ("subject", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.subject", verbose_name="Mata pelajaran")),
                    ],
                    options={
                        "verbose_name": "Tim mengajar",
                        "ordering": ["name", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("to_time__gt", models.F("from_time"))), name="team_hours_forward", violation_error_message="Jam selesai harus setelah jam mulai."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="team_forward", violation_error_message="Tim tidak dapat berakhir sebelum dimulai."
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamLesson",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "model",
                            models.CharField(
                                choices=[
                                    ("observe", "Satu mengajar, satu mengamati"),
                                    ("assist", "Satu mengajar, satu membantu"),
                                    ("station", "Stasiun belajar"),
                                    ("parallel", "Mengajar paralel"),
                                    ("alternative", "Kelompok berbeda"),
                                    ("teaming", "Mengajar sebagai tim"),
                                ],
                                max_length=12,
                                verbose_name="Model",
                            ),
                        ),
                        ("topic", models.CharField(blank=True, max_length=200, verbose_name="Topik")),
                        ("goal", models.TextField(blank=True, verbose_name="Tujuan pelajaran")),
                        ("preparation", models.TextField(blank=True, verbose_name="Persiapan: siapa menyiapkan apa")),
                        ("starts_at", models.DateTimeField(verbose_name="Mulai")),
                        ("ends_at", models.DateTimeField(verbose_name="Selesai")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="Tempat lain")),
                        (
                            "state",
                            models.CharField(choices=[("planned", "Direncanakan"), ("held", "Terlaksana"), ("cancelled", "Dibatalkan")], default="planned", max_length=10, verbose_name="Status"),
                        ),
                        ("held_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("class_groups", models.ManyToManyField(related_name="+", to="schools.classgroup", verbose_name="Kelas")),
                        ("previous", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="followers", to="collaboration.teamlesson")),
                        ("room", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.room", verbose_name="Ruang")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="team_lessons", to="schools.school")),
                        ("subject", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.subject", verbose_name="Mata pelajaran")),
                        ("team", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="lessons", to="collaboration.teachingteam")),
                    ],
                    options={
                        "verbose_name": "Pelajaran bersama",
                        "ordering": ["-starts_at", "-id"],
                        "indexes": [
                            models.Index(fields=["school", "-starts_at", "-id"], name="team_lesson_by_time"),
                            models.Index(fields=["school", "state", "-starts_at", "-id"], name="team_lesson_by_state"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="team_lesson_forward", violation_error_message="Jam selesai harus setelah jam mulai."
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LessonTeacher",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("order", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Guru")),
                        ("lesson", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="teachers", to="collaboration.teamlesson")),
                    ],
                    options={
                        "verbose_name": "Guru pelajaran bersama",
                        "ordering": ["order", "id"],
                        "indexes": [models.Index(fields=["user", "lesson"], name="team_lesson_of_teacher")],
                        "constraints": [models.UniqueConstraint(fields=("lesson", "user"), name="lesson_teacher_once", violation_error_message="Guru ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="LessonReflection",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("pupils", models.TextField(verbose_name="Apa yang tampak pada siswa?")),
                        ("kept", models.TextField(blank=True, verbose_name="Apa yang kita pertahankan?")),
                        ("changed", models.TextField(blank=True, verbose_name="Apa yang kita ubah pada pelajaran berikutnya?")),
                        ("written_at", models.DateTimeField(editable=False)),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Guru")),
                        ("lesson", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reflections", to="collaboration.teamlesson")),
                    ],
                    options={
                        "verbose_name": "Refleksi bersama",
                        "ordering": ["written_at", "id"],
                        "constraints": [models.UniqueConstraint(fields=("lesson", "user"), name="reflection_once", violation_error_message="Refleksi Anda sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarFeed",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Langganan kalender",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("school", "user"), name="feed_once", violation_error_message="Langganan kalender ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="WeekSheet",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("first_day", models.DateField(verbose_name="Senin")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Lembar pekan",
                        "ordering": ["-first_day", "-id"],
                        "constraints": [models.UniqueConstraint(fields=("school", "user", "first_day"), name="week_sheet_once", violation_error_message="Lembar pekan ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="CycleTable",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("title", models.CharField(max_length=160, verbose_name="Judul data")),
                        ("unit", models.CharField(blank=True, max_length=20, verbose_name="Satuan")),
                        ("kind", models.CharField(choices=[("bars", "Batang"), ("line", "Garis")], default="bars", max_length=5, verbose_name="Bentuk grafik")),
                        ("label_heading", models.CharField(blank=True, max_length=60)),
                        ("labels", models.JSONField(default=list)),
                        ("columns", models.JSONField(default=list)),
                        ("values", models.JSONField(default=list)),
                        ("notes", models.JSONField(default=list)),
                        ("file_name", models.CharField(max_length=150, verbose_name="Berkas")),
                        ("created_by_label", models.CharField(max_length=200, verbose_name="Diunggah oleh")),
                        ("created_at", models.DateTimeField(editable=False)),
                        (
                            "about",
                            models.CharField(
                                choices=[("perception", "Persepsi"), ("demographic", "Demografis"), ("learning", "Hasil belajar"), ("process", "Proses sekolah")],
                                max_length=12,
                                verbose_name="Jenis data",
                            ),
                        ),
                        ("state", models.CharField(choices=[("preview", "Pratinjau"), ("shown", "Ditampilkan"), ("removed", "Ditarik")], default="preview", max_length=8, verbose_name="Status")),
                        ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="tables", to="collaboration.datacycle")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Tabel siklus data",
                        "ordering": ["id"],
                    },
                ),
            ],
        ),
    ]
