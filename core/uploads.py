"""Is this file what it says it is, and is it harmless? (reliability T5, bar B5)

Only PDF, JPEG and PNG pass, judged by their bytes. Images are drawn anew, which drops everything that is not picture:
EXIF with its place, scripts, a second file behind the first. PDFs are looked through in a process of their own.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFile, ImageOps

from core import scanner

MIB = 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 2000
MAX_NAME = 120
INSPECTION_SECONDS = 20
_PILLOW = threading.Lock()

ENDINGS = {"pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}
LABELS = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"}
SIGNATURES = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
MARKUP = (b"<script", b"<html", b"<svg")
HEIC = {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"}
ACCEPT = ".pdf,.jpg,.jpeg,.png"

SENTENCES = {
    "empty": _("Berkas ini kosong. Pilih berkas lain."),
    "kind": _("Hanya PDF dan foto (JPEG atau PNG) yang diterima. Simpan berkas Anda sebagai PDF, lalu unggah lagi."),
    "heic": _("Foto ini memakai format HEIC. Pilih format JPEG di kamera ponsel, atau kirim tangkapan layarnya."),
    "photo": _("Foto ini rusak atau tidak lengkap. Ambil atau simpan ulang, lalu unggah lagi."),
    "pixels": _("Foto ini terlalu besar (lebih dari 50 megapiksel). Perkecil dulu, lalu unggah lagi."),
    "broken": _("PDF ini rusak atau tidak lengkap. Buka di komputer Anda, simpan ulang sebagai PDF, lalu unggah lagi."),
    "encrypted": _("PDF ini terkunci dengan kata sandi. Simpan salinannya tanpa kata sandi, lalu unggah lagi."),
    "active": _("PDF ini berisi perintah yang berjalan sendiri. Pindai kertasnya sebagai PDF biasa, lalu unggah lagi."),
    "embedded": _("PDF ini membawa berkas lain di dalamnya. Keluarkan lampirannya, lalu unggah satu per satu."),
    "pages": _("PDF ini lebih dari 300 halaman. Bagilah menjadi beberapa berkas."),
    "virus": _(
        "Pemindai menemukan virus di berkas ini. Jangan dibuka; periksa perangkat Anda, lalu kirim berkas lain."
    ),
    "unscanned": _("Pemindai virus sedang tidak dapat dihubungi. Coba lagi beberapa menit lagi."),
    "large": _("PDF ini terlalu besar untuk diperiksa. Bagilah menjadi beberapa berkas yang lebih kecil."),
}


class UploadRefused(ValidationError):
    """The file may not come in; the message says why and what to do. Forms show it at the field."""


@dataclass(frozen=True)
class CheckedFile:
    """A file that passed: our own bytes for images, the unchanged bytes for PDFs. `name` is clean and safe to show.

    `unscanned`: the virus scanner did not answer, and `CLAMD_REQUIRED` is off; the sweep asks again.
    """

    content: bytes
    content_type: str
    name: str
    unscanned: bool = False

    @property
    def sha256(self) -> str:
        """Fingerprint of the stored bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def clean_name(name: str) -> str:
    """A file name that can be shown and offered for download.

    Takes the last part of a path, drops control, bidirectional and invisible characters, folds white space, shortens to
    `MAX_NAME` characters and keeps the ending.
    """
    base = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(" " if c.isspace() else c for c in base if c.isspace() or unicodedata.category(c)[0] != "C")
    tidy = re.sub(r'[<>:"|?*]', "-", " ".join(visible.split())).strip(" .") or "berkas"
    stem, dot, ending = tidy.rpartition(".")
    if not dot or len(ending) > 10:
        return tidy[:MAX_NAME]
    return f"{stem[: MAX_NAME - len(ending) - 1].strip(' .')}.{ending}"


def title_as_name(title: str) -> str:
    """A paper's title as the name of its file, without the ending.

    A letter number in it is no path, a colon, which no file name has, becomes a dash between blanks, and one that is too long
    ends after a whole word.
    """
    flat, longest = title.replace("/", "-").replace("\\", "-").replace(": ", " - "), MAX_NAME - len("….pdf")
    if len(flat) <= longest:
        return flat
    return f"{flat[: longest + 1].rpartition(' ')[0] or flat[:longest]}…"


