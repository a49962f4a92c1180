"""What strangers type cannot steer a message (reliability T18, T19)."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.utils.translation import gettext_lazy, override

from core.mail import SitePath, absolute, harmless, one_line
from core.mail.text import clean, render

PAYLOADS = [
    "Budi\r\nBcc: semua@jahat.test",
    "Budi\nSubject: Menang undian",
    "Budi\r\n\r\n<html>Isi lain</html>",
    "Budi\x0bBcc: x@jahat.test",
    "Budi\x0cBcc: x@jahat.test",
    "Budi\x1cBcc: x@jahat.test",
    "Budi\x85Bcc: x@jahat.test",
    "Budi\u2028Bcc: x@jahat.test",
    "Budi\u2029Bcc: x@jahat.test",
    "Budi%0d%0aBcc: x@jahat.test",
    "=?utf-8?q?Budi=0D=0ABcc=3A_x?=",
    "Budi\x00Bcc: x",
    "klik https://jahat.test/masuk sekarang",
    "klik HTTPS://JAHAT.TEST/masuk",
    "klik http:/jahat.test",
    "klik http:///jahat.test",
    "klik //jahat.test/masuk",
    "klik ftp://jahat.test",
    "klik www.jahat.test",
    "klik WWW2.jahat.test/masuk",
    "klik jahat.com",
    "klik jahat.com/masuk?x=1",
    "klik masuk.jahat.co.id",
    "klik jahat。com",
    "klik xn--jht-0na.com",
    "klik jahát.com",
    "klik t.co/abc",
    "klik T.Co/abc",
    "klik ja\u200bhat.com",
    "klik h\u200dttps://jahat.test",
    "klik \u202emoc.tahaj",
    "klik 192.168.1.7/masuk",
    "klik 192.168.1.7:8000",
    "tulis ke penipu@jahat.com",
    "tulis ke mailto:penipu@jahat.com",
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    "[klik di sini](https://jahat.test)",
    "[klik di sini](jahat.com)",
    '<a href="https://jahat.test">klik</a>',
    "<https://jahat.test>",
    "<img src=https://jahat.test/x.png>",
    "<sc<b>ript>https://jahat.test</script>",
    "ht<b></b>tps://jahat.test",
    "{{ settings.SECRET_KEY }} {% include 'x' %}",
    "whatsapp://send?text=x",
    "tel:+62811",
]

LINKABLE = re.compile(
    r"(?i)[a-z][a-z0-9+.-]*:/|(?<!\S)//|\bwww\d*\.\w|[\w-]{2,}[.。][a-z]{2,}|@\w+\.\w|\b(mailto|tel|javascript|data):\S"
    r"|\d+\.\d+\.\d+\.\d+[/:]"
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_typed_becomes_a_line_a_tag_or_a_link(payload):
    cleaned = harmless(payload)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", cleaned)
    assert not LINKABLE.search(cleaned), cleaned
    assert not re.search(r"<[a-z/]", cleaned)


@pytest.mark.parametrize(
    "typed",
    [
        "Drs. Budi Santoso, M.Pd.",
        "Siti Aminah, S.Pd., M.Si.",
        "Rina, A.Md.Keb.",
        "Dr. Made, S.Pd.I, M.Hum.",
        "Nomor 400.3/015/SMAN.1-Bdg/XI/2026",
        "Rp1.500.000 untuk 12.10.2026",
        "a.n. Kepala Sekolah, u.p. Wakil",
        "nilai < 5 dan > 3",
        "O'Brien & Co",
        "50 m² pukul 07.30",
    ],
)
def test_what_schools_write_stays_as_it_is(typed):
    assert harmless(typed) == typed


def test_a_link_is_replaced_by_words_in_the_readers_language():
    assert harmless("lihat https://jahat.test/x ya") == "lihat (tautan dihapus) ya"


def test_long_text_is_cut():
    assert len(one_line("a " * 4000)) <= 2000
    assert one_line("abcdef", 4) == "abc…"


def test_an_address_is_built_from_the_configured_site_only(settings):
    settings.SITE_URL = "https://guyub.sekolah.test/"
    assert absolute("/sma-1/kebutuhan/3?x=1") == "https://guyub.sekolah.test/sma-1/kebutuhan/3?x=1"


@pytest.mark.parametrize(
    "path",
    ["https://jahat.test/", "//jahat.test/", "sma-1/", "", "/\\jahat.test", "/a b", "/a\r\nBcc: x", "javascript:x"],
)
def test_anything_but_a_path_on_this_site_is_refused(path):
    with pytest.raises(ValueError, match="path on this site"):
        absolute(path)


def test_a_context_takes_plain_values_deeply_and_no_objects(settings):
    settings.SITE_URL = "https://guyub.test"
    given = {
        "a": [("x\ny", 3)],
        "when": date(2026, 1, 5),
        "to": SitePath("/sma-1/"),
        "word": gettext_lazy("Email"),
        "no": None,
    }
    assert clean(given) == {
        "a": [["x y", 3]], "when": date(2026, 1, 5), "to": "https://guyub.test/sma-1/", "word": "Email", "no": None,
    }  # fmt: skip
    with pytest.raises(TypeError, match="SimpleNamespace"):
        clean({"user": SimpleNamespace(name="Budi")})


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_placeholder_of_a_message_withstands(payload, settings):
    settings.SITE_URL = "https://guyub.test"
    item = {"headline": payload, "detail": payload, "due_on": date(2026, 1, 5)}
    given = {"item": item, "channel": "email", "recipient_name": payload, "tenant_name": payload}
    subject, body = render("emails/reminder", given, link="/sma-1/")
    assert "\n" not in subject
    assert "\r" not in subject + body
    assert len(subject) <= 200
    links = re.findall(r"[a-z]+://\S+", body)
    assert links == ["https://guyub.test/sma-1/"]
    assert not LINKABLE.search(body.replace(links[0], ""))
    assert "only-for-tests" not in body


def test_text_is_not_escaped_for_html_and_dates_follow_the_language():
    item = {"headline": "Rapat O'Brien & Budi", "detail": "", "due_on": date(2026, 8, 5)}
    with override("id"):
        subject, body = render("emails/reminder", {"item": item, "channel": "email"})
        assert subject == "Rapat O'Brien & Budi"
        assert "5 Agustus 2026" in body
    with override("en"):
        assert "5 August 2026" in render("emails/reminder", {"item": item, "channel": "email"})[1]
