"""Who may read what hangs on a school, a person or an invitation (files, audit links): registered in `SchoolsConfig.ready`."""

from __future__ import annotations

from core.action_items import may_read
from core.models import ActionItem
from core.policy import Actor, allowed
from core.registry import Reader
from schools.links import school_url
from schools.models import Invitation, Membership, RightsRequest, School
from schools.policy import check_keep_rights, check_manage_people


def read_school(actor: Actor, pk: int) -> School | None:
    """Everybody of the school: its logo stands on every paper."""
    return School.objects.filter(pk=pk).first() if actor.tenant_id == pk else None


def read_membership(actor: Actor, pk: int) -> Membership | None:
    """Those who manage people."""
    if not allowed(check_manage_people, actor):
        return None
    return Membership.objects.select_related("school").filter(pk=pk, school_id=actor.tenant_id).first()


def read_invitation(actor: Actor, pk: int) -> Invitation | None:
    """Those who manage people."""
    if not allowed(check_manage_people, actor):
        return None
    return Invitation.objects.select_related("school").filter(pk=pk, school_id=actor.tenant_id).first()


def read_item(actor: Actor, pk: int) -> ActionItem | None:
    """Its owner, who made it, and whoever may read what it came out of."""
    found = ActionItem.objects.select_related("tenant").filter(pk=pk).first()
    return found if found is not None and may_read(actor, found) else None


def read_rights_request(actor: Actor, pk: int) -> RightsRequest | None:
    """Those who keep rights, and whoever asked with an account."""
    found = RightsRequest.objects.select_related("school").filter(pk=pk, school_id=actor.tenant_id).first()
    if found is None or not (found.person_id == actor.user_id or allowed(check_keep_rights, actor, found)):
        return None
    return found


READERS = {
    "core.actionitem": Reader(read_item, lambda item: school_url(item.tenant, "schools:action_item", item.pk)),
    "schools.school": Reader(read_school, lambda school: school_url(school, "schools:settings")),
    "schools.membership": Reader(read_membership, lambda row: school_url(row.school, "schools:person", row.user_id)),
    "schools.rightsrequest": Reader(
        read_rights_request, lambda row: school_url(row.school, "schools:rights", row.pk), files=read_rights_request
    ),
    "schools.invitation": Reader(read_invitation, lambda row: school_url(row.school, "schools:people")),
}