def check_upload(upload: UploadedFile) -> CheckedFile:
    """Judge an uploaded file by its bytes and return what may be stored. Raises `UploadRefused` with a sentence.

    Refused: empty, larger than `UPLOAD_MAX_BYTES`, anything but PDF, JPEG and PNG, an ending that does not fit the
    content, pictures above 50 megapixels, PDFs that are locked, broken, longer than 300 pages, or carry scripts,
    actions or other files; and what the virus scanner finds, or could not look at while `CLAMD_REQUIRED` is on.
    """
    if (upload.size or 0) > settings.UPLOAD_MAX_BYTES:
        sentence = _("Berkas ini lebih besar dari {limit} MB. Perkecil dulu, lalu unggah lagi.")
        raise UploadRefused(format_lazy(sentence, limit=settings.UPLOAD_MAX_BYTES // MIB))
    raw = upload.read(settings.UPLOAD_MAX_BYTES + 1)
    if not raw:
        raise UploadRefused(SENTENCES["empty"])
    name = clean_name(upload.name or "")
    content_type = _recognise(raw, name, upload.name or "")
    content = _checked_pdf(raw) if content_type == "application/pdf" else _redrawn(raw, content_type)
    return CheckedFile(content=content, content_type=content_type, name=name, unscanned=_unscanned(content))


def _recognise(raw: bytes, name: str, original: str) -> str:
    """The content type by signature. Raises when it is none of ours or the ending says something else."""
    found = next((kind for signature, kind in SIGNATURES if raw.startswith(signature)), "")
    if not found:
        raise UploadRefused(SENTENCES["heic" if raw[4:12] in HEIC else "kind"])
    ending = name.rpartition(".")[2].lower()
    if "\x00" in original or ENDINGS.get(ending) != found:
        sentence = _("Berkas “{name}” ternyata berisi {kind}. Perbaiki akhiran namanya, lalu unggah lagi.")
        raise UploadRefused(format_lazy(sentence, name=lazystr(name), kind=LABELS[found]))
    return found


@contextmanager
def _whole_only() -> Iterator[None]:
    """Pillow refuses cut-off pictures here, although WeasyPrint, once imported, lets it guess the rest for the whole process."""
    with _PILLOW:
        lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _redrawn(raw: bytes, content_type: str) -> bytes:
    """The picture drawn anew: upright, at most 2000 pixels on a side, without any metadata."""
    try:
        with Image.open(io.BytesIO(raw), formats=[LABELS[content_type]]) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise UploadRefused(SENTENCES["pixels"])
            with _whole_only():
                picture.load()
            upright = ImageOps.exif_transpose(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UploadRefused(SENTENCES["pixels"]) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise UploadRefused(SENTENCES["photo"]) from error
    upright.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    clear = content_type == "image/png" and (upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info)
    fresh = upright.convert("RGBA" if clear else "RGB")
    fresh.info = {}
    out = io.BytesIO()
    options: dict[str, Any] = {"quality": 85} if content_type == "image/jpeg" else {}
    fresh.save(out, format=LABELS[content_type], optimize=True, **options)
    return out.getvalue()


def _checked_pdf(raw: bytes) -> bytes:
    """The PDF itself, when it is complete, open and harmless."""
    tail, head = raw[-66_000:], raw[:1024].lower()
    if b"%%EOF" not in raw[-2048:] or b"PK\x05\x06" in tail or any(mark in head for mark in MARKUP):
        raise UploadRefused(SENTENCES["broken"])
    verdict = _inspected(raw)
    if verdict != "fine":
        raise UploadRefused(SENTENCES.get(verdict, SENTENCES["large"]))
    return raw


def _inspected(raw: bytes) -> str:
    """What core.pdf_inspect says; "large" when it ran out of time or memory."""
    command = [sys.executable, "-I", str(Path(__file__).with_name("pdf_inspect.py"))]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=INSPECTION_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return "large"
    return done.stdout.decode() or "large"


def _unscanned(content: bytes) -> bool:
    """Ask the virus scanner, if there is one. True when it does not answer and the file may come in all the same."""
    verdict = scanner.scan(content)
    if verdict is scanner.Verdict.INFECTED:
        raise UploadRefused(SENTENCES["virus"])
    if verdict is scanner.Verdict.UNKNOWN and settings.CLAMD_REQUIRED:
        raise UploadRefused(SENTENCES["unscanned"])
    return verdict is scanner.Verdict.UNKNOWN
