"""An upload is judged by its bytes; what is refused is refused with a sentence."""

import io
import resource

import pytest
from PIL import Image, ImageFile

from core.uploads import MAX_NAME, UploadRefused, check_upload, clean_name
from tests.core.hostile_files import (
    ACCEPTED,
    REFUSED,
    SCRIPT,
    jpeg,
    jpeg_with_place,
    pdf,
    pdf_bomb,
    png,
    upload,
    zipped,
)


@pytest.mark.parametrize("label", REFUSED)
def test_what_is_not_a_plain_pdf_or_photo_is_refused_with_a_sentence(label):
    with pytest.raises(UploadRefused) as refused:
        check_upload(upload(*REFUSED[label]))
    assert refused.value.messages[0].endswith(".")


@pytest.mark.parametrize("label", [label for label in REFUSED if "truncated" in label])
def test_a_cut_off_file_is_refused_also_where_papers_are_drawn(label, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # what importing WeasyPrint does to the whole process
    with pytest.raises(UploadRefused):
        check_upload(upload(*REFUSED[label]))
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("label", ACCEPTED)
def test_honest_files_pass(label):
    checked = check_upload(upload(*ACCEPTED[label]))
    assert checked.content
    assert checked.content_type in {"application/pdf", "image/png", "image/jpeg"}
    assert len(checked.sha256) == 64


def test_the_sentence_names_what_was_found():
    with pytest.raises(UploadRefused, match=r"foto\.jpg.*PNG"):
        check_upload(upload("foto.jpg", png()))


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("locked pdf", "kata sandi"),
        ("pdf that runs a script", "perintah"),
        ("pdf with a file inside", "berkas lain"),
        ("pdf of 301 pages", "300 halaman"),
        ("pixel flood", "50 megapiksel"),
        ("heic", "HEIC"),
        ("empty", "kosong"),
    ],
)
def test_each_refusal_says_what_to_mend(label, words):
    with pytest.raises(UploadRefused, match=words):
        check_upload(upload(*REFUSED[label]))


def test_the_limit_is_exact(settings):
    content = pdf()
    settings.UPLOAD_MAX_BYTES = len(content)
    assert check_upload(upload("surat.pdf", content)).content == content
    settings.UPLOAD_MAX_BYTES = len(content) - 1
    with pytest.raises(UploadRefused, match="lebih besar"):
        check_upload(upload("surat.pdf", content))


def test_a_photo_stands_upright_and_forgets_where_it_was_taken():
    checked = check_upload(upload("foto.jpg", jpeg_with_place()))
    with Image.open(io.BytesIO(checked.content)) as picture:
        assert picture.size == (20, 40)
        assert not picture.getexif()
    assert SCRIPT not in checked.content


def test_what_hangs_behind_a_photo_is_gone():
    for content in (jpeg() + zipped(), jpeg() + SCRIPT):
        stored = check_upload(upload("foto.jpg", content)).content
        assert b"PK\x05\x06" not in stored
        assert SCRIPT not in stored


def test_text_inside_a_png_is_gone():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", SCRIPT.decode())
    assert SCRIPT not in check_upload(upload("foto.png", png(pnginfo=info))).content


def test_large_photos_are_shrunk():
    checked = check_upload(upload("foto.jpg", jpeg(4000, 1000)))
    with Image.open(io.BytesIO(checked.content)) as picture:
        assert picture.size == (2000, 500)


def test_a_clear_logo_stays_clear():
    with Image.open(io.BytesIO(check_upload(upload("logo.png", png(mode="RGBA"))).content)) as picture:
        assert picture.mode == "RGBA"


def test_a_pdf_is_kept_byte_for_byte():
    content = pdf()
    assert check_upload(upload("surat.pdf", content)).content == content


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Guru\\surat.pdf", "surat.pdf"),
        ("surat\r\nSet-Cookie: x.pdf", "surat Set-Cookie- x.pdf"),
        ("foto\u202egpj.exe.png", "fotogpj.exe.png"),
        ("\u200bnol\ufefflebar.pdf", "nollebar.pdf"),
        ("  spasi   ganda .pdf", "spasi ganda.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("", "berkas"),
        ("...", "berkas"),
        ("Perjanjian Kerja Sama – draf.pdf", "Perjanjian Kerja Sama – draf.pdf"),
    ],
)
def test_names_are_safe_to_show(given, shown):
    assert clean_name(given) == shown


def test_long_names_keep_their_ending():
    assert clean_name("a" * 300 + ".pdf") == "a" * (MAX_NAME - 4) + ".pdf"
    assert len(clean_name("a" + "." + "b" * 300)) == MAX_NAME


def test_a_name_with_nul_is_refused():
    with pytest.raises(UploadRefused):
        check_upload(upload("surat.pdf\x00.png", png()))


def test_a_bomb_is_refused_and_hurts_nobody():
    bomb = pdf_bomb()
    assert len(bomb) < 10_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UploadRefused):
        check_upload(upload("surat.pdf", bomb))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes, in this process
