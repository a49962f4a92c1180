"""The one-page accommodation profile, the list of pages, and who has read them. Each shaped with a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet

from core.policy import Actor
from inclusion.guides.profiles import ON_ACCOMMODATION_PAGE
from inclusion.models import (
    Accommodation,
    AccommodationPage,
    Acknowledgement,
    LearningProfile,
    Placement,
    ProfileText,
    Pupil,
)
from inclusion.models.pupil import SUPPORT
from inclusion.queries.accommodations import Line, Situation, by_situation, given_on, line_of
from inclusion.terms import Purpose
from schools.models import ClassGroup, Lesson, User
from schools.roles import TEACHING


@dataclass(frozen=True)
class PageContent:
    """What stands on the page of one pupil: the voice first, strengths, then what is done in lessons, tests, the building."""

    pupil: Pupil
    class_name: str
    voice: str
    strengths: str
    helps: str
    avoid: str
    lines: tuple[Line, ...]
    situations: tuple[Situation, ...]
    edition: int


def pages_of(pupils: Sequence[Pupil], day: date) -> list[PageContent]:
    """The pages of several pupils, in their order. Four queries."""
    keys = [pupil.pk for pupil in pupils]
    given, words = given_on(pupils, day), _words(keys)
    rooms = {p.pupil_id: p.class_group.name for p in _present(keys)}
    editions = dict(AccommodationPage.objects.filter(pupil__in=keys).values_list("pupil_id", "edition"))
    return [
        _page(p, rooms.get(p.pk, ""), words[p.pk], [line_of(row) for row in given.get(p.pk, ())], editions.get(p.pk, 0))
        for p in pupils
    ]


def _page(pupil: Pupil, room: str, words: dict[str, str], lines: list[Line], edition: int) -> PageContent:
    said = {key: words.get(key, "") for key in ON_ACCOMMODATION_PAGE}
    return PageContent(
        pupil=pupil, class_name=room, lines=tuple(lines), situations=by_situation(lines), edition=edition, **said
    )


def _present(keys: Iterable[int]) -> QuerySet:
    return Placement.objects.filter(pupil__in=keys, ends_on=None).select_related("class_group")


def _words(keys: Iterable[int]) -> dict[int, dict[str, str]]:
    """Pupil -> texts of the newest profile that stand on the page."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    newer = LearningProfile.objects.filter(
        pupil=OuterRef("profile__pupil"), year__starts_on__gt=OuterRef("profile__year__starts_on")
    )
    rows = ProfileText.objects.filter(~Exists(newer), profile__pupil__in=keys, key__in=ON_ACCOMMODATION_PAGE)
    for text in rows.select_related("profile"):
        found[text.profile.pupil_id][text.key] = text.body
    return found


def page_of(pupil: Pupil, day: date) -> PageContent:
    """The page of one pupil."""
    return pages_of([pupil], day)[0]


def open_pages(actor: Actor, day: date) -> QuerySet:
    """Pupils with something on their page whom this person may read about now, consent included."""
    running = Accommodation.objects.running().filter(pupil=OuterRef("pk"))
    consented = Pupil.objects.accommodations_open_to(actor).consented(Purpose.SUPPORT, day)
    return consented.filter(Exists(running), left_on=None)


@dataclass(frozen=True)
class PageRow:
    """One line of the list."""

    pupil: Pupil
    room: ClassGroup | None
    running: int
    next_review: date
    is_read: bool
    is_due: bool


def listed_pages(actor: Actor, day: date) -> QuerySet:
    """Pupils by name, each with how many accommodations, next review, and whether the reader has read the page."""
    read = Acknowledgement.objects.filter(
        page__pupil=OuterRef("pk"), teacher=actor.user_id or 0, edition=F("page__edition")
    )
    running = Q(accommodations__ended_on=None)
    rows = open_pages(actor, day).annotate(
        running=Count("accommodations", filter=running), next_review=Min("accommodations__review_on", filter=running),
        is_read=Exists(read),
    )  # fmt: skip
    return rows.order_by("name", "pk")


def page_rows(actor: Actor, day: date) -> list[PageRow]:
    """The list: each pupil as above, and with the class."""
    found: list[Any] = list(listed_pages(actor, day))
    rooms = {p.pupil_id: p.class_group for p in _present([row.pk for row in found])}
    return [
        PageRow(row, rooms.get(row.pk), row.running, row.next_review, row.is_read, row.next_review <= day)
        for row in found
    ]


def rooms_of(rows: Iterable[PageRow]) -> list[tuple[ClassGroup, int]]:
    """The classes of the listed pupils with their number of pupils, for the class sheets."""
    counted: dict[int, tuple[ClassGroup, int]] = {}
    for row in rows:
        if row.room is not None:
            counted[row.room.pk] = (row.room, counted.get(row.room.pk, (row.room, 0))[1] + 1)
    return sorted(counted.values(), key=lambda pair: (pair[0].grade or 0, pair[0].name))


def pupils_in(actor: Actor, room: ClassGroup, day: date) -> list[Pupil]:
    """Pupils of a class for its sheet: open to this person, under a consent, with something on their page."""
    here = Placement.objects.filter(pupil=OuterRef("pk"), class_group=room, ends_on=None)
    return list(open_pages(actor, day).filter(Exists(here)).order_by("name", "pk"))


@dataclass(frozen=True)
class PageReader:
    """A teacher of the pupil, and when the present edition was read."""

    person: User
    read_at: datetime | None


def teachers_of(pupil: Pupil) -> QuerySet:
    """Who is to read the page: those who teach the pupil and the team, without the support staff who write it."""
    rooms = Placement.objects.filter(pupil=pupil, ends_on=None).values("class_group")
    lessons = Lesson.objects.filter(class_group__in=rooms).order_by().values("teacher")
    homerooms = ClassGroup.objects.filter(pk__in=rooms, homeroom__isnull=False).order_by().values("homeroom")
    team = pupil.team.current().filter(user__isnull=False).order_by().values("user")
    concerned = Q(pk__in=lessons) | Q(pk__in=homerooms) | Q(pk__in=team)
    here = {"memberships__school": pupil.school_id, "memberships__is_active": True}
    writers = User.objects.filter(**here, memberships__role__in=SUPPORT).order_by().values("pk")
    readers = User.objects.filter(concerned, is_active=True, **here, memberships__role__in=TEACHING)
    return readers.exclude(pk__in=writers).distinct().order_by("name", "pk")


def page_readers(pupil: Pupil) -> list[PageReader]:
    """Each teacher and when the present edition was read; those who have not come first. Two queries."""
    read = dict(
        Acknowledgement.objects.filter(page__pupil=pupil, edition=F("page__edition")).values_list("teacher", "at")
    )
    found = [PageReader(person, read.get(person.pk)) for person in teachers_of(pupil)]
    return sorted(found, key=lambda reader: reader.read_at is not None)
