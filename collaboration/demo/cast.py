"""Who and what there is at the demo school, for every chapter that comes after the staffroom.

cast = Cast(school)
cast.teachers("Matematika")            # those who teach it, always in the same order
cast.actor(cast.hub)                   # a person as an actor
cast.classes("XI")                     # classes of this school year, all or of one grade
cast.at(day, "09.00")                  # an instant by the school's clock
cast.days(now, 40)                     # the last 40 school days, oldest first
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from core.policy import Actor
from schools.access import actor_for
from schools.models import ClassGroup, Holiday, Lesson, Room, School, SchoolYear, Subject, User
from schools.roles import Role


@dataclass(frozen=True)
class Cast:
    """The people, classes and rooms of the demo school."""

    school: School

    def holder(self, role: str) -> User:
        """The first holder of `role`. Raises `User.DoesNotExist` when there is none."""
        return User.objects.filter(memberships__school=self.school, memberships__role=role).order_by("pk")[:1].get()

    def actor(self, person: User) -> Actor:
        """A person as an actor. Raises LookupError for somebody who is no member."""
        found = actor_for(person, self.school)
        if found is None:
            raise LookupError(person)
        return found

    @cached_property
    def hub(self) -> User:
        """The coordinator of the hub."""
        return self.holder(Role.HUB)

    @cached_property
    def principal(self) -> User:
        """The principal."""
        return self.holder(Role.PRINCIPAL)

    @cached_property
    def operator(self) -> User:
        """The operator."""
        return self.holder(Role.OPERATOR)

    @cached_property
    def everybody(self) -> list[User]:
        """All who teach, by when they joined."""
        held = {"memberships__school": self.school, "memberships__role": Role.TEACHER, "memberships__is_active": True}
        return list(User.objects.filter(**held).distinct().order_by("pk"))

    def teachers(self, subject: str) -> list[User]:
        """Those who teach a subject, by its name, in a fixed order."""
        taught = Lesson.objects.filter(school=self.school, subject__name=subject)
        return list(User.objects.filter(pk__in=taught.values("teacher")).order_by("pk"))

    def subject(self, name: str) -> Subject:
        """A subject by its name."""
        return Subject.objects.get(school=self.school, name=name)

    def room(self, name: str) -> Room:
        """A room by its name."""
        return Room.objects.get(school=self.school, name=name)

    def year(self, day: date) -> SchoolYear:
        """The school year of a day."""
        return SchoolYear.objects.get(school=self.school, starts_on__lte=day, ends_on__gte=day)

    def classes(self, grade: str = "", *, day: date | None = None) -> list[ClassGroup]:
        """Classes of the newest school year that has any (or of the year of `day`), all or those of a grade ("XI")."""
        rows = ClassGroup.objects.filter(school=self.school, name__startswith=f"{grade}-" if grade else "")
        year = self.year(day) if day else rows.order_by("-year__starts_on").select_related("year")[0].year
        return list(rows.filter(year=year).order_by("grade", "pk"))

    def at(self, day: date, clock: str) -> datetime:
        """An instant: "09.00" of a day by the school's clock."""
        hour, minute = clock.split(".")
        return datetime.combine(day, time(int(hour), int(minute)), self.school.zone)

    def is_free(self, day: date) -> bool:
        """Saturday, Sunday or a holiday."""
        return day.isoweekday() > 5 or Holiday.objects.of(self.school).touching(day, day).exists()

    def days(self, now: datetime, count: int) -> list[date]:
        """The last `count` school days before today, oldest first; for a negative `count` the next ones."""
        step = timedelta(days=-1 if count > 0 else 1)
        day = self.school.local_date(now)
        found: list[date] = []
        while len(found) < abs(count):
            day += step
            if not self.is_free(day):
                found.append(day)
        return sorted(found)
