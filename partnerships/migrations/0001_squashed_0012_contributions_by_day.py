"""All tables of the app as its first migrations leave them, for an empty database (config/squashing.py, docs/adr/0016)."""

import core.marks
import core.tables
import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("partnerships", "0001_initial"),
        ("partnerships", "0002_initial"),
        ("partnerships", "0003_rhythm_in_weeks"),
        ("partnerships", "0004_quick_lists"),
        ("partnerships", "0005_fill_quick_lists"),
        ("partnerships", "0006_indexes_that_fit"),
        ("partnerships", "0007_fill_marks"),
        ("partnerships", "0008_school_of_contributions"),
        ("partnerships", "0009_fill_school_of_contributions"),
        ("partnerships", "0010_contributions_have_a_school"),
        ("partnerships", "0011_calendar_and_silence"),
        ("partnerships", "0012_contributions_by_day"),
    ]

    initial = True

    dependencies = [
        ("schools", "0004_rightsrequest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="Kegiatan")),
                        ("starts_on", models.DateField(verbose_name="Mulai")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Selesai")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="Jam mulai")),
                        ("ends_at", models.TimeField(blank=True, null=True, verbose_name="Jam selesai")),
                        ("place", models.CharField(blank=True, max_length=160, verbose_name="Tempat")),
                        ("partner_in_charge", models.CharField(blank=True, max_length=160, verbose_name="Penanggung jawab dari mitra")),
                        ("plan", models.TextField(blank=True, verbose_name="Rencana")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Direncanakan"), ("postponed", "Ditunda"), ("held", "Terlaksana"), ("cancelled", "Dibatalkan")],
                                default="planned",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("participants", models.PositiveIntegerField(blank=True, null=True, verbose_name="Jumlah peserta")),
                        ("result", models.TextField(blank=True, verbose_name="Hasil")),
                        ("held_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("postponed_reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan penundaan")),
                        ("cancelled_reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan pembatalan")),
                        ("in_charge", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penanggung jawab")),
                        ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("team", models.ManyToManyField(blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Rekan yang ikut mengurus")),
                        ("partnership", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="activities", to="partnerships.partnership")),
                    ],
                    options={
                        "verbose_name": "Kegiatan",
                        "ordering": ["-starts_on", "-id"],
                        "indexes": [
                            models.Index(fields=["partnership", "-starts_on", "-id"], name="activity_by_partnership"),
                            models.Index(fields=["school", "-starts_on", "-id"], name="activity_by_school"),
                            models.Index(fields=["school", "state", "-starts_on", "-id"], name="activity_by_state"),
                            models.Index(condition=models.Q(("state", "planned")), fields=["school", "starts_on"], name="activity_unrecorded"),
                            models.Index(fields=["school", "in_charge", "-starts_on", "-id"], name="activity_by_person_here"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                                name="activity_ends_after_start",
                                violation_error_message="Kegiatan tidak dapat selesai sebelum dimulai.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pks", "Perjanjian Kerja Sama (PKS)"),
                                    ("mou", "Nota Kesepahaman (MoU)"),
                                    ("ia", "Rencana Implementasi (IA)"),
                                    ("informal", "Catatan Kesepahaman (informal)"),
                                    ("addendum", "Adendum"),
                                ],
                                default="pks",
                                max_length=10,
                                verbose_name="Jenis naskah",
                            ),
                        ),
                        ("subject", models.CharField(max_length=250, verbose_name="Tentang")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draf"),
                                    ("review", "Ditelaah para pihak"),
                                    ("ready", "Siap ditandatangani"),
                                    ("signed", "Ditandatangani"),
                                    ("terminated", "Diakhiri"),
                                    ("cancelled", "Dibatalkan"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="Status",
                            ),
                        ),
                        (
                            "financial_form",
                            models.CharField(
                                choices=[("none", "Tanpa bantuan dana"), ("grant", "Hibah"), ("soft_loan", "Pinjaman lunak"), ("loan", "Pinjaman")],
                                default="none",
                                max_length=10,
                                verbose_name="Bentuk bantuan dana",
                            ),
                        ),
                        ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name="Jumlah dana (rupiah)")),
                        ("clearance_number", models.CharField(blank=True, max_length=100, verbose_name="Nomor izin pejabat berwenang")),
                        ("clearance_by", models.CharField(blank=True, max_length=160, verbose_name="Pejabat yang memberi izin")),
                        ("clearance_on", models.DateField(blank=True, null=True, verbose_name="Tanggal izin")),
                        ("signing_place", models.CharField(blank=True, max_length=100, verbose_name="Tempat penandatanganan")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="Tanggal penandatanganan")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="Mulai berlaku")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Berlaku sampai (termasuk hari itu)")),
                        ("evergreen", models.BooleanField(default=False, verbose_name="Berlaku terus sampai diakhiri (tanpa tanggal berakhir)")),
                        ("extended_to", models.DateField(blank=True, editable=False, null=True)),
                        (
                            "effective_ends_on",
                            models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce("extended_to", "ends_on"), output_field=models.DateField(null=True)),
                        ),
                        (
                            "sort_end",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Coalesce("extended_to", "ends_on", models.Value(datetime.date(9999, 12, 31))),
                                output_field=models.DateField(),
                            ),
                        ),
                        ("review_on", models.DateField(blank=True, null=True, verbose_name="Tanggal peninjauan")),
                        ("recitals", models.TextField(blank=True, help_text="Satu butir per baris, tanpa kata “bahwa”.", verbose_name="Pertimbangan")),
                        ("legal_basis", models.TextField(blank=True, help_text="Satu peraturan per baris.", verbose_name="Dasar hukum")),
                        ("witnesses", models.TextField(blank=True, help_text="Satu orang per baris: nama, jabatan.", verbose_name="Saksi")),
                        ("acknowledged_by", models.TextField(blank=True, help_text="Satu orang per baris: nama, jabatan.", verbose_name="Mengetahui")),
                        ("ordinal", models.CharField(choices=[("kesatu", "PIHAK KESATU"), ("pertama", "PIHAK PERTAMA")], default="kesatu", max_length=10, verbose_name="Sebutan pihak")),
                        ("addendum_number", models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name="Adendum ke")),
                        ("payload", models.JSONField(blank=True, default=dict, editable=False)),
                        ("ready_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("signed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="Diakhiri pada")),
                        ("scan_id", models.BigIntegerField(blank=True, editable=False, null=True)),
                        ("scan_confirmed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("scan_confirmed_by_label", models.CharField(blank=True, editable=False, max_length=200)),
                        ("imported", models.BooleanField(default=False, editable=False, verbose_name="Dari daftar lama")),
                        ("term_unknown", models.BooleanField(default=False, editable=False, verbose_name="Masa berlaku belum jelas")),
                        ("origin_note", models.TextField(blank=True, editable=False, verbose_name="Keterangan asal")),
                        ("base", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="addenda", to="partnerships.agreement", verbose_name="Mengubah")),
                        ("created_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        (
                            "parent",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="partnerships.agreement", verbose_name="Naskah induk"),
                        ),
                        (
                            "predecessor",
                            models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="successor", to="partnerships.agreement", verbose_name="Memperbarui"),
                        ),
                        ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("partnership", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="agreements", to="partnerships.partnership")),
                        ("followed", models.BooleanField(default=False, editable=False)),
                        ("lacks_number", models.BooleanField(default=False, editable=False)),
                        ("lacks_original", models.BooleanField(default=False, editable=False)),
                        ("renewed", models.BooleanField(default=False, editable=False)),
                        (
                            "phase",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Case(
                                    models.When(models.Q(("state", "signed"), _negated=True), then=models.F("state")),
                                    models.When(renewed=True, then=models.Value("renewed")),
                                    models.When(term_unknown=True, then=models.Value("unknown")),
                                    default=models.Value("signed"),
                                ),
                                output_field=models.CharField(max_length=12),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "Perjanjian",
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(fields=["school", "state", "effective_ends_on"], name="agreement_by_end"),
                            models.Index(fields=["partnership", "-id"], name="agreement_by_partnership"),
                            models.Index(fields=["school", "-id"], name="agreement_list"),
                            models.Index(fields=["school", "sort_end", "id"], name="agreement_ending"),
                            models.Index(fields=["school", "state", "-id"], name="agreement_by_state"),
                            models.Index(fields=["school", "kind", "-id"], name="agreement_by_kind"),
                            models.Index(fields=["school", "financial_form", "-id"], name="agreement_by_money"),
                            models.Index(fields=["school", "subject", "id"], name="agreement_by_subject"),
                            models.Index(fields=["school", "phase", "-id"], name="agreement_phase"),
                            models.Index(fields=["school", "phase", "sort_end", "id"], name="agreement_phase_ending"),
                            models.Index(fields=["school", "phase", "starts_on", "id"], name="agreement_phase_starting"),
                            models.Index(fields=["school", "state", "lacks_number", "-id"], name="agreement_unnumbered"),
                            models.Index(fields=["school", "state", "lacks_original", "-id"], name="agreement_unheld"),
                            models.Index(fields=["school", "state", "scan_id", "-id"], name="agreement_unscanned"),
                            models.Index(fields=["school", "review_on", "id"], name="agreement_by_review"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on")), ("ends_on", None), ("starts_on", None), _connector="OR"),
                                name="agreement_ends_after_start",
                                violation_error_message="Tanggal berakhir tidak boleh sebelum tanggal mulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "signed"), _negated=True),
                                    models.Q(("signed_at__isnull", False), ("starts_on__isnull", False)),
                                    models.Q(("imported", True), ("signed_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="signed_agreement_has_dates",
                                violation_error_message="Perjanjian yang ditandatangani harus bertanggal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("term_unknown", False), ("imported", True), _connector="OR"),
                                name="only_imported_term_unknown",
                                violation_error_message="Hanya perjanjian dari daftar lama yang masa berlakunya boleh belum jelas.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("scan_confirmed_at", None), ("scan_id", None)), models.Q(("scan_confirmed_at__isnull", False), ("scan_id__isnull", False)), _connector="OR"
                                ),
                                name="confirmed_scan_has_date",
                                violation_error_message="Salinan pindaian yang dicocokkan harus bertanggal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("evergreen", False), ("ends_on", None), _connector="OR"),
                                name="evergreen_has_no_end",
                                violation_error_message="Perjanjian yang berlaku terus tidak mempunyai tanggal berakhir.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("addendum_number__isnull", False), ("base__isnull", False), ("kind", "addendum")),
                                    models.Q(models.Q(("kind", "addendum"), _negated=True), ("addendum_number", None), ("base", None)),
                                    _connector="OR",
                                ),
                                name="addendum_has_base",
                                violation_error_message="Adendum mengubah tepat satu perjanjian.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "cancelled"), _negated=True),
                                fields=("base", "addendum_number"),
                                name="addendum_number_once",
                                violation_error_message="Nomor urut adendum ini sudah dipakai.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementClause",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("key", models.SlugField(max_length=40)),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Urutan")),
                        ("title", models.CharField(max_length=120, verbose_name="Judul pasal")),
                        ("body", models.TextField(verbose_name="Isi")),
                        ("locked", models.BooleanField(default=False)),
                        ("optional", models.BooleanField(default=False)),
                        ("included", models.BooleanField(default=True, verbose_name="Disertakan")),
                        ("agreement", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="partnerships.agreement")),
                    ],
                    options={
                        "verbose_name": "Pasal",
                        "ordering": ["order", "id"],
                        "constraints": [models.UniqueConstraint(fields=("agreement", "key"), name="article_once")],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementParty",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Urutan")),
                        ("number", models.CharField(blank=True, help_text="Boleh menyusul setelah penandatanganan.", max_length=80, verbose_name="Nomor surat")),
                        ("institution", models.CharField(max_length=160, verbose_name="Nama lembaga")),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="Alamat")),
                        ("signatory_name", models.CharField(blank=True, max_length=160, verbose_name="Nama penandatangan dengan gelar")),
                        ("signatory_position", models.CharField(blank=True, max_length=120, verbose_name="Jabatan")),
                        ("signatory_number", models.CharField(blank=True, max_length=30, verbose_name="NIP")),
                        ("authority", models.CharField(blank=True, help_text="Misalnya nomor SK pengangkatan atau surat kuasa.", max_length=200, verbose_name="Dasar kewenangan")),
                        ("agreement", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="partnerships.agreement")),
                        ("party", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.party")),
                    ],
                    options={
                        "verbose_name": "Pihak perjanjian",
                        "ordering": ["order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("agreement", "party"), name="agreement_party_once", violation_error_message="Dua pihak tidak boleh sama."),
                            models.UniqueConstraint(fields=("agreement", "order"), name="agreement_party_order_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ArticleChange",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("kind", models.CharField(choices=[("change", "Pasal diubah"), ("add", "Pasal baru"), ("remove", "Pasal dihapus")], max_length=6, verbose_name="Perubahan")),
                        ("article", models.CharField(max_length=20, verbose_name="Pasal")),
                        ("title", models.CharField(blank=True, max_length=120, verbose_name="Judul pasal")),
                        ("body", models.TextField(blank=True, verbose_name="Isi")),
                        ("addendum", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="article_changes", to="partnerships.agreement")),
                    ],
                    options={
                        "verbose_name": "Perubahan pasal",
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ["change", "remove"])),
                                fields=("addendum", "article"),
                                name="article_changed_once",
                                violation_error_message="Pasal ini sudah diubah dalam adendum yang sama.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind", "remove"), models.Q(models.Q(("title", ""), _negated=True), models.Q(("body", ""), _negated=True)), _connector="OR"),
                                name="changed_article_has_words",
                                violation_error_message="Tuliskan judul dan isi pasal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pupils", "Siswa"),
                                    ("teachers", "Guru dan tenaga kependidikan"),
                                    ("parents", "Orang tua dan wali"),
                                    ("partner", "Orang dari mitra"),
                                    ("community", "Warga masyarakat"),
                                    ("others", "Peserta lain"),
                                ],
                                max_length=12,
                                verbose_name="Peserta",
                            ),
                        ),
                        ("count", models.PositiveIntegerField(verbose_name="Jumlah")),
                        ("activity", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="attendance", to="partnerships.activity")),
                    ],
                    options={
                        "verbose_name": "Peserta kegiatan",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("activity", "kind"), name="attendance_once", violation_error_message="Jenis peserta ini sudah diisi.")],
                    },
                ),
                migrations.CreateModel(
                    name="BenefitSeen",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "benefit",
                            models.CharField(
                                choices=[
                                    ("information", "Informasi terkini"),
                                    ("resources", "Peralatan, tenaga ahli, atau relawan"),
                                    ("experience", "Berbagi pengalaman"),
                                    ("joint_projects", "Proyek bersama"),
                                    ("scholarships", "Beasiswa"),
                                    ("creativity", "Kreativitas"),
                                    ("extra_resources", "Tambahan sumber daya"),
                                    ("expertise", "Keahlian baru"),
                                    ("support", "Dukungan bagi siswa, guru, dan orang tua"),
                                    ("learning", "Hasil belajar yang lebih baik"),
                                    ("engagement", "Keterlibatan masyarakat"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=250, verbose_name="Bukti")),
                        ("response", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="benefits", to="partnerships.evaluationresponse")),
                    ],
                    options={
                        "verbose_name": "Manfaat",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("response", "benefit"), name="benefit_once")],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("order", models.PositiveSmallIntegerField(default=1)),
                        ("item", models.CharField(max_length=160, verbose_name="Keperluan")),
                        ("quantity", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="Banyaknya")),
                        ("unit", models.CharField(blank=True, max_length=30, verbose_name="Satuan")),
                        ("unit_price", models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name="Harga satuan")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=16, verbose_name="Jumlah")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("school", "Sekolah (BOS dan anggaran sekolah)"),
                                    ("committee", "Komite sekolah"),
                                    ("partner", "Mitra"),
                                    ("grant", "Hibah"),
                                    ("alternative", "Pendanaan alternatif"),
                                ],
                                max_length=12,
                                verbose_name="Sumber dana",
                            ),
                        ),
                        ("party", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="budget_lines", to="partnerships.party", verbose_name="Mitra")),
                        ("proposal", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="budget_lines", to="partnerships.proposal")),
                    ],
                    options={
                        "verbose_name": "Baris anggaran",
                        "ordering": ["order", "id"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="budget_line_costs_something", violation_error_message="Jumlahnya harus lebih dari nol."),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("quantity__isnull", True), ("unit_price__isnull", True)),
                                    models.Q(("quantity__gt", 0), ("quantity__isnull", False), ("unit_price__gt", 0), ("unit_price__isnull", False)),
                                    _connector="OR",
                                ),
                                name="quantity_has_unit_price",
                                violation_error_message="Isi banyaknya dan harga satuannya, atau jumlahnya saja.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("party__isnull", False), ("source", "partner")), models.Q(models.Q(("source", "partner"), _negated=True), ("party__isnull", True)), _connector="OR"
                                ),
                                name="partner_money_names_the_partner",
                                violation_error_message="Sebutkan mitra yang membiayainya.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Candidate",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("interest", models.TextField(blank=True, verbose_name="Minat mitra")),
                        ("resources", models.TextField(blank=True, verbose_name="Sumber daya mitra")),
                        (
                            "result",
                            models.CharField(
                                choices=[("considered", "Dipertimbangkan"), ("chosen", "Dipilih"), ("declined", "Tidak dilanjutkan")], default="considered", max_length=12, verbose_name="Hasil"
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan")),
                        ("partner", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.partner")),
                        ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="candidates", to="partnerships.partnership")),
                    ],
                    options={
                        "verbose_name": "Calon mitra",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("partnership", "partner"), name="candidate_once", violation_error_message="Mitra ini sudah ada dalam daftar calon.")],
                    },
                ),
                migrations.CreateModel(
                    name="ClauseTemplate",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pks", "Perjanjian Kerja Sama (PKS)"),
                                    ("mou", "Nota Kesepahaman (MoU)"),
                                    ("ia", "Rencana Implementasi (IA)"),
                                    ("informal", "Catatan Kesepahaman (informal)"),
                                    ("addendum", "Adendum"),
                                ],
                                max_length=10,
                                verbose_name="Jenis naskah",
                            ),
                        ),
                        ("key", models.SlugField(max_length=40)),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Urutan")),
                        ("title", models.CharField(max_length=120, verbose_name="Judul pasal")),
                        ("body", models.TextField(verbose_name="Isi")),
                        ("locked", models.BooleanField(default=False, verbose_name="Inti terkunci")),
                        ("optional", models.BooleanField(default=False, verbose_name="Boleh dilewati")),
                        ("included", models.BooleanField(default=True, verbose_name="Disertakan sejak awal")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Pasal baku",
                        "ordering": ["kind", "order"],
                        "constraints": [models.UniqueConstraint(fields=("school", "kind", "key"), name="clause_key_once", violation_error_message="Pasal ini sudah ada.")],
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("given_on", models.DateField(blank=True, null=True, verbose_name="Diberikan pada")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("money", "Dana"),
                                    ("equipment", "Peralatan"),
                                    ("hours", "Jam kerja tenaga ahli"),
                                    ("volunteers", "Relawan"),
                                    ("scholarship", "Beasiswa"),
                                    ("place", "Tempat"),
                                    ("other", "Lainnya"),
                                ],
                                max_length=15,
                                verbose_name="Jenis kontribusi",
                            ),
                        ),
                        ("quantity", models.DecimalField(decimal_places=2, help_text="Rupiah untuk dana, jam untuk tenaga ahli, orang untuk relawan.", max_digits=16, verbose_name="Jumlah")),
                        ("unit", models.CharField(blank=True, max_length=30, verbose_name="Satuan")),
                        ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name="Nilai dalam rupiah")),
                        ("is_estimate", models.BooleanField(default=False, verbose_name="Nilai ini taksiran")),
                        ("description", models.CharField(blank=True, max_length=200, verbose_name="Keterangan")),
                        (
                            "activity",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="contributions", to="partnerships.activity", verbose_name="Kegiatan"),
                        ),
                        ("party", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="contributions", to="partnerships.party", verbose_name="Pihak")),
                        ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Kontribusi",
                        "ordering": ["party__order", "id"],
                        "indexes": [
                            models.Index(fields=["school", "kind"], name="contribution_by_kind"),
                            models.Index(condition=models.Q(("given_on__isnull", False)), fields=["school", "given_on"], name="contribution_by_day"),
                            models.Index(condition=models.Q(("given_on__isnull", True)), fields=["school", "activity"], name="contribution_at_activity"),
                        ],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="contribution_positive", violation_error_message="Jumlah kontribusi harus lebih dari nol."),
                            models.CheckConstraint(
                                condition=models.Q(("activity__isnull", False), ("given_on__isnull", False), _connector="OR"),
                                name="contribution_has_day",
                                violation_error_message="Isi kapan kontribusi ini diberikan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value", None), ("value__gte", 0), _connector="OR"),
                                name="contribution_value_positive",
                                violation_error_message="Nilainya tidak boleh kurang dari nol.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conversation",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("happened_on", models.DateField(verbose_name="Tanggal")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("meeting", "Tatap muka"), ("phone", "Telepon"), ("whatsapp", "WhatsApp"), ("letter", "Surat"), ("email", "Email"), ("online", "Rapat daring")],
                                default="whatsapp",
                                max_length=10,
                                verbose_name="Lewat apa?",
                            ),
                        ),
                        ("others", models.CharField(blank=True, help_text="Yang tidak ada dalam daftar di atas.", max_length=200, verbose_name="Orang lain")),
                        ("subject", models.CharField(max_length=200, verbose_name="Tentang apa?")),
                        ("agreed", models.TextField(blank=True, verbose_name="Apa yang disepakati?")),
                        ("next_on", models.DateField(blank=True, help_text="Guyub mengingatkan menjelang hari itu.", null=True, verbose_name="Komunikasi berikutnya")),
                        ("correction_note", models.CharField(blank=True, max_length=250, verbose_name="Apa yang diperbaiki?")),
                        ("noted_by_label", models.CharField(editable=False, max_length=200)),
                        (
                            "corrects",
                            models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="corrected_by", to="partnerships.conversation"),
                        ),
                        ("noted_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("people", models.ManyToManyField(blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Dari sekolah")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("contacts", models.ManyToManyField(blank=True, related_name="+", to="partnerships.partnercontact", verbose_name="Dari mitra")),
                        ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="conversations", to="partnerships.partnership")),
                    ],
                    options={
                        "verbose_name": "Komunikasi",
                        "ordering": ["-happened_on", "-id"],
                        "indexes": [models.Index(fields=["partnership", "-happened_on", "-id"], name="talks_of_partnership"), models.Index(fields=["school", "next_on"], name="talks_agreed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("corrects", None), models.Q(("correction_note", ""), _negated=True), _connector="OR"),
                                name="correction_says_why",
                                violation_error_message="Tuliskan apa yang diperbaiki.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("next_on", None), ("next_on__gte", models.F("happened_on")), _connector="OR"),
                                name="next_talk_is_later",
                                violation_error_message="Komunikasi berikutnya tidak mungkin sebelum yang ini.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvaluationResponse",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("respondent", models.CharField(blank=True, max_length=200, verbose_name="Diisi oleh")),
                        ("lessons", models.TextField(blank=True, verbose_name="Pelajaran")),
                        ("obstacles", models.TextField(blank=True, verbose_name="Hambatan")),
                        ("recommendations", models.TextField(blank=True, verbose_name="Rekomendasi")),
                        ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("round", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="responses", to="partnerships.evaluationround")),
                        ("party", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.party", verbose_name="Pihak")),
                    ],
                    options={
                        "verbose_name": "Jawaban evaluasi",
                        "ordering": ["party__order"],
                        "constraints": [models.UniqueConstraint(fields=("round", "party"), name="one_response_per_party", violation_error_message="Pihak ini sudah menjawab.")],
                    },
                ),
                migrations.CreateModel(
                    name="EvaluationRound",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=160, verbose_name="Judul evaluasi")),
                        ("period_from", models.DateField(verbose_name="Periode dari")),
                        ("period_to", models.DateField(verbose_name="Periode sampai")),
                        ("due_on", models.DateField(verbose_name="Diisi paling lambat")),
                        ("state", models.CharField(choices=[("open", "Sedang diisi"), ("closed", "Ditutup")], default="open", max_length=10, verbose_name="Status")),
                        ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("closing_note", models.TextField(blank=True, verbose_name="Catatan penutup")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="partnerships.partnership")),
                    ],
                    options={
                        "verbose_name": "Evaluasi",
                        "ordering": ["-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("period_to__gte", models.F("period_from"))),
                                name="round_period_forward",
                                violation_error_message="Periode evaluasi tidak boleh berakhir sebelum dimulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("closed_at", None), ("state", "open")), models.Q(("closed_at__isnull", False), ("state", "closed")), _connector="OR"),
                                name="closed_round_has_date",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Fulfilment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("is_complete", models.BooleanField(default=True, verbose_name="Terpenuhi seluruhnya")),
                        ("happened_on", models.DateField(verbose_name="Dilaksanakan pada")),
                        ("note", models.TextField(blank=True, verbose_name="Keterangan")),
                        ("confirmed_by_label", models.CharField(editable=False, max_length=200)),
                        ("by_link", models.BooleanField(default=False, editable=False)),
                        ("confirmed_at", models.DateTimeField(editable=False)),
                        ("obligation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="fulfilments", to="partnerships.obligation")),
                    ],
                    options={
                        "verbose_name": "Konfirmasi kewajiban",
                        "ordering": ["-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=200, verbose_name="Indikator")),
                        ("unit", models.CharField(blank=True, max_length=30, verbose_name="Satuan")),
                        ("baseline", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="Nilai awal")),
                        ("target", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="Target")),
                        ("target_on", models.DateField(blank=True, null=True, verbose_name="Tercapai paling lambat")),
                        ("objective", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="partnerships.objective")),
                        ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="indicators", to="partnerships.partnership")),
                    ],
                    options={
                        "verbose_name": "Indikator",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="Measurement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("measured_on", models.DateField(verbose_name="Diukur pada")),
                        ("value", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="Nilai")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="Catatan")),
                        ("recorded_by_label", models.CharField(blank=True, default="", editable=False, max_length=200)),
                        ("recorded_at", models.DateTimeField(editable=False)),
                        (
                            "corrects",
                            models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="corrected_by", to="partnerships.measurement"),
                        ),
                        ("indicator", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="measurements", to="partnerships.indicator")),
                    ],
                    options={
                        "verbose_name": "Pengukuran",
                        "ordering": ["measured_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("corrects", None), models.Q(("note", ""), _negated=True), _connector="OR"),
                                name="corrected_measurement_says_why",
                                violation_error_message="Tuliskan apa yang keliru pada pengukuran yang lama.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Need",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=160, verbose_name="Kebutuhan")),
                        (
                            "category",
                            models.CharField(
                                choices=[("academic", "Akademik"), ("extracurricular", "Ekstrakurikuler"), ("professional", "Pengembangan profesi"), ("student_support", "Dukungan siswa")],
                                max_length=20,
                                verbose_name="Kategori",
                            ),
                        ),
                        (
                            "resource",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("information", "Informasi"),
                                    ("equipment", "Peralatan"),
                                    ("experts", "Tenaga ahli"),
                                    ("volunteers", "Relawan"),
                                    ("scholarship", "Beasiswa"),
                                    ("money", "Dana"),
                                    ("joint_project", "Proyek bersama"),
                                    ("services", "Layanan"),
                                ],
                                max_length=20,
                                verbose_name="Sumber daya yang dicari",
                            ),
                        ),
                        ("priority", models.PositiveSmallIntegerField(choices=[(1, "Rendah"), (2, "Sedang"), (3, "Tinggi"), (4, "Mendesak")], default=2, verbose_name="Prioritas")),
                        ("description", models.TextField(blank=True, verbose_name="Uraian")),
                        ("evidence", models.TextField(help_text="Data, hasil pengamatan, atau masukan yang menunjukkan kebutuhan ini.", verbose_name="Bukti")),
                        ("report_indicator", models.CharField(blank=True, help_text="Misalnya A.1 Kemampuan literasi.", max_length=120, verbose_name="Indikator Rapor Pendidikan")),
                        (
                            "state",
                            models.CharField(
                                choices=[("idea", "Usulan"), ("open", "Terbuka"), ("in_progress", "Sedang dijawab"), ("met", "Terpenuhi"), ("dropped", "Tidak dilanjutkan")],
                                default="open",
                                max_length=20,
                                verbose_name="Status",
                            ),
                        ),
                        ("outcome", models.TextField(blank=True, help_text="Bagaimana kebutuhan ini terpenuhi.", verbose_name="Hasilnya")),
                        ("raised_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        (
                            "indicator_code",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Case(
                                    models.When(
                                        django.db.models.lookups.GreaterThan(django.db.models.functions.text.StrIndex("report_indicator", models.Value(" ")), 0),
                                        then=django.db.models.functions.text.Left(
                                            "report_indicator",
                                            django.db.models.expressions.CombinedExpression(django.db.models.functions.text.StrIndex("report_indicator", models.Value(" ")), "-", models.Value(1)),
                                        ),
                                    ),
                                    default=models.F("report_indicator"),
                                ),
                                output_field=models.CharField(max_length=120),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "Kebutuhan",
                        "ordering": ["-priority", "-id"],
                        "indexes": [
                            models.Index(fields=["school", "state", "-priority", "-id"], name="need_list"),
                            models.Index(fields=["school", "-priority", "-id"], name="need_register"),
                            models.Index(fields=["school", "category", "-priority", "-id"], name="need_by_category"),
                            models.Index(fields=["school", "resource", "-priority", "-id"], name="need_by_resource"),
                            models.Index(fields=["school", "-id"], name="need_newest"),
                            models.Index(fields=["school", "title", "id"], name="need_by_title"),
                            models.Index(fields=["school", "indicator_code", "-priority", "-id"], name="need_by_indicator"),
                            models.Index(fields=["school", "raised_by", "-priority", "-id"], name="need_by_person"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Objective",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("order", models.PositiveSmallIntegerField(default=1)),
                        ("statement", models.CharField(max_length=250, verbose_name="Sasaran (spesifik)")),
                        ("measure", models.CharField(max_length=160, verbose_name="Ukuran")),
                        ("unit", models.CharField(blank=True, max_length=30, verbose_name="Satuan")),
                        ("baseline", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="Nilai awal")),
                        ("target", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="Target")),
                        ("achievable", models.CharField(blank=True, max_length=250, verbose_name="Mengapa dapat dicapai")),
                        ("relevance", models.CharField(blank=True, max_length=250, verbose_name="Mengapa penting")),
                        ("due_on", models.DateField(verbose_name="Tercapai paling lambat")),
                        ("proposal", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="objectives", to="partnerships.proposal")),
                    ],
                    options={
                        "verbose_name": "Sasaran",
                        "ordering": ["order", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="Obligation",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("description", models.CharField(max_length=300, verbose_name="Kewajiban")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Jatuh tempo")),
                        ("fulfilled_on", models.DateField(blank=True, editable=False, null=True)),
                        ("waived_on", models.DateField(blank=True, editable=False, null=True)),
                        (
                            "settled_rank",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Case(models.When(models.Q(("fulfilled_on__isnull", False), ("waived_on__isnull", False), _connector="OR"), then=1), default=0),
                                output_field=models.SmallIntegerField(),
                            ),
                        ),
                        (
                            "sort_due",
                            models.GeneratedField(
                                db_persist=True, expression=django.db.models.functions.comparison.Coalesce("due_on", models.Value(datetime.date(9999, 12, 31))), output_field=models.DateField()
                            ),
                        ),
                        ("waived_reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan pembebasan")),
                        ("series_on", models.DateField(blank=True, editable=False, help_text="The due date that the rule gave.", null=True)),
                        ("number", models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name="Ke-")),
                        ("kept_on", models.DateField(blank=True, editable=False, null=True)),
                        ("agreement", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="obligations", to="partnerships.agreement")),
                        ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("series", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="occurrences", to="partnerships.obligationseries")),
                        ("partnership", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="obligations", to="partnerships.partnership")),
                        ("party", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="obligations", to="partnerships.party", verbose_name="Pihak")),
                        ("has_part", models.BooleanField(default=False, editable=False)),
                    ],
                    options={
                        "verbose_name": "Kewajiban",
                        "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "id"],
                        "indexes": [
                            models.Index(condition=models.Q(("fulfilled_on", None), ("waived_on", None)), fields=["school", "due_on"], name="obligation_due"),
                            models.Index(fields=["partnership", "due_on"], name="obligation_by_partnership"),
                            models.Index(fields=["school", "settled_rank", "sort_due", "id"], name="obligation_urgency"),
                            models.Index(fields=["school", "-id"], name="obligation_list"),
                            models.Index(fields=["school", "settled_rank", "has_part", "sort_due", "id"], name="obligation_parts"),
                            models.Index(condition=models.Q(("waived_on__isnull", False)), fields=["school", "settled_rank", "sort_due", "id"], name="obligation_waived"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("series", "series_on"), name="occurrence_once", violation_error_message="Jatuh tempo ini sudah ada."),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("series", None), ("series_on", None)), models.Q(("series__isnull", False), ("series_on__isnull", False)), _connector="OR"),
                                name="occurrence_has_its_date",
                                violation_error_message="Kewajiban berulang harus bertanggal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("waived_on", None), models.Q(("waived_reason", ""), _negated=True), _connector="OR"),
                                name="waiver_has_reason",
                                violation_error_message="Tuliskan alasan pembebasan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ObligationSeries",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("description", models.CharField(max_length=300, verbose_name="Kewajiban")),
                        (
                            "every",
                            models.CharField(
                                choices=[
                                    ("week", "Setiap minggu"),
                                    ("weeks", "Setiap beberapa minggu"),
                                    ("month", "Setiap bulan"),
                                    ("months", "Setiap beberapa bulan"),
                                    ("semester", "Setiap semester (enam bulan)"),
                                    ("year", "Setiap tahun"),
                                ],
                                max_length=10,
                                verbose_name="Berulang",
                            ),
                        ),
                        (
                            "interval",
                            models.PositiveSmallIntegerField(
                                default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name="Jarak: setiap berapa minggu atau bulan"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Jatuh tempo pertama")),
                        ("month_end", models.BooleanField(default=False, verbose_name="Selalu pada hari terakhir bulan")),
                        (
                            "ends",
                            models.CharField(
                                choices=[("agreement", "Selama perjanjian berlaku"), ("date", "Sampai tanggal tertentu"), ("times", "Setelah beberapa kali")],
                                default="agreement",
                                max_length=10,
                                verbose_name="Berakhir",
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Sampai tanggal")),
                        (
                            "times",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(520)], verbose_name="Berapa kali seluruhnya"
                            ),
                        ),
                        ("counted_before", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("made_until", models.DateField(blank=True, editable=False, null=True)),
                        ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="Dihentikan pada")),
                        ("ended_reason", models.CharField(blank=True, max_length=250, verbose_name="Alasan dihentikan")),
                        ("agreement", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="obligation_series", to="partnerships.agreement")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="obligation_series", to="partnerships.partnership")),
                        ("party", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.party", verbose_name="Pihak")),
                    ],
                    options={
                        "verbose_name": "Kewajiban berulang",
                        "ordering": ["id"],
                        "indexes": [models.Index(condition=models.Q(("ended_on", None)), fields=["made_until"], name="series_growing")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("ends", "date"), _negated=True), ("until__isnull", False), _connector="OR"),
                                name="series_until_has_date",
                                violation_error_message="Isi tanggal terakhirnya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("ends", "times"), _negated=True), ("times__gt", 0), _connector="OR"),
                                name="series_times_has_number",
                                violation_error_message="Isi berapa kali seluruhnya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("interval__gte", 1)), name="series_interval_positive", violation_error_message="Jarak pengulangan sekurang-kurangnya satu minggu atau satu bulan."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ended_on", None), models.Q(("ended_reason", ""), _negated=True), _connector="OR"),
                                name="ended_series_has_reason",
                                violation_error_message="Tuliskan mengapa pengulangan ini dihentikan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Partner",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("name", models.CharField(max_length=160, verbose_name="Nama mitra")),
                        ("folded", models.CharField(editable=False, max_length=160)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("school", "Sekolah lain"),
                                    ("higher_education", "Perguruan tinggi"),
                                    ("health_centre", "Puskesmas / layanan kesehatan"),
                                    ("government", "Instansi pemerintah"),
                                    ("police", "Kepolisian / TNI"),
                                    ("business", "Dunia usaha dan industri"),
                                    ("nonprofit", "LSM / yayasan"),
                                    ("community", "Masyarakat setempat"),
                                    ("service_provider", "Penyedia layanan profesional"),
                                    ("individual", "Perorangan"),
                                    ("abroad", "Mitra luar negeri"),
                                ],
                                max_length=20,
                                verbose_name="Jenis mitra",
                            ),
                        ),
                        ("code", models.CharField(blank=True, help_text="NPSN, kode PDDikti, atau kode puskesmas.", max_length=30, verbose_name="Kode lembaga")),
                        ("tax_number", models.CharField(blank=True, max_length=25, verbose_name="NPWP")),
                        ("business_field", models.CharField(blank=True, help_text="Seperti di Dapodik, misalnya: otomotif, perhotelan.", max_length=40, verbose_name="Bidang usaha")),
                        ("address", models.CharField(blank=True, max_length=250, verbose_name="Alamat")),
                        ("regency", models.CharField(blank=True, max_length=100, verbose_name="Kabupaten/kota")),
                        ("province", models.CharField(blank=True, max_length=100, verbose_name="Provinsi")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telepon")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="Email")),
                        ("website", models.CharField(blank=True, max_length=150, verbose_name="Situs web")),
                        ("note", models.TextField(blank=True, verbose_name="Catatan")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Aktif")),
                        ("distinct_reason", models.CharField(blank=True, editable=False, max_length=250, verbose_name="Mengapa bukan mitra yang sama")),
                        ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("offered", models.CharField(blank=True, default="", editable=False, max_length=200)),
                    ],
                    options={
                        "verbose_name": "Mitra",
                        "ordering": ["name", "id"],
                        "indexes": [
                            models.Index(fields=["school", "name", "id"], name="partner_list"),
                            models.Index(fields=["school", "folded"], name="partner_folded"),
                            models.Index(fields=["school", "-id"], name="partner_newest"),
                            models.Index(fields=["school", "regency", "name", "id"], name="partner_by_regency"),
                            models.Index(fields=["school", "kind", "name", "id"], name="partner_by_kind"),
                            models.Index(fields=["school", "kind", "-id"], name="partner_newest_by_kind"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "academic")), fields=["school", "name", "id", "kind"], name="partner_offers_academic"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "extracurricular")), fields=["school", "name", "id", "kind"], name="partner_offers_extracurricular"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "professional")), fields=["school", "name", "id", "kind"], name="partner_offers_professional"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "student_support")), fields=["school", "name", "id", "kind"], name="partner_offers_student_support"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "equipment")), fields=["school", "name", "id", "kind"], name="partner_offers_equipment"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "experts")), fields=["school", "name", "id", "kind"], name="partner_offers_experts"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "information")), fields=["school", "name", "id", "kind"], name="partner_offers_information"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "joint_project")), fields=["school", "name", "id", "kind"], name="partner_offers_joint_project"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "money")), fields=["school", "name", "id", "kind"], name="partner_offers_money"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "scholarship")), fields=["school", "name", "id", "kind"], name="partner_offers_scholarship"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "services")), fields=["school", "name", "id", "kind"], name="partner_offers_services"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "volunteers")), fields=["school", "name", "id", "kind"], name="partner_offers_volunteers"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "academic")), fields=["school", "-id"], name="partner_newest_academic"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "extracurricular")), fields=["school", "-id"], name="partner_newest_extracurricular"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "professional")), fields=["school", "-id"], name="partner_newest_professional"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "student_support")), fields=["school", "-id"], name="partner_newest_student_support"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "equipment")), fields=["school", "-id"], name="partner_newest_equipment"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "experts")), fields=["school", "-id"], name="partner_newest_experts"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "information")), fields=["school", "-id"], name="partner_newest_information"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "joint_project")), fields=["school", "-id"], name="partner_newest_joint_project"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "money")), fields=["school", "-id"], name="partner_newest_money"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "scholarship")), fields=["school", "-id"], name="partner_newest_scholarship"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "services")), fields=["school", "-id"], name="partner_newest_services"),
                            models.Index(condition=models.Q(core.marks.Marked("offered", "volunteers")), fields=["school", "-id"], name="partner_newest_volunteers"),
                            models.Index(condition=models.Q(("is_active", True)), fields=["school", "name", "id"], name="partner_active"),
                            models.Index(condition=models.Q(("is_active", False)), fields=["school", "is_active", "name", "id"], name="partner_archive"),
                            models.Index(condition=models.Q(("is_active", False)), fields=["school", "is_active", "kind", "name", "id"], name="partner_archive_kinds"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerAlias",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("former_id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=160, verbose_name="Nama mitra")),
                        ("folded", models.CharField(editable=False, max_length=160)),
                        ("facts", models.JSONField(blank=True, default=dict)),
                        ("merged_at", models.DateTimeField(editable=False)),
                        ("merged_by_label", models.CharField(editable=False, max_length=200)),
                        ("partner", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="aliases", to="partnerships.partner")),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Nama lama mitra",
                        "ordering": ["name", "id"],
                        "indexes": [models.Index(fields=["school", "folded"], name="alias_folded")],
                        "constraints": [models.UniqueConstraint(fields=("school", "former_id"), name="alias_once", violation_error_message="Mitra ini sudah digabungkan.")],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerContact",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=150, verbose_name="Nama")),
                        ("position", models.CharField(blank=True, max_length=100, verbose_name="Jabatan")),
                        ("identity_number", models.CharField(blank=True, max_length=30, verbose_name="NIP")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telepon")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="Email")),
                        ("is_signatory", models.BooleanField(default=False, verbose_name="Berwenang menandatangani")),
                        ("partner", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="partnerships.partner")),
                        ("user", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Kontak mitra",
                        "ordering": ["-is_signatory", "name", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerOffer",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "category",
                            models.CharField(
                                choices=[("academic", "Akademik"), ("extracurricular", "Ekstrakurikuler"), ("professional", "Pengembangan profesi"), ("student_support", "Dukungan siswa")],
                                max_length=20,
                                verbose_name="Kategori kebutuhan",
                            ),
                        ),
                        (
                            "resource",
                            models.CharField(
                                choices=[
                                    ("information", "Informasi"),
                                    ("equipment", "Peralatan"),
                                    ("experts", "Tenaga ahli"),
                                    ("volunteers", "Relawan"),
                                    ("scholarship", "Beasiswa"),
                                    ("money", "Dana"),
                                    ("joint_project", "Proyek bersama"),
                                    ("services", "Layanan"),
                                ],
                                max_length=20,
                                verbose_name="Sumber daya",
                            ),
                        ),
                        ("capacity", models.CharField(blank=True, help_text="Misalnya: dua tenaga kesehatan, sekali sebulan.", max_length=160, verbose_name="Kapasitas")),
                        ("partner", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="offers", to="partnerships.partner")),
                    ],
                    options={
                        "verbose_name": "Tawaran mitra",
                        "constraints": [
                            models.UniqueConstraint(fields=("partner", "category", "resource"), name="offer_once", violation_error_message="Tawaran ini sudah tercatat untuk mitra tersebut.")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Partnership",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="Judul kemitraan")),
                        ("form", models.CharField(choices=[("formal", "Formal"), ("informal", "Informal"), ("mixed", "Formal dan informal")], default="formal", max_length=10, verbose_name="Bentuk")),
                        (
                            "scope",
                            models.CharField(
                                choices=[("software", "Program software (nonfisik)"), ("hardware", "Program hardware (fisik)"), ("both", "Program software dan hardware")],
                                default="software",
                                max_length=10,
                                verbose_name="Ruang lingkup",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="Ringkasan")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("needs", "Identifikasi kebutuhan"),
                                    ("exploration", "Penjajakan dan identifikasi mitra"),
                                    ("proposal", "Pengembangan proposal"),
                                    ("agreement", "Negosiasi dan perjanjian"),
                                    ("implementation", "Implementasi"),
                                    ("evaluation", "Monitoring dan evaluasi"),
                                    ("review", "Peninjauan dan perpanjangan"),
                                    ("ended", "Berakhir"),
                                    ("cancelled", "Dibatalkan"),
                                ],
                                default="needs",
                                max_length=20,
                                verbose_name="Tahap",
                            ),
                        ),
                        ("stage_since", models.DateTimeField(editable=False)),
                        ("stage_due", models.DateField(blank=True, null=True, verbose_name="Tenggat tahap ini")),
                        ("cycle_since", models.DateTimeField(editable=False, help_text="When the present round of activities and evaluation began: the opening, or the last review.")),
                        ("renewed_at", models.DateTimeField(blank=True, editable=False, help_text="When the last renewal asked for a new agreement.", null=True)),
                        ("review_on", models.DateField(blank=True, null=True, verbose_name="Tanggal peninjauan")),
                        (
                            "closed_rank",
                            models.GeneratedField(db_persist=True, expression=models.Case(models.When(stage__in=("ended", "cancelled"), then=1), default=0), output_field=models.SmallIntegerField()),
                        ),
                        (
                            "sort_due",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Case(
                                    models.When(stage__in=("ended", "cancelled"), then=models.Value(datetime.date(9999, 12, 31))),
                                    default=django.db.models.functions.comparison.Coalesce("stage_due", "review_on", models.Value(datetime.date(9999, 12, 31))),
                                    output_field=models.DateField(),
                                ),
                                output_field=models.DateField(),
                            ),
                        ),
                        ("understanding", models.TextField(blank=True, help_text="Untuk jalur informal: apa yang disepakati, dalam beberapa kalimat.", verbose_name="Isi kesepahaman")),
                        ("understood_on", models.DateField(blank=True, null=True, verbose_name="Disepakati pada")),
                        ("evaluation_note", models.TextField(blank=True, help_text="Untuk jalur informal: bagaimana kedua pihak tahu bahwa ini berhasil.", verbose_name="Cara mengevaluasi")),
                        (
                            "quiet_days",
                            models.PositiveSmallIntegerField(
                                default=60, help_text="Setelah sekian hari tanpa komunikasi, Guyub menandai kemitraan ini. Isi 0 bila tidak perlu.", verbose_name="Ingatkan bila sepi selama (hari)"
                            ),
                        ),
                        (
                            "evaluation_months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(0, "Tidak berkala"), (6, "Setiap semester"), (12, "Setiap tahun")],
                                help_text="Kosongkan untuk mengikuti rencana evaluasi dalam proposal.",
                                null=True,
                                verbose_name="Seberapa sering dievaluasi?",
                            ),
                        ),
                        ("lead", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penanggung jawab")),
                        ("needs", models.ManyToManyField(blank=True, related_name="partnerships", to="partnerships.need", verbose_name="Kebutuhan")),
                        ("school", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("silent_from", models.DateField(blank=True, editable=False, null=True)),
                        ("partner_kinds", models.CharField(blank=True, default="", editable=False, max_length=200)),
                        ("high_risk", models.BooleanField(default=False, editable=False)),
                        (
                            "over_since",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Case(
                                    models.When(stage__in=("ended", "cancelled"), then=models.F("stage_since")),
                                    default=models.Value(datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc)),
                                ),
                                output_field=models.DateTimeField(),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "Kemitraan",
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(fields=["school", "stage", "-id"], name="partnership_by_stage"),
                            models.Index(fields=["school", "-id"], name="partnership_list"),
                            models.Index(fields=["school", "closed_rank", "sort_due", "-id"], name="partnership_urgency"),
                            models.Index(fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="partnership_stage_urgency"),
                            models.Index(fields=["school", "lead", "closed_rank", "sort_due", "-id"], name="partnership_lead_urgency"),
                            models.Index(fields=["school", "form", "closed_rank", "sort_due", "-id"], name="partnership_form_urgency"),
                            models.Index(fields=["school", "title", "id"], name="partnership_by_title"),
                            models.Index(fields=["school", "created_at"], name="partnership_by_opening"),
                            models.Index(fields=["review_on"], name="partnership_review"),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "abroad")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_abroad"),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "business")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_business"),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "community")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_community"),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "government")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_government"),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "health_centre")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_health_centre"
                            ),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "higher_education")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_higher_education"
                            ),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "individual")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_individual"),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "nonprofit")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_nonprofit"),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "police")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_police"),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "school")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_school"),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "service_provider")), fields=["school", "closed_rank", "sort_due", "-id"], name="kind_urgency_service_provider"
                            ),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "abroad")), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="kind_stage_abroad"),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "business")), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="kind_stage_business"),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "community")), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="kind_stage_community"
                            ),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "government")), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="kind_stage_government"
                            ),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "health_centre")), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="kind_stage_health_centre"
                            ),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "higher_education")),
                                fields=["school", "stage", "closed_rank", "sort_due", "-id"],
                                name="kind_stage_higher_education",
                            ),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "individual")), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="kind_stage_individual"
                            ),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "nonprofit")), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="kind_stage_nonprofit"
                            ),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "police")), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="kind_stage_police"),
                            models.Index(condition=models.Q(core.marks.Marked("partner_kinds", "school")), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="kind_stage_school"),
                            models.Index(
                                condition=models.Q(core.marks.Marked("partner_kinds", "service_provider")),
                                fields=["school", "stage", "closed_rank", "sort_due", "-id"],
                                name="kind_stage_service_provider",
                            ),
                            models.Index(fields=["school", "lead", "stage", "closed_rank", "sort_due", "-id"], name="partnership_lead_stage"),
                            models.Index(fields=["school", "form", "stage", "closed_rank", "sort_due", "-id"], name="partnership_form_stage"),
                            models.Index(condition=models.Q(("high_risk", True)), fields=["school", "closed_rank", "sort_due", "-id"], name="partnership_at_risk"),
                            models.Index(condition=models.Q(("high_risk", True)), fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="partnership_stage_at_risk"),
                            models.Index(fields=["school", "stage_since", "id"], name="partnership_by_standing"),
                            models.Index(fields=["school", "stage", "stage_since", "id"], name="partnership_stage_standing"),
                            models.Index(fields=["school", "stage", "over_since"], name="partnership_stage_over"),
                            models.Index(condition=models.Q(("silent_from__isnull", False)), fields=["school", "stage", "silent_from", "id"], name="partnership_stage_silence"),
                            models.Index(condition=models.Q(("silent_from__isnull", False)), fields=["school", "silent_from", "id"], name="partnership_silence"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Party",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Urutan")),
                        ("partner", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="partnerships.partner")),
                        ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="partnerships.partnership")),
                    ],
                    options={
                        "verbose_name": "Pihak",
                        "ordering": ["order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("partnership", "partner"), name="party_once", violation_error_message="Dua pihak tidak boleh sama."),
                            models.UniqueConstraint(
                                condition=models.Q(("partner", None)), fields=("partnership",), name="school_is_party_once", violation_error_message="Sekolah sudah menjadi pihak dalam kemitraan ini."
                            ),
                            models.UniqueConstraint(fields=("partnership", "order"), name="party_order_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyRole",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("role", models.CharField(max_length=160, verbose_name="Peran")),
                        ("responsibilities", models.TextField(verbose_name="Tanggung jawab")),
                        ("party", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="partnerships.party")),
                        ("proposal", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="party_roles", to="partnerships.proposal")),
                    ],
                    options={
                        "verbose_name": "Peran pihak",
                        "ordering": ["party__order"],
                        "constraints": [models.UniqueConstraint(fields=("proposal", "party"), name="one_role_per_party", violation_error_message="Peran pihak ini sudah ditulis.")],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("background", models.TextField(blank=True, verbose_name="Latar belakang")),
                        ("goals", models.TextField(blank=True, verbose_name="Tujuan umum")),
                        ("evaluation_plan", models.TextField(blank=True, help_text="Kapan, oleh siapa, dan dengan ukuran apa kemitraan ini dinilai.", verbose_name="Rencana evaluasi")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draf"), ("submitted", "Diajukan"), ("returned", "Perlu perbaikan"), ("approved", "Disetujui")],
                                default="draft",
                                max_length=12,
                                verbose_name="Status",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("returned_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("approved_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("approved_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("partnership", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="proposal", to="partnerships.partnership")),
                    ],
                    options={
                        "verbose_name": "Proposal",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("approved_at__isnull", False), ("state", "approved")), models.Q(("state", "approved"), _negated=True), _connector="OR"),
                                name="approved_proposal_has_date",
                            ),
                            models.CheckConstraint(condition=models.Q(("state", "draft"), ("submitted_at__isnull", False), _connector="OR"), name="submitted_proposal_has_date"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalRemark",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("place", models.CharField(max_length=40)),
                        ("label", models.CharField(max_length=300)),
                        ("text", models.TextField(verbose_name="Catatan")),
                        ("by_label", models.CharField(editable=False, max_length=200)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("answer", models.TextField(blank=True, verbose_name="Tanggapan")),
                        ("is_done", models.BooleanField(default=False, verbose_name="Sudah diperbaiki")),
                        ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="partnerships.proposalversion")),
                    ],
                    options={
                        "verbose_name": "Catatan pada proposal",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("version", "place"), name="one_remark_per_place", violation_error_message="Bagian ini sudah diberi catatan.")],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalVersion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="Versi")),
                        ("content", models.JSONField(help_text="What queries.proposal_content.content_of() gave.")),
                        ("submitted_at", models.DateTimeField(editable=False)),
                        ("by_label", models.CharField(editable=False, max_length=200)),
                        ("proposal", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="partnerships.proposal")),
                    ],
                    options={
                        "verbose_name": "Versi proposal",
                        "ordering": ["-number"],
                        "constraints": [models.UniqueConstraint(fields=("proposal", "number"), name="proposal_version_once", violation_error_message="Versi ini sudah tercatat.")],
                    },
                ),
                migrations.CreateModel(
                    name="Rating",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "factor",
                            models.CharField(
                                choices=[
                                    ("lawful", "Sesuai peraturan"),
                                    ("participation", "Partisipasi"),
                                    ("trust", "Saling percaya"),
                                    ("acceptance", "Akseptasi (setara dengan peran masing-masing)"),
                                    ("communication", "Komunikasi"),
                                    ("consensus", "Kesepakatan"),
                                    ("open_talk", "Komunikasi terbuka dan jelas"),
                                    ("shared_goals", "Pemahaman bersama tentang tujuan, peran, dan tanggung jawab"),
                                    ("respect", "Saling menghargai kontribusi"),
                                    ("flexibility", "Luwes dan mampu menyesuaikan diri"),
                                    ("regular_evaluation", "Evaluasi dan penyesuaian berkala"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField(choices=[(1, "Belum terlihat"), (2, "Mulai terlihat"), (3, "Sudah baik"), (4, "Sangat kuat")], verbose_name="Penilaian")),
                        ("evidence", models.CharField(blank=True, max_length=250, verbose_name="Bukti")),
                        ("response", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="partnerships.evaluationresponse")),
                    ],
                    options={
                        "verbose_name": "Penilaian faktor",
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("response", "factor"), name="factor_once"),
                            models.CheckConstraint(condition=models.Q(("level__range", (1, 4))), name="level_on_scale"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RepaymentInstalment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("due_on", models.DateField(verbose_name="Jatuh tempo")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=16, verbose_name="Jumlah (rupiah)")),
                        ("agreement", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="instalments", to="partnerships.agreement")),
                    ],
                    options={
                        "verbose_name": "Angsuran",
                        "ordering": ["due_on", "id"],
                        "indexes": [models.Index(fields=["due_on"], name="instalment_due")],
                        "constraints": [models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="instalment_positive", violation_error_message="Jumlah angsuran harus lebih dari nol.")],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "decision",
                            models.CharField(
                                choices=[("renew", "Perbarui dengan perjanjian lanjutan"), ("extend", "Lanjutkan atau perpanjang"), ("amend", "Ubah isi dengan adendum"), ("end", "Akhiri kemitraan")],
                                max_length=10,
                                verbose_name="Keputusan",
                            ),
                        ),
                        ("reasons", models.TextField(verbose_name="Alasan")),
                        ("decided_on", models.DateField(verbose_name="Tanggal keputusan")),
                        ("decided_at", models.DateTimeField(editable=False)),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Berakhir pada")),
                        ("addendum", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.agreement")),
                        ("agreement", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="partnerships.agreement")),
                        ("decided_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="partnerships.partnership")),
                        ("rests_on", models.ManyToManyField(related_name="+", to="partnerships.evaluationround", verbose_name="Evaluasi yang mendasari")),
                        ("successor", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.agreement")),
                    ],
                    options={
                        "verbose_name": "Peninjauan",
                        "ordering": ["-id"],
                    },
                ),
                migrations.CreateModel(
                    name="Risk",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("responsibility", "Pembagian tanggung jawab tidak jelas"),
                                    ("coordination", "Koordinasi lemah"),
                                    ("communication", "Komunikasi kurang"),
                                    ("priorities", "Pandangan atau prioritas berbeda"),
                                    ("timetable", "Jadwal berbenturan"),
                                    ("resources", "Dana atau sumber daya terbatas"),
                                    ("other", "Lainnya"),
                                ],
                                max_length=16,
                                verbose_name="Jenis",
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="Apa yang terjadi atau mungkin terjadi?")),
                        ("happens", models.BooleanField(default=False, help_text="Centang bila ini hambatan yang sudah terasa, bukan kemungkinan.", verbose_name="Sudah terjadi")),
                        ("likelihood", models.PositiveSmallIntegerField(choices=[(1, "Rendah"), (2, "Sedang"), (3, "Tinggi")], default=2, verbose_name="Kemungkinan")),
                        ("impact", models.PositiveSmallIntegerField(choices=[(1, "Rendah"), (2, "Sedang"), (3, "Tinggi")], default=2, verbose_name="Dampak")),
                        ("answer", models.TextField(blank=True, verbose_name="Cara menanganinya")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Ditangani sebelum")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Terbuka"), ("answering", "Sedang ditangani"), ("resolved", "Teratasi"), ("accepted", "Diterima apa adanya")],
                                default="open",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("owner", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Yang menangani")),
                        ("partnership", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="risks", to="partnerships.partnership")),
                        (
                            "response",
                            models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="risks", to="partnerships.evaluationresponse"),
                        ),
                        ("school", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Risiko atau hambatan",
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(fields=["partnership", "state"], name="risks_of_partnership"),
                            models.Index(condition=models.Q(("state__in", ["open", "answering"])), fields=["school", "due_on"], name="risk_due"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("response", "what"), name="obstacle_named_once", violation_error_message="Hambatan ini sudah menjadi catatan."),
                            models.CheckConstraint(
                                condition=models.Q(("impact__range", (1, 3)), ("likelihood__range", (1, 3))), name="risk_degrees_on_scale", violation_error_message="Pilih rendah, sedang, atau tinggi."
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("happens", False), ("likelihood", 3), _connector="OR"),
                                name="what_happens_is_certain",
                                violation_error_message="Yang sudah terjadi tidak lagi sekadar mungkin.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("initialled_on", models.DateField(blank=True, null=True, verbose_name="Diparaf pada")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="Ditandatangani pada")),
                        (
                            "method",
                            models.CharField(choices=[("wet", "Tanda tangan basah"), ("certified", "Tanda tangan elektronik tersertifikasi")], default="wet", max_length=10, verbose_name="Cara"),
                        ),
                        (
                            "duty_stamp",
                            models.CharField(choices=[("none", "Tanpa meterai"), ("physical", "Meterai tempel"), ("electronic", "E-meterai")], default="none", max_length=10, verbose_name="Meterai"),
                        ),
                        ("stamp_serial", models.CharField(blank=True, max_length=40, verbose_name="Nomor seri e-meterai")),
                        ("original_held", models.BooleanField(default=False, verbose_name="Naskah asli sudah dipegang")),
                        ("original_place", models.CharField(blank=True, max_length=160, verbose_name="Tempat naskah asli")),
                        ("recorded_by_label", models.CharField(blank=True, editable=False, max_length=200)),
                        ("recorded_at", models.DateTimeField(editable=False)),
                        ("party", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="signature", to="partnerships.agreementparty")),
                    ],
                    options={
                        "verbose_name": "Catatan tanda tangan",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("original_held", False), ("signed_on__isnull", False), _connector="OR"),
                                name="original_after_signature",
                                violation_error_message="Naskah asli baru dapat dipegang setelah ditandatangani.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TextComment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("article", models.SlugField(blank=True, max_length=40, verbose_name="Pasal")),
                        ("body", models.TextField(blank=True, verbose_name="Catatan")),
                        ("proposal", models.TextField(blank=True, verbose_name="Usulan bunyi baru")),
                        ("author_label", models.CharField(editable=False, max_length=200)),
                        ("by_link", models.BooleanField(default=False, editable=False)),
                        ("made_at", models.DateTimeField(editable=False)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("open", "Belum dijawab"), ("answered", "Dijawab"), ("taken", "Diambil alih ke naskah"), ("declined", "Tidak diambil alih")],
                                default="open",
                                max_length=10,
                                verbose_name="Hasil",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="Jawaban")),
                        ("answered_by_label", models.CharField(blank=True, editable=False, max_length=200)),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("review", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="partnerships.textreview")),
                    ],
                    options={
                        "verbose_name": "Catatan atas naskah",
                        "ordering": ["id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("body", ""), _negated=True), models.Q(("proposal", ""), _negated=True), _connector="OR"),
                                name="text_comment_says_something",
                                violation_error_message="Tuliskan catatan atau usulan bunyi barunya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("outcome", "open")), models.Q(models.Q(("outcome", "open"), _negated=True), ("answered_at__isnull", False)), _connector="OR"
                                ),
                                name="text_comment_answer_has_moment",
                                violation_error_message="Jawaban harus berwaktu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("outcome__in", ("answered", "declined")), _negated=True), models.Q(("answer", ""), _negated=True), _connector="OR"),
                                name="text_comment_refusal_has_reason",
                                violation_error_message="Tuliskan jawaban atau alasannya.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TextReview",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[("", "Belum menyatakan sikap"), ("agrees", "Setuju dengan naskah ini"), ("objects", "Ada keberatan")],
                                default="",
                                max_length=10,
                                verbose_name="Sikap",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="Keterangan")),
                        ("said_by_label", models.CharField(blank=True, editable=False, max_length=200)),
                        ("by_link", models.BooleanField(default=False, editable=False)),
                        ("said_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("party", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.party")),
                        ("version", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="partnerships.textversion")),
                    ],
                    options={
                        "verbose_name": "Telaah naskah",
                        "ordering": ["party__order", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "party"), name="text_review_once", violation_error_message="Pihak ini sudah mempunyai lembar telaah."),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("said_at", None), ("stance", "")), models.Q(models.Q(("stance", ""), _negated=True), ("said_at__isnull", False)), _connector="OR"),
                                name="stance_has_moment",
                                violation_error_message="Sikap yang dinyatakan harus berwaktu.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TextVersion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="Versi")),
                        ("occasion", models.CharField(choices=[("shared", "Dibagikan untuk ditelaah"), ("prepared", "Disiapkan untuk ditandatangani")], max_length=10, verbose_name="Dicatat saat")),
                        ("payload", models.JSONField(editable=False)),
                        ("keys", models.JSONField(default=list, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("created_by_label", models.CharField(editable=False, max_length=200, verbose_name="Oleh")),
                        ("agreement", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="text_versions", to="partnerships.agreement")),
                    ],
                    options={
                        "verbose_name": "Versi naskah",
                        "ordering": ["-number"],
                        "constraints": [models.UniqueConstraint(fields=("agreement", "number"), name="text_version_number_once", violation_error_message="Versi ini sudah tercatat.")],
                    },
                ),
                migrations.CreateModel(
                    name="EvidencePack",
                    fields=[],
                    options={
                        "verbose_name": "Bukti kemitraan",
                        "proxy": True,
                    },
                    bases=("partnerships.partnership",),
                ),
            ],
        ),
    ]
