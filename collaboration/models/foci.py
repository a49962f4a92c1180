"""What a colleague may look at in a lesson: the five foci (domain.md 2.2.3), each with questions that help to agree on it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Focus(models.TextChoices):
    """One of the five. A kind of thing to look at, never a grade: they have no order and no better or worse."""

    ENGAGEMENT = "engagement", _("Keterlibatan siswa")
    GOAL = "goal", _("Kesesuaian proses dan tujuan")
    STRATEGY = "strategy", _("Strategi pembelajaran")
    CONNECTION = "connection", _("Arah dan respons belajar")
    ROOM = "room", _("Kesehatan, keamanan, kenyamanan kelas")


QUESTIONS: dict[str, tuple[Any, ...]] = {
    Focus.ENGAGEMENT: (
        _("Siapa yang berbicara, bertanya, atau mengerjakan? Siapa yang diam, dan kapan?"),
        _("Pada bagian mana perhatian siswa naik atau turun?"),
    ),
    Focus.GOAL: (
        _("Apa yang siswa kerjakan, dan bagaimana hal itu membawa mereka ke tujuan pelajaran?"),
        _("Apakah siswa dapat mengatakan apa yang sedang mereka pelajari?"),
    ),
    Focus.STRATEGY: (
        _("Cara apa yang dipakai, dan apa yang dilakukan siswa sesudahnya?"),
        _("Berapa lama waktu tunggu setelah sebuah pertanyaan?"),
    ),
    Focus.CONNECTION: (
        _("Tanda apa yang menunjukkan siswa memahami atau mulai tersesat?"),
        _("Bagaimana pelajaran menyambung dengan yang sudah mereka ketahui?"),
    ),
    Focus.ROOM: (
        _("Apakah semua siswa dapat melihat, mendengar, dan bergerak dengan nyaman?"),
        _("Kapan siswa tampak aman untuk mencoba dan keliru?"),
    ),
}
"""Questions that help both to agree on what to look at. They ask for what is seen, not for a judgement."""
