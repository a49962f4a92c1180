"""Stage 4: agreements, their parties, their articles, their signatures."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from partnerships.models.partnership import Partnership, Party
from partnerships.terms import LOANS, AgreementKind, DutyStamp, FinancialForm, SigningMethod
from schools.models import School

EXPIRING_DAYS = 90  # the first reminder offset; from then on the status reads "akan berakhir"


class AgreementQuerySet(models.QuerySet):
    """Reads of agreements."""

    def visible_to(self, actor: Actor) -> AgreementQuerySet:
        """Agreements of partnerships that the actor may see."""
        return self.filter(school_id=actor.tenant_id, partnership__in=Partnership.objects.visible_to(actor))

    def in_force(self, today: date) -> AgreementQuerySet:
        """Signed and inside their term on `today`; the end date still counts [practice 1.4]."""
        return self.filter(state=Agreement.State.SIGNED, starts_on__lte=today).filter(
            models.Q(ends_on__gte=today) | models.Q(ends_on=None)
        )


class Agreement(Stamped, Versioned):
    """A document between two or more parties [PA6]. `state` is what people did; `status()` adds what the dates say.

    From READY on `payload` holds the frozen text of every page; a signed agreement is never generated again.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draf")
        REVIEW = "review", _("Ditelaah para pihak")
        READY = "ready", _("Siap ditandatangani")
        SIGNED = "signed", _("Ditandatangani")
        TERMINATED = "terminated", _("Diakhiri")
        CANCELLED = "cancelled", _("Dibatalkan")

    class Status(models.TextChoices):
        """What a person reads: never typed, always derived [practice 1.4]."""

        DRAFT = "draft", _("Draf")
        REVIEW = "review", _("Ditelaah para pihak")
        READY = "ready", _("Siap ditandatangani")
        SIGNED = "signed", _("Ditandatangani, belum mulai")
        IN_FORCE = "in_force", _("Berlaku")
        EXPIRING = "expiring", _("Akan berakhir")
        EXPIRED = "expired", _("Berakhir")
        RENEWED = "renewed", _("Diperpanjang")
        TERMINATED = "terminated", _("Diakhiri")
        CANCELLED = "cancelled", _("Dibatalkan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="agreements")
    kind = models.CharField(_("Jenis naskah"), max_length=10, choices=AgreementKind.choices, default=AgreementKind.PKS)
    subject = models.CharField(_("Tentang"), max_length=250)
    state = models.CharField(_("Status"), max_length=12, choices=State.choices, default=State.DRAFT)
    financial_form = models.CharField(
        _("Bentuk bantuan dana"), max_length=10, choices=FinancialForm.choices, default=FinancialForm.NONE
    )
    amount = models.DecimalField(_("Jumlah dana (rupiah)"), max_digits=16, decimal_places=2, null=True, blank=True)
    clearance_number = models.CharField(_("Nomor izin pejabat berwenang"), max_length=100, blank=True)
    clearance_by = models.CharField(_("Pejabat yang memberi izin"), max_length=160, blank=True)
    clearance_on = models.DateField(_("Tanggal izin"), null=True, blank=True)
    signing_place = models.CharField(_("Tempat penandatanganan"), max_length=100, blank=True)
    signed_on = models.DateField(_("Tanggal penandatanganan"), null=True, blank=True)
    starts_on = models.DateField(_("Mulai berlaku"), null=True, blank=True)
    ends_on = models.DateField(_("Berlaku sampai (termasuk hari itu)"), null=True, blank=True)
    review_on = models.DateField(_("Tanggal peninjauan"), null=True, blank=True)
    recitals = models.TextField(_("Pertimbangan"), blank=True, help_text=_("Satu butir per baris, tanpa kata “bahwa”."))
    legal_basis = models.TextField(_("Dasar hukum"), blank=True, help_text=_("Satu peraturan per baris."))
    witnesses = models.TextField(_("Saksi"), blank=True, help_text=_("Satu orang per baris: nama, jabatan."))
    acknowledged_by = models.TextField(_("Mengetahui"), blank=True, help_text=_("Satu orang per baris: nama, jabatan."))
    ordinal = models.CharField(
        _("Sebutan pihak"), max_length=10, choices=School.Ordinal.choices, default=School.Ordinal.KESATU
    )
    predecessor = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor", verbose_name=_("Memperbarui")
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("Naskah induk")
    )
    payload = models.JSONField(default=dict, blank=True, editable=False)
    ready_at = models.DateTimeField(null=True, blank=True, editable=False)
    signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_on = models.DateField(_("Diakhiri pada"), null=True, blank=True)
    scan_id = models.BigIntegerField(null=True, blank=True, editable=False)
    """The attachment that somebody compared with the paper original and found to match [PA7]."""
    scan_confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    scan_confirmed_by_label = models.CharField(max_length=200, blank=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = AgreementQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "witnesses": "named on the paper",
            "acknowledged_by": "named on the paper",
            "payload": "the paper itself names its signatories",
            "clearance_by": "the official who cleared a loan",
            "scan_confirmed_by_label": "who compared the scan with the original",
        },
        plain=(
            "kind",
            "subject",
            "state",
            "financial_form",
            "clearance_number",
            "signing_place",
            "recitals",
            "legal_basis",
            "ordinal",
        ),
        keep="Ten years after it ended.",
    )

    class Meta:
        verbose_name = _("Perjanjian")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["school", "state", "ends_on"], name="agreement_by_end"),
            models.Index(fields=["partnership", "-id"], name="agreement_by_partnership"),
            models.Index(fields=["school", "-id"], name="agreement_list"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on"))
                | models.Q(ends_on=None)
                | models.Q(starts_on=None),
                name="agreement_ends_after_start",
                violation_error_message=_("Tanggal berakhir tidak boleh sebelum tanggal mulai."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="signed") | models.Q(signed_at__isnull=False, starts_on__isnull=False),
                name="signed_agreement_has_dates",
                violation_error_message=_("Perjanjian yang ditandatangani harus bertanggal."),
            ),
            models.CheckConstraint(
                condition=models.Q(scan_id=None, scan_confirmed_at=None)
                | models.Q(scan_id__isnull=False, scan_confirmed_at__isnull=False),
                name="confirmed_scan_has_date",
                violation_error_message=_("Salinan pindaian yang dicocokkan harus bertanggal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    @property
    def is_loan(self) -> bool:
        return self.financial_form in LOANS

    @property
    def is_editable(self) -> bool:
        """Text and parties change only while negotiating."""
        return self.state in (self.State.DRAFT, self.State.REVIEW)

    def status(self, today: date) -> Agreement.Status:
        """What this agreement is on `today` (the school's local date). Renewed once its successor is signed."""
        if self.state != self.State.SIGNED:
            return self.Status(self.state)
        successor = getattr(self, "successor", None)
        if successor is not None and successor.state == self.State.SIGNED:
            return self.Status.RENEWED
        if self.starts_on and today < self.starts_on:
            return self.Status.SIGNED
        if self.ends_on and today > self.ends_on:
            return self.Status.EXPIRED
        if self.ends_on and today >= self.ends_on - timedelta(days=EXPIRING_DAYS):
            return self.Status.EXPIRING
        return self.Status.IN_FORCE


class AgreementParty(models.Model):
    """One party of one agreement, frozen in words as the paper names it (identitas para pihak, komparisi)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("Urutan"))
    number = models.CharField(
        _("Nomor surat"), max_length=80, blank=True, help_text=_("Boleh menyusul setelah penandatanganan.")
    )
    institution = models.CharField(_("Nama lembaga"), max_length=160)
    address = models.CharField(_("Alamat"), max_length=250, blank=True)
    signatory_name = models.CharField(_("Nama penandatangan dengan gelar"), max_length=160, blank=True)
    signatory_position = models.CharField(_("Jabatan"), max_length=120, blank=True)
    signatory_number = models.CharField(_("NIP"), max_length=30, blank=True)
    authority = models.CharField(
        _("Dasar kewenangan"),
        max_length=200,
        blank=True,
        help_text=_("Misalnya nomor SK pengangkatan atau surat kuasa."),
    )

    PRIVACY = Privacy(
        personal={
            "signatory_name": "named on the paper",
            "signatory_position": "named on the paper",
            "signatory_number": "named on the paper",
            "authority": "named on the paper",
        },
        plain=("number", "institution", "address"),
        keep="As long as the agreement.",
    )

    class Meta:
        verbose_name = _("Pihak perjanjian")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "party"],
                name="agreement_party_once",
                violation_error_message=_("Dua pihak tidak boleh sama."),
            ),
            models.UniqueConstraint(fields=["agreement", "order"], name="agreement_party_order_once"),
        ]

    def __str__(self) -> str:
        return self.institution


class AgreementClause(Versioned):
    """One article of one agreement, copied from the library; locked articles keep the library's words."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField(_("Urutan"))
    title = models.CharField(_("Judul pasal"), max_length=120)
    body = models.TextField(_("Isi"))
    locked = models.BooleanField(default=False)
    optional = models.BooleanField(default=False)
    included = models.BooleanField(_("Disertakan"), default=True)

    PRIVACY = Privacy(plain=("key", "title", "body"))

    class Meta:
        verbose_name = _("Pasal")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "key"], name="article_once")]

    def __str__(self) -> str:
        return self.title


