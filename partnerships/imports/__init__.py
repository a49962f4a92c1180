"""Tables that a school brings: partners for the directory, and the register of its older agreements."""

from partnerships.imports.partners import (
    KIND,
    PartnerImporter,
    adjust_partners,
    apply_partners,
    discard_partners,
    eased,
    preview_partners,
    undo_partners,
)

__all__ = [
    "KIND",
    "PartnerImporter",
    "adjust_partners",
    "apply_partners",
    "discard_partners",
    "eased",
    "preview_partners",
    "undo_partners",
]
