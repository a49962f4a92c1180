"""Who may be asked to take part: colleagues who work with pupils and are still here."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.policy import Denied
from schools.models import Membership, User
from schools.roles import TEACHING


def is_colleague(person: User, school_id: int) -> bool:
    """Teaches or helps at the school, and has not left."""
    return Membership.objects.holding(school_id, *TEACHING).filter(user=person).exists()


def check_colleague(person: User, school_id: int) -> None:
    """Raise `Denied` for somebody who is no colleague (any more)."""
    if not is_colleague(person, school_id):
        raise Denied(_("%(who)s tidak (lagi) mengajar di sekolah ini.") % {"who": person.display_name})