class RepaymentInstalment(models.Model):
    """One repayment of a loan; together they must equal the amount [domain 1.2]."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="instalments")
    due_on = models.DateField(_("Jatuh tempo"))
    amount = models.DecimalField(_("Jumlah (rupiah)"), max_digits=16, decimal_places=2)

    PRIVACY = Privacy()

    class Meta:
        verbose_name = _("Angsuran")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="instalment_positive",
                violation_error_message=_("Jumlah angsuran harus lebih dari nol."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on}: {self.amount}"


class Signature(Versioned):
    """The ledger row of one party's signature [PA7]: paraf, signature, meterai, and where the original lies."""

    party = models.OneToOneField(AgreementParty, on_delete=models.CASCADE, related_name="signature")
    initialled_on = models.DateField(_("Diparaf pada"), null=True, blank=True)
    signed_on = models.DateField(_("Ditandatangani pada"), null=True, blank=True)
    method = models.CharField(_("Cara"), max_length=10, choices=SigningMethod.choices, default=SigningMethod.WET)
    duty_stamp = models.CharField(_("Meterai"), max_length=10, choices=DutyStamp.choices, default=DutyStamp.NONE)
    stamp_serial = models.CharField(_("Nomor seri e-meterai"), max_length=40, blank=True)
    original_held = models.BooleanField(_("Naskah asli sudah dipegang"), default=False)
    original_place = models.CharField(_("Tempat naskah asli"), max_length=160, blank=True)
    recorded_by_label = models.CharField(max_length=200, blank=True, editable=False)
    recorded_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={"recorded_by_label": "who recorded it"},
        plain=("method", "duty_stamp", "stamp_serial", "original_place"),
        keep="As long as the agreement.",
    )

    class Meta:
        verbose_name = _("Catatan tanda tangan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(original_held=False) | models.Q(signed_on__isnull=False),
                name="original_after_signature",
                violation_error_message=_("Naskah asli baru dapat dipegang setelah ditandatangani."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.signed_on or '–'}"
