"""Text as people type it: one normal form, no invisible tricks (reliability B2)."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DIRECTION_MARKS = "\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = "\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff"
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"

IN_PROSE = re.compile(f"[{DIRECTION_MARKS}{CONTROLS}\u2028\u2029]")
IN_LINE = re.compile(f"[{DIRECTION_MARKS}{ZERO_WIDTH}{CONTROLS}\u2028\u2029\t\r\n]")
PILED_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{9,}")


def tidy(text: str, *, prose: bool = False) -> str:
    """`text` in Unicode form NFC.

    Raises ValidationError, with the code point, for characters that nobody sees: direction marks and control characters
    everywhere, in single lines also zero-width ones. Prose keeps joiners, which Javanese script and emoji need.
    """
    found = (IN_PROSE if prose else IN_LINE).search(text)
    if found:
        raise ValidationError(
            _("Teks ini memuat karakter tersembunyi (%(code)s). Hapus bagian itu lalu ketik ulang."),
            code="invisible",
            params={"code": f"U+{ord(found.group()):04X}"},
        )
    if PILED_MARKS.search(text):
        raise ValidationError(_("Teks ini memuat terlalu banyak tanda baca yang bertumpuk."), code="piled_marks")
    return unicodedata.normalize("NFC", text)
