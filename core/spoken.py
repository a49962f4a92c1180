"""Sentences that are stored and read later, by each reader in the own language.

What an import says about a row is kept with the row, and the colleague who looks at it tomorrow may have chosen another language.
`gettext` of this module gives a text that knows itself in every language; it stands wherever a text may stand, and
`SpokenField` stores it whole. Sentences that were stored before, as plain texts, are read as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.functional import Promise

_MARK = "said"
"""Stored as {"said": {language: text}}."""


class Spoken(str):
    """A text in the language of whoever is here, which knows itself in every other. `%` and `+` keep that."""

    versions: Mapping[str, str]

    @classmethod
    def of(cls, versions: Mapping[str, str]) -> Spoken:
        """The text as the present reader reads it."""
        text = versions.get(translation.get_language() or "", versions.get(settings.LANGUAGE_CODE, ""))
        made = cls(text)
        made.versions = versions
        return made

    def __mod__(self, values: Any) -> Spoken:
        return Spoken.of(
            {
                language: text % {name: _version(value, language) for name, value in values.items()}
                for language, text in self.versions.items()
            }
        )

    def __add__(self, other: str) -> Spoken:
        return Spoken.of({language: text + _version(other, language) for language, text in self.versions.items()})

    def __radd__(self, other: str) -> Spoken:
        return Spoken.of({language: other + text for language, text in self.versions.items()})


def spoken(say: Callable[..., object], *args: Any) -> Spoken:
    """What `say(*args)` says, in every language: `spoken(looks.day, begins)`, `spoken(str, column.label)`."""
    versions = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            versions[language] = str(say(*(_version(arg, language) for arg in args)))
    return Spoken.of(versions)


def gettext(sentence: str) -> Spoken:
    """Like Django's, for a sentence that will be stored."""
    return spoken(translation.gettext, sentence)


def listed(parts: Iterable[str]) -> Spoken:
    """The parts with commas between."""
    return spoken(lambda *texts: ", ".join(texts), *parts)


def _version(value: Any, language: str) -> Any:
    if isinstance(value, Spoken):
        return value.versions.get(language, str(value))
    if isinstance(value, Promise):
        with translation.override(language):
            return str(value)
    return value


class SpokenField(models.JSONField):
    """JSON in which a `Spoken` text may stand anywhere; it comes back in the language of the reader."""

    def get_prep_value(self, value: Any) -> Any:
        """Every `Spoken` text with all its versions."""
        return super().get_prep_value(_stored(value))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Every `Spoken` text as the reader of the moment reads it."""
        return _heard(super().from_db_value(value, expression, connection))


def _stored(value: Any) -> Any:
    if isinstance(value, Spoken):
        return {_MARK: value.versions}
    if isinstance(value, list):
        return [_stored(one) for one in value]
    return {name: _stored(one) for name, one in value.items()} if isinstance(value, dict) else value


def _heard(value: Any) -> Any:
    if isinstance(value, list):
        return [_heard(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {_MARK} and isinstance(value[_MARK], dict):
        return Spoken.of(value[_MARK])
    return {name: _heard(one) for name, one in value.items()}
