"""All tables of the app as its first migrations leave them, for an empty database (config/squashing.py, docs/adr/0016)."""

import core.private_fields
import core.storage
import core.tables
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("core", "0001_initial"),
        ("core", "0002_initial"),
        ("core", "0003_audit_chain"),
        ("core", "0004_scanned_files"),
        ("core", "0005_document_payload_is_private"),
        ("core", "0006_printed_together"),
        ("core", "0007_datacopy"),
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
                    name="ActionItem",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject_type", models.CharField(max_length=80)),
                        ("subject_id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("origin_label", models.CharField(editable=False, max_length=200, verbose_name="Berasal dari")),
                        ("title", models.CharField(max_length=300, verbose_name="Yang dilakukan")),
                        ("detail", models.TextField(blank=True, verbose_name="Keterangan")),
                        ("owner_label", models.CharField(blank=True, help_text="Bila yang mengerjakan tidak mempunyai akun, misalnya nama mitra.", max_length=200, verbose_name="Atau pihak lain")),
                        ("due_on", models.DateField(verbose_name="Selesai paling lambat")),
                        ("state", models.CharField(choices=[("open", "Terbuka"), ("done", "Selesai"), ("dropped", "Tidak dilanjutkan")], default="open", max_length=8, verbose_name="Status")),
                        ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("outcome", models.CharField(blank=True, max_length=300, verbose_name="Hasil")),
                        ("created_by", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        (
                            "owner",
                            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="Penanggung jawab"),
                        ),
                        ("tenant", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Tindak lanjut",
                        "ordering": ["due_on", "id"],
                        "indexes": [
                            models.Index(fields=["subject_type", "subject_id"], name="item_by_subject"),
                            models.Index(condition=models.Q(("state", "open")), fields=["tenant", "owner", "due_on"], name="item_by_owner"),
                            models.Index(condition=models.Q(("state", "open")), fields=["tenant", "due_on"], name="item_due"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("owner__isnull", False), models.Q(("owner_label", ""), _negated=True), _connector="OR"),
                                name="item_has_owner",
                                violation_error_message="Pilih penanggung jawab, atau tuliskan nama pihak yang mengerjakan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "open"), ("closed_at__isnull", False), _connector="OR"),
                                name="settled_item_has_date",
                                violation_error_message="Tindak lanjut yang selesai harus bertanggal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "dropped"), _negated=True), models.Q(("outcome", ""), _negated=True), _connector="OR"),
                                name="dropped_item_has_reason",
                                violation_error_message="Tuliskan alasan mengapa tidak dilanjutkan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject_type", models.CharField(max_length=80)),
                        ("subject_id", models.BigIntegerField()),
                        ("purpose", models.CharField(blank=True, max_length=40)),
                        ("name", models.CharField(max_length=150, verbose_name="Nama berkas")),
                        ("content_type", models.CharField(choices=[("application/pdf", "PDF"), ("image/jpeg", "JPEG"), ("image/png", "PNG")], max_length=20)),
                        ("size", models.PositiveIntegerField(verbose_name="Ukuran")),
                        ("sha256", models.CharField(max_length=64)),
                        ("file", models.FileField(blank=True, upload_to=core.storage.upload_path)),
                        ("uploaded_by_label", models.CharField(max_length=200, verbose_name="Diunggah oleh")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("uploaded_by", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("unscanned", models.BooleanField(default=False, editable=False)),
                    ],
                    options={
                        "verbose_name": "Berkas",
                        "indexes": [
                            models.Index(fields=["subject_type", "subject_id"], name="attachment_by_subject"),
                            models.Index(condition=models.Q(("removed_at", None), ("unscanned", True)), fields=["id"], name="attachment_unscanned"),
                            models.Index(condition=models.Q(("removed_at", None)), fields=["tenant"], include=("size",), name="attachment_room"),
                        ],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="attachment_not_empty", violation_error_message="Berkas tidak boleh kosong."),
                            models.CheckConstraint(
                                condition=models.Q(("removed_at__isnull", False), models.Q(("file", ""), _negated=True), _connector="OR"),
                                name="attachment_has_file_until_removed",
                                violation_error_message="Berkas yang belum dihapus harus memiliki isi.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditEvent",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject_type", models.CharField(max_length=80)),
                        ("subject_id", models.BigIntegerField()),
                        ("at", models.DateTimeField(editable=False)),
                        ("actor_label", models.CharField(max_length=200)),
                        ("link_id", models.BigIntegerField(blank=True, null=True)),
                        ("verb", models.CharField(max_length=80)),
                        ("details", models.JSONField(blank=True, default=dict)),
                        ("actor", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("place", models.PositiveBigIntegerField(blank=True, editable=False, null=True)),
                        ("previous", models.CharField(blank=True, editable=False, max_length=64)),
                        ("seal", models.CharField(blank=True, editable=False, max_length=64)),
                    ],
                    options={
                        "verbose_name": "Catatan audit",
                        "indexes": [
                            models.Index(fields=["tenant", "-id"], name="audit_by_tenant"),
                            models.Index(fields=["subject_type", "subject_id", "-id"], name="audit_by_subject"),
                            models.Index(condition=models.Q(("seal", "")), fields=["tenant", "id"], name="audit_unsealed"),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("tenant", "place"), name="audit_place_once", violation_error_message="Tempat dalam rantai catatan ini sudah terisi.")],
                    },
                ),
                migrations.CreateModel(
                    name="Bundle",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject_type", models.CharField(max_length=80)),
                        ("subject_id", models.BigIntegerField()),
                        ("title", models.CharField(max_length=150, verbose_name="Judul")),
                        ("manifest", models.JSONField(default=list)),
                        ("language", models.CharField(default="id", max_length=5)),
                        (
                            "state",
                            models.CharField(
                                choices=[("queued", "Menunggu dibuat"), ("packing", "Sedang dibuat"), ("ready", "Siap diunduh"), ("failed", "Gagal dibuat")], default="queued", max_length=10
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        ("error", models.CharField(blank=True, max_length=300)),
                        ("file", models.FileField(blank=True, max_length=120, upload_to=core.storage.bundle_path)),
                        ("size", models.PositiveBigIntegerField(default=0)),
                        ("files", models.PositiveIntegerField(default=0)),
                        ("left_out", models.PositiveIntegerField(default=0)),
                        ("created_by_label", models.CharField(max_length=200, verbose_name="Dibuat oleh")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("ready_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_by", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Kumpulan berkas",
                        "indexes": [models.Index(fields=["state", "lease_until"], name="bundle_waiting"), models.Index(fields=["subject_type", "subject_id"], name="bundle_by_subject")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "ready"), _negated=True), models.Q(models.Q(("file", ""), _negated=True), ("ready_at__isnull", False)), _connector="OR"),
                                name="bundle_ready_has_file",
                                violation_error_message="Kumpulan berkas yang siap harus memiliki isi.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject_type", models.CharField(max_length=80)),
                        ("subject_id", models.BigIntegerField()),
                        ("kind", models.CharField(max_length=60)),
                        ("title", models.CharField(max_length=250, verbose_name="Judul")),
                        ("paper", models.CharField(choices=[("a4", "A4"), ("f4", "F4")], default="a4", max_length=2, verbose_name="Ukuran kertas")),
                        ("language", models.CharField(default="id", max_length=5, verbose_name="Bahasa")),
                        ("payload", core.private_fields.PrivateJSON()),
                        ("images", models.JSONField(blank=True, default=dict)),
                        ("payload_hash", models.CharField(max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[("queued", "Menunggu dibuat"), ("rendering", "Sedang dibuat"), ("ready", "Siap diunduh"), ("failed", "Gagal dibuat")], default="queued", max_length=10
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        ("error", models.CharField(blank=True, max_length=300)),
                        ("file", models.FileField(blank=True, max_length=120, upload_to=core.storage.document_path)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("size", models.PositiveIntegerField(default=0)),
                        ("pages", models.PositiveIntegerField(default=0)),
                        ("public_code", models.CharField(blank=True, max_length=20, null=True, unique=True)),
                        ("created_by_label", models.CharField(max_length=200, verbose_name="Dibuat oleh")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("ready_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_by", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Dokumen",
                        "indexes": [models.Index(fields=["subject_type", "subject_id", "kind"], name="document_by_subject"), models.Index(fields=["state", "lease_until"], name="document_waiting")],
                        "constraints": [
                            models.UniqueConstraint(fields=("tenant", "payload_hash"), name="document_once", violation_error_message="Dokumen yang sama sudah ada."),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "ready"), _negated=True),
                                    models.Q(models.Q(("sha256", ""), _negated=True), models.Q(("file", ""), _negated=True), ("pages__gt", 0), ("ready_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="document_ready_has_file",
                                violation_error_message="Dokumen yang siap harus memiliki berkas, sidik, dan jumlah halaman.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "rendering"), _negated=True), ("lease_until__isnull", False), _connector="OR"),
                                name="document_rendering_has_lease",
                                violation_error_message="Dokumen yang sedang dibuat harus memiliki batas waktu.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormReceipt",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("key", models.UUIDField(editable=False)),
                        ("actor_key", models.CharField(editable=False, max_length=60)),
                        ("url", models.CharField(blank=True, max_length=500)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Tanda terima formulir",
                        "indexes": [models.Index(fields=["created_at"], name="receipt_by_age")],
                        "constraints": [models.UniqueConstraint(fields=("key", "actor_key"), name="one_receipt_per_form", violation_error_message="Formulir ini sudah terkirim.")],
                    },
                ),
                migrations.CreateModel(
                    name="Heartbeat",
                    fields=[
                        ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "Tanda hidup",
                    },
                ),
                migrations.CreateModel(
                    name="HistoryEntry",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject_type", models.CharField(max_length=80)),
                        ("subject_id", models.BigIntegerField()),
                        ("at", models.DateTimeField(editable=False)),
                        ("actor_label", models.CharField(max_length=200)),
                        ("link_id", models.BigIntegerField(blank=True, null=True)),
                        ("workflow", models.CharField(max_length=40)),
                        ("transition", models.CharField(max_length=40)),
                        ("source", models.CharField(blank=True, max_length=40)),
                        ("target", models.CharField(max_length=40)),
                        ("comment", models.TextField(blank=True)),
                        ("actor", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Riwayat",
                        "indexes": [models.Index(fields=["subject_type", "subject_id", "-id"], name="history_by_subject")],
                    },
                ),
                migrations.CreateModel(
                    name="ImportBatch",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kind", models.CharField(max_length=80)),
                        ("file_name", models.CharField(max_length=150, verbose_name="Nama berkas")),
                        (
                            "state",
                            models.CharField(
                                choices=[("previewed", "Pratinjau"), ("applied", "Sudah diimpor"), ("undone", "Dibatalkan setelah diimpor"), ("discarded", "Tidak jadi diimpor")],
                                default="previewed",
                                max_length=10,
                                verbose_name="Status",
                            ),
                        ),
                        ("notes", models.JSONField(blank=True, default=list)),
                        ("counts", models.JSONField(blank=True, default=dict)),
                        ("options", models.JSONField(blank=True, default=dict)),
                        ("created_by_label", models.CharField(max_length=200, verbose_name="Diunggah oleh")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("applied_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_by", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Impor",
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [models.Index(fields=["tenant", "kind", "-created_at"], name="import_by_kind")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("applied_at", None), ("state__in", ["previewed", "discarded"])),
                                    models.Q(("applied_at__isnull", False), ("state__in", ["applied", "undone"])),
                                    _connector="OR",
                                ),
                                name="import_applied_has_date",
                                violation_error_message="Impor yang sudah dijalankan harus bertanggal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("state__in", ["previewed", "applied"])),
                                    models.Q(("closed_at__isnull", False), ("state__in", ["undone", "discarded"])),
                                    _connector="OR",
                                ),
                                name="import_closed_has_date",
                                violation_error_message="Impor yang ditutup harus bertanggal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportRow",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("line", models.PositiveIntegerField(verbose_name="Baris")),
                        ("key", models.CharField(blank=True, max_length=200)),
                        ("raw", models.JSONField(default=dict)),
                        ("mends", models.JSONField(blank=True, default=list)),
                        ("surplus", models.PositiveSmallIntegerField(default=0)),
                        ("edits", models.JSONField(blank=True, default=dict)),
                        ("cleaned", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                        ("before", models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("new", "Baru"),
                                    ("changed", "Berubah"),
                                    ("unchanged", "Tidak berubah"),
                                    ("mended", "Diperbaiki"),
                                    ("refused", "Ditolak"),
                                    ("asked", "Perlu jawaban"),
                                    ("skipped", "Dilewati"),
                                    ("kept", "Dipertahankan"),
                                ],
                                max_length=10,
                                verbose_name="Hasil",
                            ),
                        ),
                        ("notes", models.JSONField(blank=True, default=list, verbose_name="Catatan")),
                        ("object_type", models.CharField(blank=True, max_length=80)),
                        ("object_id", models.BigIntegerField(blank=True, null=True)),
                        ("made", models.JSONField(blank=True, default=list)),
                        ("batch", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="core.importbatch")),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Baris impor",
                        "ordering": ["batch", "line"],
                        "constraints": [models.UniqueConstraint(fields=("batch", "line"), name="import_line_once", violation_error_message="Baris ini sudah ada dalam impor yang sama.")],
                    },
                ),
                migrations.CreateModel(
                    name="OutgoingMessage",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("channel", models.CharField(choices=[("email", "Email"), ("inbox", "Kotak masuk")], max_length=8)),
                        ("to_email", models.EmailField(blank=True, max_length=254, verbose_name="Kepada")),
                        ("language", models.CharField(max_length=5)),
                        ("kind", models.CharField(max_length=80)),
                        ("subject", models.CharField(max_length=200, verbose_name="Perihal")),
                        ("body_text", models.TextField(verbose_name="Isi")),
                        ("url", models.CharField(blank=True, max_length=500)),
                        ("has_secret", models.BooleanField(default=False, editable=False)),
                        ("dedupe_key", models.CharField(blank=True, max_length=300, null=True, unique=True)),
                        ("message_id", models.CharField(max_length=200, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Menunggu dikirim"),
                                    ("claimed", "Sedang dikirim"),
                                    ("retry", "Akan dicoba lagi"),
                                    ("unknown", "Terputus saat dikirim, akan dicoba lagi"),
                                    ("sent", "Terkirim"),
                                    ("failed", "Gagal dikirim"),
                                    ("withheld", "Ditahan karena sudah terlalu lama"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("crashes", models.PositiveSmallIntegerField(default=0)),
                        ("next_at", models.DateTimeField(blank=True, null=True)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        ("worker", models.CharField(blank=True, max_length=120)),
                        ("last_error", models.CharField(blank=True, max_length=500)),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("to_user", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Pesan keluar",
                        "indexes": [
                            models.Index(condition=models.Q(("next_at__isnull", False)), fields=["next_at", "id"], name="message_waiting"),
                            models.Index(condition=models.Q(("lease_until__isnull", False)), fields=["lease_until"], name="message_leased"),
                            models.Index(condition=models.Q(("channel", "inbox")), fields=["to_user", "tenant", "-id"], name="message_inbox"),
                            models.Index(fields=["tenant", "state", "-id"], name="message_by_state"),
                            models.Index(fields=["created_at"], name="message_by_age"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("channel", "email"), models.Q(("to_email", ""), _negated=True)), models.Q(("channel", "inbox"), ("to_user__isnull", False)), _connector="OR"
                                ),
                                name="message_has_recipient",
                                violation_error_message="Pesan harus mempunyai penerima.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("state", "sent")), models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)), _connector="OR"
                                ),
                                name="message_sent_is_stamped",
                                violation_error_message="Pesan yang terkirim harus mempunyai waktu kirim.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lease_until__isnull", False), ("state", "claimed"), models.Q(("worker", ""), _negated=True)),
                                    models.Q(models.Q(("state", "claimed"), _negated=True), ("lease_until__isnull", True)),
                                    _connector="OR",
                                ),
                                name="message_claim_has_lease",
                                violation_error_message="Pesan yang sedang dikirim harus mempunyai batas waktu pengiriman.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("next_at__isnull", False), ("state__in", ["queued", "retry", "unknown"])),
                                    models.Q(models.Q(("state__in", ["queued", "retry", "unknown"]), _negated=True), ("next_at__isnull", True)),
                                    _connector="OR",
                                ),
                                name="message_waiting_has_time",
                                violation_error_message="Pesan yang menunggu harus mempunyai waktu kirim berikutnya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state__in", ["failed", "withheld"]), _negated=True), models.Q(("last_error", ""), _negated=True), _connector="OR"),
                                name="message_failure_has_reason",
                                violation_error_message="Pesan yang gagal harus mempunyai alasan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("read_at__isnull", True), ("channel", "inbox"), _connector="OR"),
                                name="message_read_in_inbox",
                                violation_error_message="Hanya pesan di kotak masuk yang dapat ditandai terbaca.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject_type", models.CharField(max_length=80)),
                        ("subject_id", models.BigIntegerField()),
                        ("rule", models.CharField(max_length=80)),
                        ("due_on", models.DateField()),
                        ("offset_days", models.SmallIntegerField()),
                        ("send_on", models.DateField()),
                        ("recipient", models.CharField(max_length=270)),
                        ("recipient_email", models.EmailField(blank=True, max_length=254)),
                        ("channel", models.CharField(choices=[("email", "Email"), ("inbox", "Kotak masuk")], max_length=8)),
                        ("language", models.CharField(max_length=5)),
                        ("headline", models.CharField(max_length=300)),
                        ("detail", models.TextField(blank=True)),
                        ("url", models.CharField(blank=True, max_length=500)),
                        ("catch_up", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Dijadwalkan"),
                                    ("queued", "Diserahkan untuk dikirim"),
                                    ("sent", "Terkirim"),
                                    ("failed", "Gagal dikirim"),
                                    ("missed", "Terlewat lebih dari 14 hari, tidak dikirim"),
                                    ("superseded", "Digantikan pengingat yang lebih baru"),
                                    ("cancelled", "Tidak diperlukan lagi"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("planned_at", models.DateTimeField(editable=False)),
                        ("queued_at", models.DateTimeField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        ("message", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="reminders", to="core.outgoingmessage")),
                        ("recipient_user", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("tenant", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Pengingat",
                        "indexes": [
                            models.Index(fields=["tenant", "rule", "due_on"], name="reminder_by_rule"),
                            models.Index(condition=models.Q(("state", "planned")), fields=["tenant", "recipient"], name="reminder_planned"),
                            models.Index(condition=models.Q(("state", "queued")), fields=["message"], name="reminder_in_flight"),
                            models.Index(fields=["subject_type", "subject_id"], name="reminder_by_subject"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tenant", "rule", "subject_type", "subject_id", "due_on", "offset_days", "recipient", "channel"),
                                name="reminder_once",
                                violation_error_message="Pengingat ini sudah tercatat.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at__isnull", False), ("state__in", ["sent", "failed", "missed", "superseded", "cancelled"])),
                                    models.Q(("closed_at__isnull", True), ("state__in", ["planned", "queued"])),
                                    _connector="OR",
                                ),
                                name="reminder_final_is_stamped",
                                violation_error_message="Pengingat yang selesai harus mempunyai waktu selesai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("queued_at__isnull", False), ("state__in", ["queued", "sent", "failed"])),
                                    models.Q(models.Q(("state__in", ["queued", "sent", "failed"]), _negated=True), ("queued_at__isnull", True)),
                                    _connector="OR",
                                ),
                                name="reminder_queued_is_stamped",
                                violation_error_message="Pengingat yang diserahkan harus mempunyai waktu penyerahan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("offset_days__gte", 0), ("send_on__lte", models.F("due_on"))), models.Q(("offset_days__lt", 0), ("send_on__gt", models.F("due_on"))), _connector="OR"
                                ),
                                name="reminder_day_fits_offset",
                                violation_error_message="Hari pengingat tidak cocok dengan jaraknya dari tenggat.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedView",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("updated_at", models.DateTimeField(editable=False)),
                        ("list_key", models.SlugField(max_length=40)),
                        ("owner_label", models.CharField(editable=False, max_length=200)),
                        ("name", models.CharField(max_length=60, verbose_name="Nama tampilan")),
                        ("query", models.CharField(blank=True, max_length=1000)),
                        ("is_shared", models.BooleanField(default=False, verbose_name="Bagikan kepada warga sekolah")),
                        ("is_default", models.BooleanField(default=False, verbose_name="Buka daftar ini dengan tampilan ini")),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                        ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        "verbose_name": "Tampilan tersimpan",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tenant", "user", "list_key", "name"),
                                name="saved_view_name_once",
                                violation_error_message="Anda sudah mempunyai tampilan dengan nama ini pada daftar yang sama.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_default", True)),
                                fields=("tenant", "user", "list_key"),
                                name="saved_view_one_default",
                                violation_error_message="Setiap daftar hanya dapat dibuka dengan satu tampilan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScopedLink",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject_type", models.CharField(max_length=80)),
                        ("subject_id", models.BigIntegerField()),
                        ("public_id", models.UUIDField(editable=False, unique=True)),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("purpose", models.CharField(max_length=60)),
                        ("recipient_label", models.CharField(max_length=200, verbose_name="Penerima")),
                        ("recipient_email", models.EmailField(blank=True, max_length=254, verbose_name="Email penerima")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("created_by_label", models.CharField(max_length=200)),
                        ("expires_at", models.DateTimeField()),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Tautan khusus",
                        "indexes": [models.Index(fields=["subject_type", "subject_id"], name="link_by_subject")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("created_at"))),
                                name="link_expires_after_creation",
                                violation_error_message="Tautan harus berlaku sekurang-kurangnya sesaat.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TableExport",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("list_key", models.SlugField(max_length=40)),
                        ("title", models.CharField(max_length=150, verbose_name="Judul")),
                        ("query", models.CharField(blank=True, max_length=1000)),
                        (
                            "format",
                            models.CharField(
                                choices=[("xlsx", "XLSX (Excel)"), ("csv", "CSV untuk Excel Indonesia (titik koma)"), ("csv-comma", "CSV untuk program lain (koma)")],
                                max_length=10,
                                verbose_name="Format",
                            ),
                        ),
                        ("language", models.CharField(default="id", max_length=5)),
                        (
                            "state",
                            models.CharField(
                                choices=[("queued", "Menunggu dibuat"), ("writing", "Sedang dibuat"), ("ready", "Siap diunduh"), ("failed", "Gagal dibuat")], default="queued", max_length=10
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        ("error", models.CharField(blank=True, max_length=300)),
                        ("file", models.FileField(blank=True, max_length=120, upload_to=core.storage.export_path)),
                        ("rows", models.PositiveIntegerField(default=0)),
                        ("created_by_label", models.CharField(max_length=200, verbose_name="Dibuat oleh")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("ready_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_by", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Unduhan tabel",
                        "indexes": [models.Index(fields=["state", "lease_until"], name="export_waiting")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "ready"), _negated=True), models.Q(models.Q(("file", ""), _negated=True), ("ready_at__isnull", False)), _connector="OR"),
                                name="export_ready_has_file",
                                violation_error_message="Unduhan yang siap harus memiliki berkas.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditChain",
                    fields=[
                        ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                        ("length", models.PositiveBigIntegerField(default=0)),
                        ("seal", models.CharField(blank=True, max_length=64)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Rantai catatan audit",
                    },
                ),
                migrations.CreateModel(
                    name="Batch",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kind", models.SlugField(max_length=40)),
                        ("choice", models.CharField(blank=True, max_length=40)),
                        ("title", models.CharField(max_length=150, verbose_name="Judul")),
                        ("language", models.CharField(default="id", max_length=5)),
                        (
                            "state",
                            models.CharField(
                                choices=[("working", "Sedang dibuat"), ("packing", "Sedang dikemas"), ("cancelled", "Dibatalkan"), ("failed", "Gagal dibuat")], default="working", max_length=10
                            ),
                        ),
                        ("error", models.CharField(blank=True, max_length=300)),
                        ("total", models.PositiveIntegerField()),
                        ("began_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_by_label", models.CharField(max_length=200, verbose_name="Diminta oleh")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("bundle", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="core.bundle")),
                        ("created_by", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Cetakan sekaligus",
                        "ordering": ["-id"],
                        "indexes": [models.Index(fields=["state", "created_at"], name="batch_waiting")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "working")), fields=("tenant", "created_by", "kind", "choice"), name="batch_once", violation_error_message="Cetakan ini sedang dibuat."
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BatchPaper",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("position", models.PositiveIntegerField()),
                        ("subject_id", models.BigIntegerField()),
                        ("folder", models.CharField(blank=True, max_length=100)),
                        ("label", models.CharField(max_length=250, verbose_name="Keterangan")),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "Menunggu dibuat"), ("working", "Sedang dibuat"), ("done", "Selesai"), ("left_out", "Tidak disertakan")], default="waiting", max_length=10
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("batch", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="core.batch")),
                        ("document", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="core.document")),
                    ],
                    options={
                        "verbose_name": "Dokumen dalam cetakan",
                        "ordering": ["position"],
                        "constraints": [models.UniqueConstraint(fields=("batch", "position"), name="batch_paper_once", violation_error_message="Dokumen ini sudah ada dalam cetakan.")],
                    },
                ),
                migrations.CreateModel(
                    name="DataCopy",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject_type", models.CharField(max_length=80)),
                        ("subject_id", models.BigIntegerField()),
                        ("title", models.CharField(max_length=200, verbose_name="Tentang")),
                        ("language", models.CharField(default="id", max_length=5)),
                        (
                            "state",
                            models.CharField(
                                choices=[("queued", "Menunggu dibuat"), ("writing", "Sedang dibuat"), ("ready", "Siap diunduh"), ("failed", "Gagal dibuat")], default="queued", max_length=10
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        ("error", models.CharField(blank=True, max_length=300)),
                        ("file", models.FileField(blank=True, max_length=120, upload_to=core.storage.copy_path)),
                        ("created_by_label", models.CharField(max_length=200, verbose_name="Diminta oleh")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("ready_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("taken_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_by", models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                        ("tenant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school")),
                    ],
                    options={
                        "verbose_name": "Salinan data pribadi",
                        "indexes": [models.Index(fields=["state", "lease_until"], name="copy_waiting"), models.Index(fields=["subject_type", "subject_id"], name="copy_by_subject")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(models.Q(("state", "ready"), _negated=True), models.Q(models.Q(("file", ""), _negated=True), ("ready_at__isnull", False)), _connector="OR"),
                                name="copy_ready_has_file",
                                violation_error_message="Salinan yang siap harus memiliki berkas.",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
