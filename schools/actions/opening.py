"""Open a school out of the national directory and invite its first operator."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.policy import Actor, NotNow
from schools.actions.invitations import invite
from schools.actions.schools import SchoolFacts, create_school
from schools.identifiers import IdentifierProblem, clean_npsn
from schools.models import Invitation, School, SchoolListing
from schools.roles import Role
from schools.zones import zone_of_province


def facts_of(listing: SchoolListing) -> SchoolFacts:
    """What a new school takes over from the directory; its operator mends and completes the rest."""
    province = listing.province.removeprefix("Prov. ").strip()
    return SchoolFacts(
        npsn=listing.npsn,
        name=listing.name,
        level=listing.level,
        is_private=listing.status == SchoolListing.Status.PRIVATE,
        address=listing.address,
        district=listing.district.removeprefix("Kec. ").strip(),
        regency=listing.regency,
        province=province,
        timezone=zone_of_province(province),
    )


@transaction.atomic
def open_school(
    *,
    by: Actor,
    now: datetime,
    npsn: str,
    operator_email: str,
    operator_name: str,
    slug: str = "",
    school_name: str = "",
) -> tuple[School, Invitation]:
    """Create the school with this NPSN from the directory and send its operator an invitation.

    Without `slug` the short address comes from the name. A school so new that no list has it is opened under `school_name`.
    Raises `Denied` for anybody but the platform; `NotNow` when the NPSN is none, is neither in the directory nor named, or is
    taken, as is the short address; `ValidationError` when something cannot be stored.
    """
    try:
        npsn = clean_npsn(npsn)
    except IdentifierProblem as problem:
        raise NotNow(problem.sentence) from problem
    listing = SchoolListing.objects.filter(npsn=npsn).first()
    if listing is None and not school_name:
        raise NotNow(
            _("NPSN %(npsn)s tidak ada di direktori sekolah. Muat daftar sekolah terlebih dahulu.") % {"npsn": npsn}
        )
    facts = facts_of(listing) if listing else SchoolFacts(npsn=npsn, name=school_name)
    school = create_school(by=by, now=now, facts=facts, slug=slug)
    invitation = invite(
        by=Actor.system(school.pk), now=now, school=school, email=operator_email, name=operator_name, role=Role.OPERATOR
    )
    return school, invitation
