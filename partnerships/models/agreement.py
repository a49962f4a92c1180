"""Stage 4: agreements, their parties, their articles, their signatures."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from partnerships.models.partnership import NO_DATE, Partnership, Party, on_visible
from partnerships.terms import LOANS, AgreementKind, FinancialForm
from schools.models import School

EXPIRING_DAYS = 90  # the first reminder offset; from then on the status reads "akan berakhir"


_ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A small number as addenda count themselves: 4 -> "IV"; "" for none."""
    text = ""
    for value, letters in _ROMANS:
        text += letters * (number // value)
        number %= value
    return text


class AgreementQuerySet(models.QuerySet):
    """Reads of agreements."""

    def visible_to(self, actor: Actor) -> AgreementQuerySet:
        """Agreements of partnerships that the actor may see."""
        return on_visible(self, actor)

    def in_force(self, today: date) -> AgreementQuerySet:
        """Signed and inside their term on `today`; the end date still counts [practice 1.4]."""
        begun = models.Q(starts_on__lte=today) | models.Q(starts_on=None)  # only imported ones may lack a start
        lasting = models.Q(effective_ends_on__gte=today) | models.Q(effective_ends_on=None)
        return self.filter(begun, lasting, state=Agreement.State.SIGNED, term_unknown=False)

    def bases(self) -> AgreementQuerySet:
        """Agreements that stand by themselves, without the addenda that amend them."""
        return self.filter(base=None)

    def on_the_table(self) -> AgreementQuerySet:
        """Texts that are neither signed by all nor called off."""
        return self.filter(state__in=Agreement.ON_THE_TABLE)


class Agreement(Stamped, Versioned):
    """A document between two or more parties [PA6]. `state` is what people did; `status()` adds what the dates say.

    From READY on `payload` holds the frozen text of every page; a signed agreement is never generated again.

    An `imported` one was signed elsewhere and came in with the school's old register: it has no articles, no payload and no PDF
    of ours, its dates may be missing. `term_unknown` says that nobody knows yet until when it holds; `origin_note` keeps word
    for word what the register said and what found no place.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draf")
        REVIEW = "review", _("Ditelaah para pihak")
        READY = "ready", _("Siap ditandatangani")
        SIGNED = "signed", _("Ditandatangani")
        TERMINATED = "terminated", _("Diakhiri")
        CANCELLED = "cancelled", _("Dibatalkan")

    ON_THE_TABLE = (State.DRAFT, State.REVIEW, State.READY)

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
        UNKNOWN = "unknown", _("Masa berlaku belum jelas")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+", db_index=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="agreements", db_index=False)
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
    evergreen = models.BooleanField(_("Berlaku terus sampai diakhiri (tanpa tanggal berakhir)"), default=False)
    extended_to = models.DateField(null=True, blank=True, editable=False)
    """The end that the last signed addendum set; written by the action that signs an addendum, and by nothing else."""
    effective_ends_on = models.GeneratedField(
        expression=Coalesce("extended_to", "ends_on"), output_field=models.DateField(null=True), db_persist=True
    )
    """The last day for the database's lists and filters; in Python ask `last_day`, which needs no reading again."""
    sort_end = models.GeneratedField(
        expression=Coalesce("extended_to", "ends_on", models.Value(NO_DATE)),
        output_field=models.DateField(),
        db_persist=True,
    )
    """The same for the order of lists: the end of days for those that run on."""
    review_on = models.DateField(_("Tanggal peninjauan"), null=True, blank=True)
    recitals = models.TextField(_("Pertimbangan"), blank=True, help_text=_("Satu butir per baris, tanpa kata “bahwa”."))
    legal_basis = models.TextField(_("Dasar hukum"), blank=True, help_text=_("Satu peraturan per baris."))
    witnesses = models.TextField(_("Saksi"), blank=True, help_text=_("Satu orang per baris: nama, jabatan."))
    acknowledged_by = models.TextField(_("Mengetahui"), blank=True, help_text=_("Satu orang per baris: nama, jabatan."))
    ordinal = models.CharField(
        _("Sebutan pihak"), max_length=10, choices=School.Ordinal.choices, default=School.Ordinal.KESATU
    )
    followed = models.BooleanField(default=False, editable=False)
    """A successor was begun."""
    renewed = models.BooleanField(default=False, editable=False)
    """Its successor, or its agreement's, is signed. Like the next two written by `actions/_register.py`, and by nothing else."""
    lacks_number = models.BooleanField(default=False, editable=False)
    lacks_original = models.BooleanField(default=False, editable=False)
    """The school's letter number, or the original of one party, is missing. Both count once it is signed."""
    phase = models.GeneratedField(
        expression=models.Case(
            models.When(~models.Q(state="signed"), then=models.F("state")),
            models.When(renewed=True, then=models.Value("renewed")),
            models.When(term_unknown=True, then=models.Value("unknown")),
            default=models.Value("signed"),
        ),
        output_field=models.CharField(max_length=12),
        db_persist=True,
    )
    predecessor = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor", verbose_name=_("Memperbarui")
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("Naskah induk")
    )
    base = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="addenda", verbose_name=_("Mengubah")
    )
    """The signed agreement that this addendum amends; only addenda have one."""
    addendum_number = models.PositiveSmallIntegerField(_("Adendum ke"), null=True, blank=True, editable=False)
    payload = models.JSONField(default=dict, blank=True, editable=False)
    ready_at = models.DateTimeField(null=True, blank=True, editable=False)
    signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_on = models.DateField(_("Diakhiri pada"), null=True, blank=True)
    scan_id = models.BigIntegerField(null=True, blank=True, editable=False)
    """The attachment that somebody compared with the paper original and found to match [PA7]."""
    scan_confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    scan_confirmed_by_label = models.CharField(max_length=200, blank=True, editable=False)
    imported = models.BooleanField(_("Dari daftar lama"), default=False, editable=False)
    term_unknown = models.BooleanField(_("Masa berlaku belum jelas"), default=False, editable=False)
    origin_note = models.TextField(_("Keterangan asal"), blank=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = AgreementQuerySet.as_manager()

    SEARCH = Search("subject", through=("parties",))
    PRIVACY = Privacy(
        personal={
            "witnesses": "named on the paper",
            "acknowledged_by": "named on the paper",
            "payload": "the paper itself names its signatories",
            "clearance_by": "the official who cleared a loan",
            "scan_confirmed_by_label": "who compared the scan with the original",
            "origin_note": "the old register's own words, which may name people",
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
            models.Index(fields=["school", "state", "effective_ends_on"], name="agreement_by_end"),
            models.Index(fields=["partnership", "-id"], name="agreement_by_partnership"),
            models.Index(fields=["school", "-id"], name="agreement_list"),
            models.Index(fields=["school", "sort_end", "id"], name="agreement_ending"),
            models.Index(fields=["school", "state", "-id"], name="agreement_by_state"),
            models.Index(fields=["school", "phase", "-id"], name="agreement_phase"),
            models.Index(fields=["school", "phase", "sort_end", "id"], name="agreement_phase_ending"),
            models.Index(fields=["school", "phase", "starts_on", "id"], name="agreement_phase_starting"),
            models.Index(fields=["school", "state", "lacks_number", "-id"], name="agreement_unnumbered"),
            models.Index(fields=["school", "state", "lacks_original", "-id"], name="agreement_unheld"),
            models.Index(fields=["school", "state", "scan_id", "-id"], name="agreement_unscanned"),
            models.Index(fields=["school", "kind", "-id"], name="agreement_by_kind"),
            models.Index(fields=["school", "financial_form", "-id"], name="agreement_by_money"),
            models.Index(fields=["school", "subject", "id"], name="agreement_by_subject"),
            models.Index(fields=["school", "review_on", "id"], name="agreement_by_review"),
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
                # An old register often does not know when an agreement began; what Guyub made itself always knows.
                condition=~models.Q(state="signed")
                | models.Q(signed_at__isnull=False, starts_on__isnull=False)
                | models.Q(signed_at__isnull=False, imported=True),
                name="signed_agreement_has_dates",
                violation_error_message=_("Perjanjian yang ditandatangani harus bertanggal."),
            ),
            models.CheckConstraint(
                condition=models.Q(term_unknown=False) | models.Q(imported=True),
                name="only_imported_term_unknown",
                violation_error_message=_("Hanya perjanjian dari daftar lama yang masa berlakunya boleh belum jelas."),
            ),
            models.CheckConstraint(
                condition=models.Q(scan_id=None, scan_confirmed_at=None)
                | models.Q(scan_id__isnull=False, scan_confirmed_at__isnull=False),
                name="confirmed_scan_has_date",
                violation_error_message=_("Salinan pindaian yang dicocokkan harus bertanggal."),
            ),
            models.CheckConstraint(
                condition=models.Q(evergreen=False) | models.Q(ends_on=None),
                name="evergreen_has_no_end",
                violation_error_message=_("Perjanjian yang berlaku terus tidak mempunyai tanggal berakhir."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind="addendum", base__isnull=False, addendum_number__isnull=False)
                | (~models.Q(kind="addendum") & models.Q(base=None, addendum_number=None)),
                name="addendum_has_base",
                violation_error_message=_("Adendum mengubah tepat satu perjanjian."),
            ),
            models.UniqueConstraint(
                fields=["base", "addendum_number"],
                condition=~models.Q(state="cancelled"),
                name="addendum_number_once",
                violation_error_message=_("Nomor urut adendum ini sudah dipakai."),
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

    @property
    def is_on_the_table(self) -> bool:
        """Neither signed by all nor called off."""
        return self.state in self.ON_THE_TABLE

    @property
    def is_addendum(self) -> bool:
        return self.base_id is not None

    @property
    def kind_label(self) -> str:
        """What people call it: its kind, or "Adendum II"."""
        return f"{self.get_kind_display()} {roman(self.addendum_number or 0)}".strip()

    @property
    def last_day(self) -> date | None:
        """The last day in force, with every signed addendum counted in; None for one that runs until it is ended."""
        return self.extended_to or self.ends_on

    def status(self, today: date) -> Agreement.Status:
        """What this agreement is on `today` (the school's local date). Renewed once its successor is signed.

        An addendum lives as long as its agreement and is renewed with it; only the agreement itself "akan berakhir".
        """
        if self.state != self.State.SIGNED:
            return self.Status(self.state)
        if self.renewed:
            return self.Status.RENEWED
        if self.term_unknown:
            return self.Status.UNKNOWN
        if self.starts_on and today < self.starts_on:
            return self.Status.SIGNED
        end = self.last_day
        if end and today > end:
            return self.Status.EXPIRED
        if end and today >= end - timedelta(days=EXPIRING_DAYS) and not self.is_addendum:
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

    SEARCH = Search("institution", "number", scope=None)
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
