"""Nobody overwrites anybody: saves are conditional on the version that the person had read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.policy import NotNow


class Conflict(NotNow):
    """Two people edited one record. `mine` is what was typed, `theirs` what is stored now; both are shown."""

    def __init__(self, obj: models.Model, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        super().__init__(_("Orang lain menyimpan perubahan saat Anda mengetik. Tulisan Anda masih ada di bawah ini."))
        self.obj = obj
        self.mine = dict(mine)
        self.theirs = dict(theirs)


Rows = Callable[[], Mapping[str, tuple[str, str]]]


def save_version(obj: models.Model, expected: int | None, changes: Mapping[str, Any], rows: Rows = dict) -> None:
    """Write `changes` to `obj` if its stored version is still `expected`, and count the version up.

    `expected=None` means the caller holds a fresh row (inside an action, not from a form). Raises `Conflict` otherwise; `rows`
    then tells what belongs to it beside its own fields: words -> (as it was typed, as it is stored).
    """
    manager = type(obj)._default_manager
    wanted = getattr(obj, "version") if expected is None else expected
    won = manager.filter(pk=obj.pk, version=wanted).update(**changes, version=wanted + 1)
    if not won:
        stored = manager.filter(pk=obj.pk).first()
        if stored is None:
            raise NotNow(_("Data ini sudah tidak ada: orang lain menghapus atau menggabungkannya saat Anda mengetik."))
        theirs, beside = {name: getattr(stored, name) for name in changes}, rows()
        mine = {**changes, **{words: typed for words, (typed, _kept) in beside.items()}}
        raise Conflict(stored, mine, {**theirs, **{words: kept for words, (_typed, kept) in beside.items()}})
    for name, value in changes.items():
        setattr(obj, name, value)
    setattr(obj, "version", wanted + 1)
