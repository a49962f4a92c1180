"""What every action on an agreement does first: re-read and lock the row, and ask whether its text may still change."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, NotNow
from partnerships.actions._partnership import lock as lock_partnership
from partnerships.models import Agreement, AgreementClause, AgreementParty
from partnerships.policy import check_not_closed, check_write


def lock(agreement: Agreement) -> Agreement:
    """The agreement as it is now, locked where the database can, behind the lock of its partnership."""
    lock_partnership(agreement.partnership)
    rows = Agreement.objects.select_for_update(of=("self",))
    return rows.select_related("partnership__school", "partnership__lead", "school").get(pk=agreement.pk)


def lock_for_text(by: Actor, agreement: Agreement) -> Agreement:
    """The locked row, once `by` may work on it and its text is still open. Raises `Denied` or `NotNow`."""
    row = lock(agreement)
    check_write(by, row)
    check_not_closed(row.partnership)
    check_editable(row)
    return row


def check_editable(agreement: Agreement) -> None:
    """Raise `NotNow` when the text is frozen: a prepared or signed agreement never changes (product, promise 5)."""
    if agreement.is_editable:
        return
    if agreement.state == Agreement.State.READY:
        raise NotNow(
            _("Naskah ini sudah siap ditandatangani. Buka kembali naskahnya lebih dahulu bila isinya harus berubah.")
        )
    raise NotNow(
        _("Naskah yang statusnya “%(state)s” tidak dapat diubah lagi. Perubahan dibuat sebagai naskah baru.")
        % {"state": agreement.get_state_display()}
    )


def lock_of_clause(by: Actor, clause: AgreementClause) -> tuple[Agreement, AgreementClause]:
    """The locked agreement of an article, and the article as it is now."""
    row = lock_for_text(by, clause.agreement)
    return row, row.clauses.get(pk=clause.pk)


def lock_of_party(party: AgreementParty) -> tuple[Agreement, AgreementParty]:
    """The locked agreement of one of its parties, and the party as it is now."""
    row = lock(party.agreement)
    return row, row.parties.select_related("signature").get(pk=party.pk)
