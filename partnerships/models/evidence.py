"""What evidence packs are filed under."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from partnerships.models.partnership import Partnership


class EvidencePack(Partnership):
    """A partnership as the subject of its evidence packs. It has the same row, but other readers: the school's own people.

    Papers and bundles are readable by whoever may read their subject; a partner reads the partnership, but not the pack.
    """

    class Meta:
        proxy = True
        verbose_name = _("Bukti kemitraan")
