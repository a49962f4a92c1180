"""The monthly school forum."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.forms.slot import SlotFields, initial_slot
from collaboration.models import ForumShare, SchoolForum
from core.forms import GuyubModelForm
from core.policy import Actor
from schools.models import School


class ForumForm(SlotFields, GuyubModelForm):
    """Theme, time and place of a forum."""

    groups = [("", ["title"]), (_("Kapan dan di mana"), ["on", "from_time", "to_time", "room", "place"])]

    class Meta:
        model = SchoolForum
        fields = ["title"]

    def __init__(self, *args: Any, actor: Actor, school: School, event: Any = None, **kwargs: Any) -> None:
        forum = kwargs.get("instance")
        if forum is not None and forum.pk is not None and event is not None:
            kwargs["initial"] = initial_slot(school, forum.starts_at, forum.ends_at, event.room, event.place)
        super().__init__(*args, **kwargs)
        self.prepare_slot(actor, school, besides=[event.pk] if event is not None else ())


class ShareForm(GuyubModelForm):
    """What the group brings."""

    class Meta:
        model = ForumShare
        fields = ["observation", "offer"]
        widgets = {"observation": forms.Textarea(attrs={"rows": 4}), "offer": forms.Textarea(attrs={"rows": 2})}


class SummaryForm(GuyubModelForm):
    """What the school takes from the forum."""

    class Meta:
        model = SchoolForum
        fields = ["summary"]
        labels = {"summary": _("Kesimpulan bersama")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary"].required = True
