"""Settings of the school, its audit trail, mail that failed; one's own profile and the account's own mails."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core import audit
from core.models import Attachment, AuditEvent, OutgoingMessage
from schools.models import School, SchoolYear, User
from schools.roles import Role
from tests.clock import NOW
from tests.factories.schools import PASSWORD, add_membership
from tests.schools.pages import at, keyed, queries_of, text_of
from tests.schools.test_settings_actions import logo

PAGES = ["settings", "settings_letterhead", "settings_numbering", "settings_years", "undelivered"]
OTHERS = [role.value for role in Role if role not in (Role.PRINCIPAL, Role.OPERATOR)]
IDENTITY = {
    "name": "SMP Negeri 2 Sukamaju", "level": "SMP", "address": "Jalan Merdeka 2", "village": "", "district": "Coblong",
    "regency": "Kota Bandung", "province": "Jawa Barat", "postcode": "40132", "phone": "(022) 250", "email": "", "website": "",
    "timezone": "Asia/Jakarta", "paper": "f4", "party_ordinal": "pertama", "version": "1",
}  # fmt: skip


@pytest.fixture
def operator(world, client_for):
    return client_for(world.own.operator)


@pytest.mark.parametrize("page", PAGES)
def test_settings_are_for_principal_and_operator(world, client_for, page):
    for role in ("principal", "operator"):
        assert client_for(getattr(world.own, role)).get(at(world.own, page)).status_code == 200
    for role in OTHERS:
        assert client_for(getattr(world.own, role)).get(at(world.own, page)).status_code == 404
    assert client_for(world.other.principal).get(at(world.own, page)).status_code == 404


def test_the_identity_is_saved(world, operator):
    answer = operator.post(at(world.own, "settings"), keyed(**IDENTITY), follow=True)
    assert "Pengaturan sekolah tersimpan" in text_of(answer)
    school = School.objects.get(pk=world.own.school.pk)
    assert (school.paper, school.postcode, school.party_ordinal) == ("f4", "40132", "pertama")


@pytest.mark.parametrize(
    ("field", "value"), [("postcode", "4013"), ("timezone", "Europe/Paris"), ("name", ""), ("email", "x")]
)
def test_an_identity_that_makes_no_sense_stays_typed(world, operator, field, value):
    answer = operator.post(at(world.own, "settings"), keyed(**IDENTITY | {field: value}))
    assert answer.status_code == 422
    assert "Jalan Merdeka 2" in answer.content.decode()


def test_a_stale_tab_shows_both_versions(world, operator):
    operator.post(at(world.own, "settings"), keyed(**IDENTITY))
    answer = operator.post(at(world.own, "settings"), keyed(**IDENTITY | {"phone": "(022) 999"}))
    assert answer.status_code == 409
    assert "(022) 999" in text_of(answer)
    assert "(022) 250" in text_of(answer)


def test_the_letterhead_is_shown_and_saved(world, operator):
    url = at(world.own, "settings_letterhead")
    assert "SMP NEGERI 2 SUKAMAJU" in text_of(operator.get(url))
    upload = SimpleUploadedFile("lambang.png", logo().content, "image/png")
    operator.post(url, keyed(letterhead_lines="PEMERINTAH KOTA\nDINAS PENDIDIKAN", version="1", logo=upload))
    page = operator.get(url)
    assert "DINAS PENDIDIKAN" in text_of(page)
    assert at(world.own, "settings_logo") in page.content.decode()
    picture = operator.get(at(world.own, "settings_logo"))
    assert b"".join(picture.streaming_content).startswith(b"\x89PNG")
    picture.close()
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"


def test_the_preview_follows_what_is_typed_and_saves_nothing(world, operator):
    page = operator.get(at(world.own, "settings_letterhead"), {"letterhead_lines": "YAYASAN TUNAS"})
    assert "YAYASAN TUNAS" in text_of(page)
    assert School.objects.get(pk=world.own.school.pk).letterhead_lines == ""


def test_the_preview_alone_equals_the_preview_on_the_page(world, operator):
    url, typed = at(world.own, "settings_letterhead"), {"letterhead_lines": "YAYASAN TUNAS"}
    part = operator.get(url, typed, headers={"HX-Request": "true", "HX-Target": "kop-preview"}).content.decode().strip()
    assert part.startswith('<div id="kop-preview"')
    assert "".join(part.split()) in "".join(operator.get(url, typed).content.decode().split())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lambang.png", b"not a picture"),
        ("lambang.svg", b"<svg/>"),
        ("surat.pdf", b"%PDF-1.4\n%%EOF"),
        ("kosong.png", b""),
    ],
)
def test_what_is_no_picture_is_refused(world, operator, name, content):
    upload = SimpleUploadedFile(name, content, "image/png")
    answer = operator.post(at(world.own, "settings_letterhead"), keyed(letterhead_lines="X", version="1", logo=upload))
    assert answer.status_code == 422
    assert not Attachment.objects.exists()


def test_there_is_no_logo_before_one_is_uploaded(world, operator):
    assert operator.get(at(world.own, "settings_logo")).status_code == 404


def test_the_example_follows_the_pattern(world, operator):
    url = at(world.own, "settings_numbering")
    page = operator.get(url, {"number_pattern": "{urut:4}/{lembaga}/{tahun}", "number_institution": "SMP2"})
    assert "0001/SMP2/20" in text_of(page)
    assert "tidak dikenal" in text_of(operator.get(url, {"number_pattern": "{urut}/{nama}"}))
    assert School.objects.get(pk=world.own.school.pk).number_institution != "SMP2"


def test_the_pattern_is_saved_or_explained(world, operator):
    url = at(world.own, "settings_numbering")
    good = {"number_pattern": "{urut:4}/{tahun}", "number_classification": "", "number_institution": "", "version": "1"}
    assert operator.post(url, keyed(**good)).status_code == 302
    bad = operator.post(url, keyed(**good | {"number_pattern": "{tahun}", "version": "2"}))
    assert bad.status_code == 422
    assert "nomor urut tepat satu kali" in text_of(bad)
    assert School.objects.get(pk=world.own.school.pk).number_pattern == "{urut:4}/{tahun}"


def test_school_years_are_listed_and_added(world, operator):
    url = at(world.own, "settings_years")
    assert "2026/2027" in text_of(operator.get(url))
    operator.post(url, keyed(name="2027/2028", starts_on="", ends_on=""))
    assert SchoolYear.objects.filter(school=world.own.school, name="2027/2028").exists()
    assert operator.post(url, keyed(name="2027-2028", starts_on="", ends_on="")).status_code == 422
    assert operator.post(url, keyed(name="2028/2029", starts_on="2029-01-01", ends_on="2028-01-01")).status_code == 422
    assert operator.post(url, keyed(name="2027/2028", starts_on="", ends_on="")).status_code == 409


def test_the_audit_trail_is_for_the_principal(world, client_for):
    for role in Role:
        expected = 200 if role == Role.PRINCIPAL else 404
        assert client_for(getattr(world.own, role.value)).get(at(world.own, "audit")).status_code == expected


def test_the_audit_trail_speaks_in_words(world, client_for, operator):
    operator.post(at(world.own, "settings"), keyed(**IDENTITY))
    page = text_of(client_for(world.own.principal).get(at(world.own, "audit")))
    assert "Identitas sekolah diubah" in page
    assert "Telepon" in page
    assert "Joko Prasetyo" in page
    assert "school.edited" not in page
    assert "SMA Tunas Bangsa" not in page


def test_the_audit_trail_goes_on_and_narrows(world, client_for):
    client, url = client_for(world.own.principal), at(world.own, "audit")
    by = world.own.as_("hub")
    for _n in range(60):
        audit.record(by, "school.edited", world.own.school, NOW, fields=["phone"])
    first = client.get(url)
    rest = client.get(url, {"after": first.context["after"]})
    assert len(first.context["lines"]) == 50
    assert not {line.event.pk for line in first.context["lines"]} & {line.event.pk for line in rest.context["lines"]}
    mine = client.get(url, {"orang": by.user_id})
    assert {line.event.actor_id for line in mine.context["lines"]} == {by.user_id}
    assert client.get(url, {"after": "x", "orang": "y"}).status_code == 200


def test_the_audit_trail_asks_as_often_for_three_as_for_one(world, client_for):
    client, by = client_for(world.own.principal), world.own.as_("hub")
    audit.record(by, "school.edited", world.own.school, NOW)
    url = at(world.own, "audit") + f"?orang={by.user_id}"
    one = queries_of(client, url)
    for _n in range(2):
        audit.record(by, "school.edited", world.own.school, NOW)
    assert queries_of(client, url) == one


def test_an_event_leads_to_what_it_speaks_of(world, client_for):
    client = client_for(world.own.principal)
    event = audit.record(world.own.as_("hub"), "school.edited", world.own.school, NOW)
    assert client.get(at(world.own, "audit_subject", event.pk)).url == at(world.own, "settings")
    theirs = AuditEvent.objects.filter(tenant=world.other.school).first()
    assert client.get(at(world.own, "audit_subject", theirs.pk)).status_code == 404


def failed(side, **fields):
    given = {"channel": "email", "to_email": "a@b.test", "language": "id", "kind": "test", "subject": "Perihal uji", "body_text": "x",
             "message_id": f"<{OutgoingMessage.objects.count()}@test>", "state": "failed", "last_error": "550 tidak dikenal",
             "created_at": NOW}  # fmt: skip
    return OutgoingMessage.objects.create(tenant=side.school, **given | fields)


def test_failed_mail_is_shown_and_sent_again(world, operator):
    message = failed(world.own)
    assert "550 tidak dikenal" in text_of(operator.get(at(world.own, "undelivered")))
    assert "Email yang gagal dikirim: 1" in text_of(operator.get(at(world.own, "home")))
    operator.post(at(world.own, "undelivered_resend", message.pk), keyed())
    message.refresh_from_db()
    assert message.state == "queued"
    assert operator.post(at(world.own, "undelivered_resend", message.pk), keyed()).status_code == 409


@pytest.mark.parametrize(
    ("state", "reason", "shown"),
    [
        ("withheld", OutgoingMessage.TOO_OLD, "Ditahan karena sudah terlalu lama"),
        ("failed", OutgoingMessage.WORKERS_DIED, "Gagal dikirim: pengirimannya terputus berkali-kali"),
    ],
)
def test_reasons_of_our_own_are_said_in_the_reader_s_language(world, operator, state, reason, shown):
    message = failed(world.own)
    OutgoingMessage.objects.filter(pk=message.pk).update(state=state, last_error=reason)
    page = text_of(operator.get(at(world.own, "undelivered")))
    assert shown in page
    assert reason not in page


def test_failed_mail_of_another_school_is_not_there(world, operator):
    message = failed(world.other)
    assert "550" not in text_of(operator.get(at(world.own, "undelivered")))
    assert operator.post(at(world.own, "undelivered_resend", message.pk), keyed()).status_code == 404


def test_a_profile_is_ones_own(world, client_for):
    client = client_for(world.own.teacher)
    assert "Dewi Lestari" in client.get("/profil/").content.decode()
    fields = {
        "name": "Dewi Lestari",
        "front_title": "",
        "back_title": "S.Pd.",
        "employee_number": "",
        "phone": "0812",
        "language": "id",
        "reminder_mail": "daily",
    }
    assert client.post("/profil/", keyed(**fields)).url == "/profil/"
    assert User.objects.get(pk=world.own.teacher.pk).display_name == "Dewi Lestari, S.Pd."
    assert client.post("/profil/", keyed(**fields | {"name": ""})).status_code == 422
    assert client_for(None).get("/profil/").status_code == 302


def test_some_roles_are_urged_to_a_second_factor(world, client_for):
    assert "Lindungi akun Anda" in text_of(client_for(world.own.principal).get("/profil/"))
    assert "Lindungi akun Anda" not in text_of(client_for(world.own.committee).get("/profil/"))


def test_the_language_is_remembered_in_the_account(world, client_for):
    client = client_for(world.own.teacher)
    assert client.post("/i18n/setlang/", {"language": "en", "next": "/profil/"}).url == "/profil/"
    assert User.objects.get(pk=world.own.teacher.pk).language == "en"
    assert 'lang="en"' in client.get("/profil/").content.decode()
    client.post("/i18n/setlang/", {"language": "fr", "next": "/"})
    assert User.objects.get(pk=world.own.teacher.pk).language == "en"


def test_the_language_page_leads_nowhere_else(world, client_for):
    answer = client_for(world.own.teacher).post("/i18n/setlang/", {"language": "id", "next": "https://evil.test/"})
    assert answer.url == "/"


def test_signing_in_leads_home(world):
    add_membership(world.own.teacher, world.other.school, Role.COACH)
    for user, home in ((world.own.hub, at(world.own, "home")), (world.own.teacher, "/"), (world.outsider, "/")):
        answer = Client().post("/accounts/login/", {"login": user.email, "password": PASSWORD})
        assert answer.url == home


def test_a_new_password_is_asked_for_by_mail_through_the_outbox(world):
    answer = Client().post(
        "/accounts/password/reset/", {"email": world.own.teacher.email}, headers={"X-Forwarded-Host": "evil.test"}
    )
    assert answer.status_code == 302
    message = OutgoingMessage.objects.get(to_email=world.own.teacher.email)
    assert message.has_secret
    assert f"http://testserver{message.url}" in message.body_text
    assert Client().get(message.url, follow=True).status_code == 200


def test_an_unknown_address_gets_the_same_answer_and_no_mail(world):
    answer = Client().post("/accounts/password/reset/", {"email": "siapa@orang.test"})
    assert answer.status_code == 302
    assert not OutgoingMessage.objects.filter(to_email="siapa@orang.test").exists()


def test_a_changed_password_is_told_and_ends_sessions(world, client_for):
    client, elsewhere = client_for(world.own.teacher), client_for(world.own.teacher)
    new = "sandi-lain-sekali-2027"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert "Kata sandi Anda diubah" in OutgoingMessage.objects.get(to_email=world.own.teacher.email).body_text
    assert elsewhere.get(at(world.own, "home")).status_code == 302


def test_addresses_are_not_added_by_oneself(world, client_for):
    client = client_for(world.own.teacher)
    assert client.get("/accounts/email/").url == "/profil/"
    assert client.post("/accounts/email/", {"email": "x@y.test", "action_add": ""}).status_code == 405
