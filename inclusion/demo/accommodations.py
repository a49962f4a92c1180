"""Chapter "accommodations": given from the catalogue, marked by teachers over the weeks, some read, some reviewed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import translation

from core.policy import Actor
from inclusion.actions.accommodations import acknowledge_page, add_accommodation, mark_day, review_accommodation
from inclusion.actions.catalogue import add_item, show_item
from inclusion.demo.cast import CAST, Pupils
from inclusion.demo.profile_words import GIVEN
from inclusion.demo.profiles import begin_of
from inclusion.models import Accommodation, AccommodationPage, Pupil
from inclusion.queries.accommodation_pages import teachers_of
from inclusion.queries.catalogue import offer_of
from schools.models import School, User

MARKED = ("raka", "sekar", "bima", "nadia", "galih")
"""Pupils whose teachers mark the days."""
REASONS = ("no_material", "no_time", "not_needed", "absent")


def tell(school: School, now: datetime) -> None:
    """Give each pupil what the catalogue offers; then teachers read and mark, and the first reviews decide."""
    pupils = Pupils(school)
    begun = begin_of(school, now)
    with translation.override("id"):
        for character in CAST:
            if character.key in GIVEN:
                _give(pupils, pupils.of(character.key), GIVEN[character.key], begun)
    for key in MARKED:
        _use(pupils, pupils.of(key), begun, now)
    _review(pupils, now)
    _keep_catalogue(pupils, school, begun)


def _give(pupils: Pupils, pupil: Pupil, keys: tuple[str, ...], begun: datetime) -> None:
    member = pupil.team.current().filter(role="homeroom", user__isnull=False).first()
    for key in keys:
        offer = offer_of(pupils.school, key)
        if offer is None:
            raise LookupError(key)
        add_accommodation(
            by=pupils.gpk, now=begun, pupil=pupil,
            in_charge=member.user if member else None, **offer.facts,
        )  # fmt: skip


def _use(pupils: Pupils, pupil: Pupil, begun: datetime, now: datetime) -> None:
    """Each teacher of the pupil marks most school days of the last three weeks; all but one have read the page."""
    teachers: list[User] = list(teachers_of(pupil))
    edition = AccommodationPage.objects.get(pupil=pupil).edition
    for number, person in enumerate(teachers):
        by = pupils.actor(person)
        if number or len(teachers) == 1:
            acknowledge_page(by=by, now=now - timedelta(days=9), pupil=pupil, edition=edition)
        if number < 2:
            _mark(by, list(pupil.accommodations.all()), begun, now)


def _mark(by: Actor, rows: list[Accommodation], begun: datetime, now: datetime) -> None:
    for back in range(20, 0, -1):
        at = now - timedelta(days=back)
        for number, row in enumerate(rows):
            if at.weekday() < 5 and at.date() > row.starts_on and (back + number) % 4:
                given = (back + 2 * number) % 5 != 0
                reason = "" if given else REASONS[(back + number) % len(REASONS)]
                mark_day(by=by, now=at, accommodation=row, is_given=given, reason=reason)


def _review(pupils: Pupils, now: datetime) -> None:
    """One that stays, one that is faded out, one that is due and waits for its review."""
    first = list(Accommodation.objects.filter(pupil=pupils.of("raka")))
    second = Accommodation.objects.filter(pupil=pupils.of("bima")).first()
    waiting = Accommodation.objects.filter(pupil=pupils.of("galih")).first()
    if not first or second is None or waiting is None:
        raise LookupError("accommodations of the demo")
    by, then = pupils.gpk, now - timedelta(days=8)
    review_accommodation(
        by=by, now=then, accommodation=first[0], effect="yes", decision="keep", note="Raka kini memeriksa jadwalnya sendiri setiap pagi."
    )  # fmt: skip
    review_accommodation(
        by=by, now=then, accommodation=second, effect="partly", decision="fade", note="Langkah pertama sudah dikerjakan tanpa bantuan."
    )  # fmt: skip
    review_accommodation(
        by=by, now=then, accommodation=waiting, effect="partly", decision="keep", note="Ditinjau lagi setelah jalur selesai.",
        next_on=pupils.school.local_date(now) - timedelta(days=1),
    )  # fmt: skip


def _keep_catalogue(pupils: Pupils, school: School, begun: datetime) -> None:
    add_item(
        by=pupils.gpk, now=begun, school=school, form="environment", what="Sudut tenang di perpustakaan dengan kartu izin",
        where="Ketika kelas terlalu ramai", in_building=True,
    )  # fmt: skip
    show_item(by=pupils.gpk, now=begun, school=school, ref="sign_interpreter", is_hidden=True)
