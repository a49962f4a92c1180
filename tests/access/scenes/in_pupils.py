"""One of everything of the part "pupils" of inclusion, for the access table.

`pupil` is a child of the side's parent, in a class whose homeroom teacher is the side's teacher ("lead"). On the team: special-needs
teacher, counsellor, and "lead" without clearance for assessments. Staff ("staf") neither teach the pupil nor are on the team.
"""

from __future__ import annotations

from io import BytesIO

from core.files import attach
from inclusion.actions.consents import SCAN, ask_consent
from inclusion.actions.guardians import give_consent_link
from inclusion.imports.pupils import apply_pupils, preview_pupils
from tests.access.scene import CANARY, Lot, named
from tests.clock import NOW
from tests.factories import implementation, inclusion


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_*.py use; titles by `named(…)`."""
    side = lot.side
    pupil = inclusion.supported_pupil(side, name=named("Siswa"))
    guardian = pupil.guardians.get()
    by = side.as_("special_needs_teacher")
    asked = {"purpose": "handover", "receiver": named("SMA Lain"), "covers": ["goals"]}
    consent = pupil.consents.get(purpose="support")
    lot.things |= {
        "pupil": pupil,
        "unsupported": inclusion.registered(side, name=named("Siswa Baru")),
        "guardian": guardian,
        "consent": consent,
        "consent_request": ask_consent(by=by, now=NOW, pupil=pupil, guardian=guardian, **asked),
        "consent_link": give_consent_link(by=by, now=NOW, guardian=guardian)[0],
        "consent_file": attach(
            by=by, now=NOW, subject=consent, upload=implementation.photo(f"{CANARY}.jpg"), purpose=SCAN
        ),
        "team_member": pupil.team.get(user=side.teacher),
        "pupil_import": _preview(lot, "Siswa Impor"),
        "applied_pupil_import": _applied(lot),
    }


def _preview(lot: Lot, name: str) -> object:
    side, table = lot.side, BytesIO(f"Nama;NISN\n{named(name)};0098112399\n".encode())
    return preview_pupils(by=side.as_("operator"), now=NOW, school=side.school, file=table, name=f"{CANARY}.csv")


def _applied(lot: Lot) -> object:
    side, table = lot.side, BytesIO(f"Nama;NISN\n{named('Siswa Lain')};0098112398\n".encode())
    given = {"by": side.as_("operator"), "now": NOW, "school": side.school}
    return apply_pupils(**given, batch=preview_pupils(**given, file=table, name=f"{CANARY}.csv"))
