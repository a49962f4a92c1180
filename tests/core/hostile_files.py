"""Files that somebody might upload: honest ones, broken ones, hostile ones (reliability, bar B5). All made here."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

SCRIPT = b"<script>alert(document.cookie)</script>"


def png(width: int = 40, height: int = 30, *, mode: str = "RGB", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), 120 if mode == "L" else None).save(out, format="PNG", **options)
    return out.getvalue()


def jpeg(width: int = 40, height: int = 30, **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, format="JPEG", **options)
    return out.getvalue()


def jpeg_with_place() -> bytes:
    """A photo that lies on its side and carries the place where it was taken, and a script as its description."""
    exif = Image.Exif()
    exif[0x010E] = SCRIPT.decode()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "S"
    exif.get_ifd(0x8825)[2] = (7.0, 48.0, 12.0)
    return jpeg(40, 20, exif=exif)


def pdf(pages: int = 1, change=None, **save) -> bytes:
    """A small PDF, the same bytes each time; `change(pdf)` adds what it should not have."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(200, 200))
        if change:
            change(made)
        made.save(out, deterministic_id="encryption" not in save, **save)
    return out.getvalue()


def _open_action(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def _launch(made: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    made.pages[0].Annots = made.make_indirect(pikepdf.Array([link]))


def _names_javascript(made: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=made.make_stream(b"app.alert(1)"))
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[pikepdf.String("a"), action]))


def _attachment(made: pikepdf.Pdf) -> None:
    made.attachments["tagihan.exe"] = b"MZ\x90\x00"


def _form(made: pikepdf.Pdf) -> None:
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=made.make_stream(b"<xdp/>"))


def pixel_flood() -> bytes:
    """A PNG of 30,000 × 30,000 pixels in about a hundred kilobytes."""
    side, parts = 30_000, 100
    size = (side // 8 + 1) * side
    squeeze = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    part = squeeze.compress(bytes(size // parts)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    # the same block over and over, which saves compressing zeros for a second; the end of the stream; the checksum of zeros
    rows = b"\x78\xda" + part * parts + b"\x03\x00" + struct.pack(">HH", size % 65_521, 1)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def zipped(name: str = "x.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, "isi")
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
HTML = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"

REFUSED: dict[str, tuple[str, bytes]] = {
    "empty": ("kosong.pdf", b""),
    "svg": ("gambar.svg", SVG),
    "svg named png": ("gambar.png", SVG),
    "html named png": ("foto.png", HTML),
    "html named pdf": ("surat.pdf", HTML),
    "html before pdf": ("surat.pdf", b"%PDF-1.7\n" + HTML + pdf()),
    "gif with script": ("foto.gif", b"GIF89a/*" + b"\x00" * 20 + b"*/=1;alert(1)"),
    "png named jpg": ("foto.jpg", png()),
    "jpeg named pdf": ("surat.pdf", jpeg()),
    "pdf named exe": ("surat.pdf.exe", pdf()),
    "pdf without ending": ("surat", pdf()),
    "zip": ("arsip.zip", zipped()),
    "docm": ("surat.docm", zipped("word/vbaProject.bin")),
    "zip named pdf": ("arsip.pdf", zipped()),
    "zip behind pdf": ("surat.pdf", pdf() + zipped()),
    "htaccess": (".htaccess", b"AddType text/html .png"),
    "tiff": ("foto.tiff", b"II*\x00" + b"\x00" * 40),
    "heic": ("foto.heic", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40),
    "truncated png": ("foto.png", png(400, 400)[:60]),
    "truncated jpeg": ("foto.jpg", jpeg(600, 600)[:300]),
    "truncated pdf": ("surat.pdf", pdf()[:120]),
    "pdf header only": ("surat.pdf", b"%PDF-1.7\n%%EOF"),
    "pixel flood": ("foto.png", pixel_flood()),
    "pdf that runs a script": ("surat.pdf", pdf(change=_open_action)),
    "pdf with named script": ("surat.pdf", pdf(change=_names_javascript)),
    "pdf that starts a program": ("surat.pdf", pdf(change=_launch)),
    "pdf with a file inside": ("surat.pdf", pdf(change=_attachment)),
    "pdf with a dynamic form": ("surat.pdf", pdf(change=_form)),
    "locked pdf": ("surat.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user="b"))),
    "pdf of 301 pages": ("buku.pdf", pdf(301)),
    "executable": ("surat.pdf", b"MZ\x90\x00" + b"\x00" * 100),
}
"""What must never come in: a label, the name it was given, its bytes."""

ACCEPTED: dict[str, tuple[str, bytes]] = {
    "pdf": ("surat.pdf", pdf()),
    "pdf of 300 pages": ("buku.PDF", pdf(300)),
    "png": ("logo.png", png()),
    "clear png": ("logo.png", png(mode="RGBA")),
    "grey png": ("pindai.png", png(mode="L")),
    "jpeg": ("foto.jpeg", jpeg()),
    "jpeg with zip behind": ("foto.jpg", jpeg() + zipped()),
    "png with html behind": ("foto.png", png() + HTML),
    "jpeg with place": ("foto.jpg", jpeg_with_place()),
}
"""What may come in, some of it after cleaning."""


def upload(name: str, content: bytes, content_type: str = "application/octet-stream") -> SimpleUploadedFile:
    """An uploaded file as a form hands it over, with a content type that is never believed."""
    sent = SimpleUploadedFile("x", content, content_type)
    sent._name = name  # past Django's own cleaning: the check must hold by itself
    return sent


def pdf_bomb(megabytes: int = 600) -> bytes:
    """A PDF of a few kilobytes whose catalogue lies in an object stream that unpacks to hundreds of megabytes."""
    packer, block = zlib.compressobj(1), b" " * 1024 * 1024
    packed = b"".join([packer.compress(b"1 0 "), *(packer.compress(block) for _ in range(megabytes)), packer.flush()])
    packed = zlib.compress(packed, 9)
    out, starts = bytearray(b"%PDF-1.7\n"), {}

    def add(number: int, body: bytes) -> None:
        starts[number] = len(out)
        out.extend(b"%d 0 obj\n" % number + body + b"\nendobj\n")

    add(2, b"<</Type/Pages/Count 0/Kids[]>>")
    head = b"<</Type/ObjStm/N 1/First 5/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(packed)
    add(3, head + packed + b"\nendstream")
    starts[4] = len(out)
    rows = [(0, 0, 65535), (2, 3, 0), *((1, starts[number], 0) for number in (2, 3, 4))]
    table = zlib.compress(b"".join(struct.pack(">BIH", *row) for row in rows))
    head = b"<</Type/XRef/Size 5/Root 1 0 R/W[1 4 2]/Filter/FlateDecode/Length %d>>stream\n" % len(table)
    add(4, head + table + b"\nendstream")
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % starts[4]
