"""What the register of agreements is looked through by, kept with the agreement: whether it is renewed, what it lacks.

Derived from other rows, which a list must not have to read. Every action that changes one of those ends with `keep`.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from partnerships.models import Agreement, AgreementParty


def keep(agreement: Agreement) -> None:
    """Write what follows for `agreement`, for the one that it renews, and for the addenda of both."""
    tell(Q(pk__in=[pk for pk in (agreement.pk, agreement.predecessor_id) if pk]))


def tell(which: Q) -> None:
    """Write it for the agreements of `which` and their addenda; the agreement itself first, for its addenda follow it."""
    parties = AgreementParty.objects.filter(agreement=OuterRef("pk"))
    after = Agreement.objects.filter(predecessor=OuterRef("pk"))
    known = list(Agreement.objects.filter(which).values_list("pk", flat=True))
    rows = Agreement.objects.filter(pk__in=known)
    rows.update(
        followed=Exists(after),
        lacks_number=Exists(parties.filter(party__partner=None, number="")),
        lacks_original=Exists(parties.exclude(signature__original_held=True)),
    )
    rows.filter(base=None).update(renewed=Exists(after.filter(state=Agreement.State.SIGNED)))
    of_base = Agreement.objects.filter(pk=OuterRef("base_id"), renewed=True)
    Agreement.objects.filter(Q(pk__in=known, base__isnull=False) | Q(base__in=known)).update(renewed=Exists(of_base))
