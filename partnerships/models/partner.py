"""Stage 2: organisations and people outside the school."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.marks import NOTHING, marked
from core.models import Displayed, Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from partnerships.terms import Category, PartnerKind, Resource
from schools.models import School
from schools.roles import Role


def is_contact(actor: Actor, contacts: str = "contacts") -> models.Q:
    """Rows among whose `contacts` this person is: by account, or by the address that the invitation proved to be theirs."""
    mine = models.Q(**{f"{contacts}__user_id": actor.user_id}) if actor.user_id else models.Q(pk__in=[])
    if actor.email:
        mine |= models.Q(**{f"{contacts}__user": None, f"{contacts}__email__iexact": actor.email})
    return mine


OFFERED = (*Category.values, *Resource.values)


class PartnerQuerySet(models.QuerySet):
    """Reads of the directory."""

    def visible_to(self, actor: Actor) -> PartnerQuerySet:
        """The whole directory for staff, committee and supervisor; a partner contact sees only the own organisation."""
        mine = self.filter(school_id=actor.tenant_id)
        if actor.has(*(r for r in Role if r not in (Role.PARENT, Role.PARTNER))):
            return mine
        return self.own_of(actor)

    def own_of(self, actor: Actor) -> PartnerQuerySet:
        """The organisations whose contact this person is, signed in as such."""
        if not actor.has(Role.PARTNER):
            return self.none()
        return self.filter(is_contact(actor), school_id=actor.tenant_id).distinct()


class Partner(Stamped, Versioned):
    """An organisation or person in a school's directory [PA2]. `folded` is the name as duplicates are looked for."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(_("Nama mitra"), max_length=160)
    folded = models.CharField(max_length=160, editable=False)
    kind = models.CharField(_("Jenis mitra"), max_length=20, choices=PartnerKind.choices)
    code = models.CharField(
        _("Kode lembaga"), max_length=30, blank=True, help_text=_("NPSN, kode PDDikti, atau kode puskesmas.")
    )
    tax_number = models.CharField(_("NPWP"), max_length=25, blank=True)
    business_field = models.CharField(
        _("Bidang usaha"), max_length=40, blank=True, help_text=_("Seperti di Dapodik, misalnya: otomotif, perhotelan.")
    )
    address = models.CharField(_("Alamat"), max_length=250, blank=True)
    regency = models.CharField(_("Kabupaten/kota"), max_length=100, blank=True)
    province = models.CharField(_("Provinsi"), max_length=100, blank=True)
    phone = models.CharField(_("Telepon"), max_length=40, blank=True)
    email = models.EmailField(_("Email"), blank=True)
    website = models.CharField(_("Situs web"), max_length=150, blank=True)
    note = models.TextField(_("Catatan"), blank=True)
    is_active = models.BooleanField(_("Aktif"), default=True)
    distinct_reason = models.CharField(_("Mengapa bukan mitra yang sama"), max_length=250, blank=True, editable=False)
    """Said by whoever added it although a partner of a similar name stood in the directory."""
    offered = models.CharField(max_length=200, default=NOTHING, blank=True, editable=False)
    """What for and which resources its offers name (`core.marks`). Kept by `actions/_marks.py`, and by nothing else."""

    objects = PartnerQuerySet.as_manager()

    SEARCH = Search("name", "code", "regency", through=("aliases",))
    PRIVACY = Privacy(
        personal={
            "phone": "reach the organisation",
            "email": "reach the organisation",
            "name": "may be a person (perorangan)",
            "folded": "search key of the name",
            "address": "may be a person's",
            "tax_number": "printed on agreements",
        },
        plain=(
            "kind",
            "code",
            "business_field",
            "regency",
            "province",
            "website",
            "note",
            "distinct_reason",
            "offered",
        ),
    )

    class Meta:
        verbose_name = _("Mitra")
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["school", "name", "id"], name="partner_list"),
            models.Index(fields=["school", "folded"], name="partner_folded"),
            models.Index(fields=["school", "-id"], name="partner_newest"),
            models.Index(fields=["school", "regency", "name", "id"], name="partner_by_regency"),
            models.Index(fields=["school", "name", "id"], name="partner_active", condition=models.Q(is_active=True)),
            models.Index(
                fields=["school", "is_active", "name", "id"],
                name="partner_archive",
                condition=models.Q(is_active=False),
            ),
            models.Index(
                fields=["school", "is_active", "kind", "name", "id"],
                name="partner_archive_kinds",
                condition=models.Q(is_active=False),
            ),
            models.Index(fields=["school", "kind", "name", "id"], name="partner_by_kind"),
            models.Index(fields=["school", "kind", "-id"], name="partner_newest_by_kind"),
            *marked("partner_offers", "offered", OFFERED, ["school", "name", "id", "kind"]),
            *marked("partner_newest", "offered", OFFERED, ["school", "-id"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def gives(self) -> list[str]:
        """The kinds of resources that it offers, each once, whatever they are for."""
        return list(dict.fromkeys(str(offer.get_resource_display()) for offer in self.offers.all()))


class PartnerContact(models.Model):
    """A person at a partner. With the role Kontak mitra that person is known by `user`, or else by `email` (see `is_contact`)."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("Nama"), max_length=150)
    position = models.CharField(_("Jabatan"), max_length=100, blank=True)
    identity_number = models.CharField(_("NIP"), max_length=30, blank=True)
    phone = models.CharField(_("Telepon"), max_length=40, blank=True)
    email = models.EmailField(_("Email"), blank=True)
    is_signatory = models.BooleanField(_("Berwenang menandatangani"), default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    PRIVACY = Privacy(
        personal={
            "name": "whom to speak to",
            "position": "printed on agreements",
            "identity_number": "printed under a signature",
            "phone": "reach the person",
            "email": "send links and reminders",
        },
        keep="As long as the partner is in the directory, and two years.",
    )

    class Meta:
        verbose_name = _("Kontak mitra")
        ordering = ["-is_signatory", "name", "id"]

    def __str__(self) -> str:
        return self.name


class PartnerOffer(Displayed):
    """What a partner can bring: a need category × a kind of resource, with its capacity in words."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="offers")
    category = models.CharField(_("Kategori kebutuhan"), max_length=20, choices=Category.choices)
    resource = models.CharField(_("Sumber daya"), max_length=20, choices=Resource.choices)
    capacity = models.CharField(
        _("Kapasitas"), max_length=160, blank=True, help_text=_("Misalnya: dua tenaga kesehatan, sekali sebulan.")
    )

    PRIVACY = Privacy(plain=("category", "resource", "capacity"))

    class Meta:
        verbose_name = _("Tawaran mitra")
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "category", "resource"],
                name="offer_once",
                violation_error_message=_("Tawaran ini sudah tercatat untuk mitra tersebut."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()} · {self.get_resource_display()}"


class PartnerAlias(models.Model):
    """What is left of a partner that was merged into another: its name, under which it is still found, and its former address.

    `former_id` is the key that it had; everything that hung on it hangs on `partner` now. `facts` are its fields as they were.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="aliases")
    former_id = models.BigIntegerField()
    name = models.CharField(_("Nama mitra"), max_length=160)
    folded = models.CharField(max_length=160, editable=False)
    facts = models.JSONField(default=dict, blank=True)
    merged_at = models.DateTimeField(editable=False)
    merged_by_label = models.CharField(max_length=200, editable=False)

    SEARCH = Search("name")
    PRIVACY = Privacy(
        personal={
            "name": "may be a person (perorangan)",
            "folded": "search key of the name",
            "facts": "what the directory said before, should the merge have been a mistake",
            "merged_by_label": "who merged them",
        },
        keep="As long as the partner is in the directory.",
    )

    class Meta:
        verbose_name = _("Nama lama mitra")
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["school", "folded"], name="alias_folded")]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "former_id"],
                name="alias_once",
                violation_error_message=_("Mitra ini sudah digabungkan."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
