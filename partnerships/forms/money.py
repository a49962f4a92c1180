"""Rupiah as people type them: "Rp 1.500.000,00", "1.500.000", "1500000"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.dates import rupiah

_PREFIX = re.compile(r"^rp\.?\s*", re.IGNORECASE)
_GROUPED = re.compile(r"^\d{1,3}(?:\.\d{3})+$")
_PLAIN = re.compile(r"^\d+$")


def read_rupiah(text: str) -> Decimal:
    """The amount behind what was typed. Dots group thousands and a comma starts the cents, the Indonesian way.

    Raises ValueError for anything that could mean two amounts ("1.5", "1,500.00").
    """
    bare = _PREFIX.sub("", text.strip()).removesuffix(",-").replace(" ", "").replace("\u00a0", "")
    whole, comma, cents = bare.partition(",")
    if (
        not (_PLAIN.match(whole) or _GROUPED.match(whole))
        or (comma and not re.fullmatch(r"\d{1,2}", cents))
        or not bare.isascii()
    ):
        raise ValueError(f"not an amount: {text!r}")
    return Decimal(f"{whole.replace('.', '')}.{cents or '0'}")


class RupiahField(forms.DecimalField):
    """An amount of rupiah above zero; the field shows it grouped, "1.500.000"."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_digits": 16, "decimal_places": 2, "widget": widget, **kwargs})

    def to_python(self, value: Any) -> Decimal | None:
        """A Decimal, or None for an empty field. Raises ValidationError for what is no amount, or none above zero."""
        if value in self.empty_values:
            return None
        try:
            amount = value if isinstance(value, Decimal) else read_rupiah(str(value))
        except ValueError as error:
            raise ValidationError(_("Tulis jumlahnya dalam angka, misalnya 1.500.000."), code="invalid") from error
        if amount <= 0:
            raise ValidationError(_("Jumlahnya harus lebih dari nol."), code="min_value")
        return amount

    def prepare_value(self, value: Any) -> Any:
        """A stored amount as it would be typed."""
        if isinstance(value, Decimal):
            return rupiah(value, decimals=0 if value == int(value) else 2).removeprefix("Rp")
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare amounts, not spellings."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True
