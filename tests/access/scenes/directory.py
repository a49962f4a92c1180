"""Needs, partners and what was imported of them."""

from __future__ import annotations

from io import BytesIO

from core.uploads import check_upload
from partnerships.actions.needs import add_evidence, move_need, record_need
from partnerships.imports import apply_partners, preview_partners
from partnerships.imports.register_acts import apply_register, preview_register
from partnerships.models import Agreement, Partner
from partnerships.terms import Category, PartnerKind
from tests.access.scene import CANARY, Lot, named
from tests.clock import NOW
from tests.factories import implementation
from tests.world import Side


def build(lot: Lot) -> None:
    _directory(lot)
    _old_register(lot, lot.partner)


def _directory(lot: Lot) -> None:
    side = lot.side
    lot.things["need"] = record_need(
        by=side.as_("teacher"), now=NOW, school=side.school, title=named("kebutuhan guru"), category=Category.ACADEMIC,
        evidence=named("bukti"),
    )  # fmt: skip
    move_need(by=side.as_("hub"), now=NOW, need=lot.need, name="accept")
    (lot.things["need_file"],) = add_evidence(
        by=side.as_("teacher"),
        now=NOW,
        need=lot.need,
        uploads=[check_upload(implementation.photo(f"{CANARY}-bukti.jpg"))],
    )
    lot.things["idea"] = record_need(
        by=side.as_("teacher"), now=NOW, school=side.school, title=named("usulan guru"), category=Category.ACADEMIC,
        evidence=named("dasar usulan"),
    )  # fmt: skip
    lot.things["import"] = _preview(side, named("CV Impor"))
    lot.things["applied_import"] = apply_partners(
        by=side.as_("hub"), now=NOW, school=side.school, batch=_preview(side, named("CV Terimpor"))
    )


def _old_register(lot: Lot, partner: Partner) -> None:
    """A register of older agreements: one in preview, one taken over, with the agreement that came of it."""
    lot.things["register"] = _register(lot.side, named("PT Agenda"), "pratinjau")
    batch = _register(lot.side, partner.name, "naskah lama")
    lot.things["applied_register"] = apply_register(
        by=lot.side.as_("hub"), now=NOW, school=lot.side.school, batch=batch
    )
    lot.things["old_agreement"] = Agreement.objects.get(school=lot.side.school, imported=True)


def _register(side: Side, partner: str, subject: str):
    table = BytesIO(f"Mitra;Judul;Mulai;Selesai\n{partner};{named(subject)};1/7/2025;30/6/2028\n".encode())
    return preview_register(
        by=side.as_("hub"),
        now=NOW,
        school=side.school,
        lead=side.teacher,
        kind="pks",
        file=table,
        name=f"{CANARY}-agenda.csv",
    )


def _preview(side: Side, name: str):
    table = BytesIO(f"Nama;Kabupaten\n{name};Kota Bandung\n".encode())
    return preview_partners(
        by=side.as_("hub"), now=NOW, school=side.school, kind=PartnerKind.BUSINESS, file=table, name=f"{CANARY}.csv"
    )
