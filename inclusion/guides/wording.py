"""A gentle word check: teachers describe what they see, they do not diagnose (practice.md 2.2)."""

from __future__ import annotations

import re

DIAGNOSES = (
    "autis", "autisme", "autistik", "asperger", "adhd", "add", "gpph", "hiperaktif", "disleksia", "dyslexia", "disgrafia", "diskalkulia",
    "dispraksia", "tunagrahita", "tuna grahita", "tunalaras", "tuna laras", "down syndrome", "sindrom down", "cerebral palsy",
    "epilepsi", "bipolar", "skizofrenia", "depresi", "retardasi", "retardasi mental", "gangguan jiwa", "gangguan mental",
    "gangguan spektrum",
    "indigo", "speech delay", "ocd", "tourette",
)  # fmt: skip
NAMES_A_DIAGNOSIS = re.compile(rf"\b({'|'.join(sorted(DIAGNOSES, key=len, reverse=True))})\b", re.IGNORECASE)


def diagnoses_in(text: str) -> list[str]:
    """The words of a text that name a diagnosis, each once, as they stand there."""
    found: dict[str, str] = {}
    for match in NAMES_A_DIAGNOSIS.finditer(text):
        found.setdefault(match[0].lower(), match[0])
    return list(found.values())
