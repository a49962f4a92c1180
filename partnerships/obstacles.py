"""From what parties write in an evaluation to single obstacles and recommendations."""

from __future__ import annotations

import re

from partnerships.terms import ObstacleKind

LONGEST = 300
BULLET = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")

SIGNS: tuple[tuple[ObstacleKind, str], ...] = (
    (ObstacleKind.TIMETABLE, r"jadwal|bentrok|benturan|waktu|libur|ujian"),
    (ObstacleKind.RESOURCES, r"dana|biaya|anggaran|alat|sarana|tenaga kurang|kekurangan"),
    (ObstacleKind.COMMUNICATION, r"komunikasi|kabar|balas|dihubungi|informasi"),
    (ObstacleKind.RESPONSIBILITY, r"tanggung jawab|siapa yang|tugas"),
    (ObstacleKind.PRIORITIES, r"prioritas|pandangan|tujuan"),
    (ObstacleKind.COORDINATION, r"koordinasi|penghubung"),
)


def named_in(text: str) -> list[str]:
    """One entry per line, without the bullet or number in front; none twice; longer ones are cut at a word."""
    found = [_cut(BULLET.sub("", line).strip()) for line in text.splitlines()]
    return list(dict.fromkeys(line for line in found if line))


def _cut(line: str) -> str:
    if len(line) <= LONGEST:
        return line
    return line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def guess_kind(what: str) -> ObstacleKind:
    """The kind that the words point to; whoever takes it up may choose another."""
    for kind, words in SIGNS:
        if re.search(words, what, re.IGNORECASE):
            return kind
    return ObstacleKind.OTHER
