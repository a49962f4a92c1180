"""Chapter "profiles": the learning profile of each pupil with a consent, statements with a name, and what professionals found."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from core.policy import Actor
from core.uploads import CheckedFile, check_upload
from inclusion.actions.assessments import file_assessment
from inclusion.actions.profile_texts import save_texts
from inclusion.actions.profiles import add_function, begin_profile, code_needs
from inclusion.demo import profile_words as words
from inclusion.demo.cast import CAST, Character, Pupils
from inclusion.models import LearningProfile, Pupil
from schools.models import School, SchoolYear
from schools.roles import Role

LEFT_OUT = ("register", "withdrawn")
"""Before a consent there is no profile; after its withdrawal nothing more is written."""


def tell(school: School, now: datetime) -> None:
    """The special-needs teacher begins, the class teacher and the counsellor add what they see, parents tell of home."""
    pupils = Pupils(school)
    counsellor = pupils.actor(pupils.holder(Role.COUNSELLOR))
    begun = begin_of(school, now)
    for character in CAST:
        if character.stage not in LEFT_OUT:
            pupil = pupils.of(character.key)
            profile = _write(pupils, counsellor, character, pupil, begun)
            _state(pupils, counsellor, character, profile, begun)
            _assess(pupils, character, pupil, begun)


def begin_of(school: School, now: datetime) -> datetime:
    """Six weeks ago, or the first days of this school year when it is younger than that."""
    today = school.local_date(now)
    year = SchoolYear.objects.get(school=school, starts_on__lte=today, ends_on__gte=today)
    age = (today - year.starts_on).days
    return now - timedelta(days=min(45, max(age - 1, 0)))


def _write(pupils: Pupils, counsellor: Actor, character: Character, pupil: Pupil, begun: datetime) -> LearningProfile:
    profile = begin_profile(by=pupils.gpk, now=begun, pupil=pupil)
    key = character.key
    own = {
        "voice": character.voice, "strengths": character.strengths, "helps": character.helps,
        "interests": words.INTERESTS.get(key, ""), "avoid": words.AVOID.get(key, ""), "aids": words.AIDS.get(key, ""),
        "access": words.ACCESS.get(key, ""), "support": character.helps,
    }  # fmt: skip
    _save(profile, pupils.gpk, begun, own)
    _save(profile, counsellor, begun + timedelta(days=1), {"emotional": words.EMOTION.get(key, "")})
    teacher = _teacher(pupils, pupil) or pupils.gpk
    _save(profile, teacher, begun + timedelta(days=1), {"academic": character.difficulty})
    parent = pupils.actor(pupils.holder(Role.PARENT)) if character.parent else pupils.gpk
    _save(profile, parent, begun + timedelta(days=1), {"parents": words.AT_HOME.get(key, "")})
    if character.needs:
        code_needs(by=pupils.gpk, now=begun, profile=profile, codes=character.needs)
    return profile


def _save(profile: LearningProfile, by: Actor, now: datetime, texts: dict[str, str]) -> None:
    told = {key: (text, 1) for key, text in texts.items() if text}
    if told:
        save_texts(by=by, now=now, profile=profile, texts=told)


def _teacher(pupils: Pupils, pupil: Pupil) -> Actor | None:
    """The class teacher on the team, who writes what is seen in class."""
    member = pupil.team.current().filter(role="homeroom", user__isnull=False).first()
    return pupils.actor(member.user) if member and member.user else None


def _state(pupils: Pupils, counsellor: Actor, character: Character, profile: LearningProfile, begun: datetime) -> None:
    teacher = _teacher(pupils, profile.pupil) or counsellor
    for number, said in enumerate(words.STATEMENTS.get(character.key, ())):
        by = teacher if said.source == "observation" else pupils.gpk
        add_function(
            by=by, now=begun + timedelta(days=number), profile=profile, function=said.function, level=said.level, note=said.note,
            source=said.source, said_by=said.said_by,
        )  # fmt: skip


def _assess(pupils: Pupils, character: Character, pupil: Pupil, begun: datetime) -> None:
    found = words.ASSESSMENTS.get(character.key)
    if found is None:
        return
    kind, profession, professional, institution, summary, recommendation = found
    facts: dict[str, Any] = {
        "kind": kind, "profession": profession, "professional": professional, "institution": institution, "summary": summary,
        "recommendation": recommendation, "assessed_on": pupils.school.local_date(begun) - timedelta(days=90),
    }  # fmt: skip
    uploads = [_letter(profession)] if kind == "formal" else []
    file_assessment(by=pupils.gpk, now=begun + timedelta(days=2), pupil=pupil, uploads=uploads, **facts)


def _letter(profession: str) -> CheckedFile:
    """A scanned letter without a name, as a photograph."""
    sheet = Image.new("RGB", (600, 800), "white")
    draw = ImageDraw.Draw(sheet)
    draw.text((60, 60), f"Surat hasil pemeriksaan\n{profession}\n(contoh untuk peragaan)", fill="black")
    draw.rectangle((40, 40, 560, 760), outline="gray")
    kept = io.BytesIO()
    sheet.save(kept, "JPEG")
    return check_upload(SimpleUploadedFile("surat.jpg", kept.getvalue(), "image/jpeg"))
