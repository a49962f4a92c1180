"""Fields that choose people, by the name that papers print."""

from __future__ import annotations

from typing import Any

from django import forms


class PersonField(forms.ModelChoiceField):
    """One person."""

    def label_from_instance(self, obj: Any) -> str:
        return obj.display_name


class PeopleField(forms.ModelMultipleChoiceField):
    """Several people, as a list of ticks."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return obj.display_name
