"""How private files are named. They lie in the default storage, which has no web address (settings.PRIVATE_ROOT)."""

from __future__ import annotations

import secrets
from typing import Any


def random_name(folder: str, extension: str) -> str:
    """A new name that nobody can guess and no user has chosen: "uploads/3f/3f9c….pdf"."""
    token = secrets.token_hex(20)
    return f"{folder}/{token[:2]}/{token}.{extension}"


def upload_path(instance: Any, filename: str) -> str:
    """`upload_to` of attachments: the extension of the checked content type, never the user's file name."""
    return random_name("uploads", instance.extension)


def document_path(instance: Any, filename: str) -> str:
    """`upload_to` of generated papers: named by the SHA-256 of their bytes."""
    return f"documents/{instance.sha256[:2]}/{instance.sha256}-{instance.pk}.pdf"


def bundle_path(instance: Any, filename: str) -> str:
    """`upload_to` of bundles of files."""
    return random_name("bundles", "zip")


def copy_path(instance: Any, filename: str) -> str:
    """`upload_to` of copies of a person's data."""
    return random_name("copies", "zip")


def export_path(instance: Any, filename: str) -> str:
    """`upload_to` of exported tables."""
    return random_name("exports", instance.extension)
