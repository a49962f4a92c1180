"""One of everything of the part "mentoring" of collaboration, for the access table."""

from __future__ import annotations

from collaboration.actions.mentoring import add_wish, write_gain
from collaboration.actions.mentoring_sessions import write_paper
from collaboration.models import LearningWish, Mentoring, MentoringStep
from tests.access.scene import Lot, named
from tests.clock import NOW
from tests.factories.mentoring import make_mentoring


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/mentoring.py uses; titles by `named(…)`."""
    side, said = lot.side, named("ucapan")
    teacher = side.as_("teacher")
    kind = LearningWish.Kind.LEARN
    lot.things["wish"] = add_wish(by=teacher, now=NOW, school=side.school, kind=kind, topic=named("topik"))
    lot.things["proposal"] = make_mentoring(side, text=said)
    lot.things["pairing"] = make_mentoring(side, by="hub", text=said)
    lot.things["mentoring"] = make_mentoring(side, "met", text=said)
    write_gain(by=teacher, now=NOW, mentoring=lot.mentoring, text=said)
    write_gain(by=side.as_("staff"), now=NOW, mentoring=lot.mentoring, text=said)
    lot.things["session"] = lot.mentoring.sessions.get()
    lot.things["step"] = MentoringStep.objects.get(session=lot.session)
    lot.things["research"] = make_mentoring(side, "active", kind=Mentoring.Kind.RESEARCH, text=said)
    words = {"question": said, "plan": said, "findings": said}
    write_paper(by=teacher, now=NOW, mentoring=lot.research, expected=None, **words)
