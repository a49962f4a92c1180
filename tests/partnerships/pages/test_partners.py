"""Pages of the needs register and the partner directory."""

import pytest

from core.keyset import PAGE
from partnerships.models import Need, Partner
from tests.factories import implementation as make
from tests.factories.partnerships import exploring, make_need, make_partner, make_partnership, submitted
from tests.partnerships.at import at
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db

NEED = {"title": "Les membaca", "category": "academic", "priority": "3", "evidence": "Rapor Pendidikan A.1 merah."}


def rows(prefix, *filled, **options):
    """A block of repeated rows as the page sends it."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(filled)), f"{prefix}-INITIAL_FORMS": "0", **options}
    for number, row in enumerate(filled):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


def partner(*contacts, offers=(), **changes):
    given = {"name": "Yayasan Literasi", "kind": "nonprofit", **changes}
    return keyed(**given, **rows("contacts", *contacts), **rows("offers", *offers))


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


class TestNeeds:
    def test_recorded_once_and_led_to_its_page(self, world, hub):
        sent = keyed(**NEED)
        first, second = (hub.post(at(world.own, "need_create"), sent)["Location"] for _click in range(2))
        need = Need.objects.get(title="Les membaca")
        assert first == second == at(world.own, "need", need.pk)
        assert "Rapor Pendidikan A.1 merah." in text_of(hub.get(first))

    @pytest.mark.parametrize("field", ["title", "category", "evidence"])
    def test_what_is_missing_is_asked_for_and_the_rest_is_kept(self, world, hub, field):
        page = hub.post(at(world.own, "need_create"), keyed(**{**NEED, field: ""}))
        assert page.status_code == 422
        assert field in page.context["form"].errors
        kept = "Les membaca" if field != "title" else "Rapor Pendidikan A.1 merah."
        assert kept in page.content.decode()

    def test_two_tabs_show_both(self, world, hub):
        need = make_need(world.own)
        url = at(world.own, "need_edit", need.pk)
        assert hub.post(url, keyed(**NEED, version="1")).status_code == 302
        stale = hub.post(url, keyed(**{**NEED, "title": "Les menulis"}, version="1"))
        assert stale.status_code == 409
        assert {"Les membaca", "Les menulis"} <= {t for t in ("Les membaca", "Les menulis") if t in text_of(stale)}

    def test_a_move_that_does_not_exist_is_not_found(self, world, hub):
        assert hub.post(at(world.own, "need_move", make_need(world.own).pk, "terbang")).status_code == 404

    def test_giving_up_without_a_reason_is_told(self, world, hub):
        need = make_need(world.own)
        assert hub.post(at(world.own, "need_move", need.pk, "drop"), keyed()).status_code in (409, 422)
        assert hub.post(at(world.own, "need_move", need.pk, "drop"), keyed(comment="Sudah ada.")).status_code == 302
        assert "Sudah ada." in hub.get(at(world.own, "need", need.pk)).content.decode()

    def test_a_teacher_is_offered_to_change_only_the_own_need(self, world, client_for):
        teacher = client_for(world.own.teacher)
        teacher.post(at(world.own, "need_create"), keyed(**NEED))
        own, others = Need.objects.get(), make_need(world.own)
        assert at(world.own, "need_edit", own.pk) in teacher.get(at(world.own, "need", own.pk)).content.decode()
        assert (
            at(world.own, "need_edit", others.pk) not in teacher.get(at(world.own, "need", others.pk)).content.decode()
        )

    def test_matches_lead_to_a_partnership_with_need_and_partner_filled_in(self, world, hub):
        need, found = make_need(world.own), make_partner(world.own)
        page = hub.get(at(world.own, "need", need.pk)).content.decode()
        assert at(world.own, "partnership_open") in page
        assert f'name="need" value="{need.pk}"' in page
        assert f'name="partner" value="{found.pk}"' in page


class TestPartners:
    def test_added_with_people_and_offers(self, world, hub):
        contacts = [{"name": "Rina", "email": "rina@literasi.test", "is_signatory": "on"}, {"name": "Budi"}, {}]
        offers = [{"category": "academic", "resource": "experts", "capacity": "dua relawan"}]
        answer = hub.post(at(world.own, "partner_create"), partner(*contacts, offers=offers))
        made = Partner.objects.get(name="Yayasan Literasi")
        assert answer["Location"] == at(world.own, "partner", made.pk)
        assert [(c.name, c.is_signatory) for c in made.contacts.all()] == [("Rina", True), ("Budi", False)]
        words = text_of(hub.get(answer["Location"]))
        assert "dua relawan" in words
        assert "rina@literasi.test" in words

    def test_a_name_that_is_there_asks_for_one_more_click(self, world, hub):
        make_partner(world.own, "SMA Negeri 1 Bandung")
        sent = partner(name="SMAN 1 Bandung", kind="school")
        page = hub.post(at(world.own, "partner_create"), sent)
        assert page.status_code == 422
        assert "sudah ada" in page.context["form"].errors["name"][0]
        assert 'name="sure"' in page.content.decode()
        assert at(world.own, "partner", Partner.objects.get(name="SMA Negeri 1 Bandung").pk) in page.content.decode()
        without = hub.post(at(world.own, "partner_create"), keyed(**{**sent, "sure": "on"}))
        assert "distinct_reason" in without.context["form"].errors
        sent |= {"sure": "on", "distinct_reason": "Cabang di kota lain"}
        assert hub.post(at(world.own, "partner_create"), keyed(**sent)).status_code == 302
        assert Partner.objects.get(name="SMAN 1 Bandung").distinct_reason == "Cabang di kota lain"
        assert Partner.objects.filter(school=world.own.school, name__startswith="SMA").count() == 2

    @pytest.mark.parametrize(("field", "value"), [("code", "20401234"), ("tax_number", "012345678901000")])
    def test_a_code_that_another_has_asks_for_one_more_click_at_its_field(self, world, hub, field, value):
        known = make_partner(world.own, "Yayasan Anak Tangguh", **{field: value})
        make_partner(world.other, "Yayasan Lain", **{field: value})
        sent = partner(**{field: value})
        page = hub.post(at(world.own, "partner_create"), sent)
        assert page.status_code == 422
        assert list(page.context["form"].errors) == [field]
        assert known.name in page.context["form"].errors[field][0]
        assert page.context["form"].twins == [known]
        sent |= {"sure": "on", "distinct_reason": "Satu yayasan, dua lembaga"}
        assert hub.post(at(world.own, "partner_create"), keyed(**sent)).status_code == 302

    def test_contacts_show_what_is_known_of_them(self, world, hub):
        hub.post(at(world.own, "partner_create"), partner({"name": "Rina", "email": "rina@literasi.test"}))
        words = text_of(hub.get(at(world.own, "partner", Partner.objects.get(name="Yayasan Literasi").pk)))
        assert "Rina rina@literasi.test" in " ".join(words.split())

    def test_a_namesake_at_the_other_school_is_no_twin(self, world, hub):
        make_partner(world.other, "Yayasan Literasi")
        assert hub.post(at(world.own, "partner_create"), partner()).status_code == 302

    def test_its_own_name_is_no_twin_when_it_is_changed(self, world, hub):
        made = make_partner(world.own, "Yayasan Literasi")
        answer = hub.post(at(world.own, "partner_edit", made.pk), partner(phone="(022) 250", version="1"))
        assert answer.status_code == 302
        assert Partner.objects.get(pk=made.pk).phone == "(022) 250"

    def test_one_more_row_keeps_what_was_typed_and_judges_nothing(self, world, hub):
        sent = {**partner({"name": ""}, {"email": "bukan alamat"}, name=""), "contacts-add": "1"}
        page = hub.post(at(world.own, "partner_create"), sent)
        assert page.status_code == 200
        assert "bukan alamat" in page.content.decode()
        assert len(page.context["contacts"].forms) == 3

    def test_errors_in_rows_are_shown_in_their_row(self, world, hub):
        page = hub.post(
            at(world.own, "partner_create"),
            partner({"name": "Rina", "email": "bukan alamat"}, {"name": "", "phone": "081234567890"}),
        )
        assert page.status_code == 422
        assert [set(form.errors) for form in page.context["contacts"].forms] == [{"email"}, {"name"}]
        assert not Partner.objects.exists()

    @pytest.mark.parametrize(
        ("field", "value"),
        [("tax_number", "123"), ("phone", "telepon saja"), ("email", "x"), ("kind", "antah"), ("name", "")],
    )
    def test_nonsense_is_refused_at_its_field(self, world, hub, field, value):
        page = hub.post(at(world.own, "partner_create"), partner(**{field: value}))
        assert page.status_code == 422
        assert field in page.context["form"].errors

    def test_people_are_filled_in_when_it_is_changed(self, world, hub):
        made = make_partner(world.own, contacts=[{"name": "Rina", "phone": "081234567890"}])
        page = hub.get(at(world.own, "partner_edit", made.pk))
        assert [
            form.initial["name"]
            for form in page.context["contacts"].initial_forms or page.context["contacts"].forms
            if form.initial
        ] == ["Rina"]

    def test_its_page_shows_what_was_done_together(self, world, hub):
        running = make.underway(world.own)
        made = running.parties.get(order=2).partner
        assert running.title in text_of(hub.get(at(world.own, "partner", made.pk)))

    def test_the_committee_reads_only_active_and_past_ones_there(self, world, client_for):
        early = submitted(world.own).partnership
        page = client_for(world.own.committee).get(at(world.own, "partner", early.parties.get(order=2).partner_id))
        assert page.status_code == 200
        assert early.title not in text_of(page)


class TestNarrowing:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [("q=SMAN+1", {"SMA Negeri 1"}), ("kind=business", {"PT Maju"}), ("resource=money", {"PT Maju"}),
         ("category=academic", {"SMA Negeri 1"}), ("kind=antah", {"SMA Negeri 1", "PT Maju"}), ("", {"SMA Negeri 1", "PT Maju"})],
    )  # fmt: skip
    def test_the_directory(self, world, hub, query, expected):
        make_partner(world.own, "SMA Negeri 1", kind="school", offers=[{"category": "academic", "resource": "experts"}])
        make_partner(
            world.own, "PT Maju", kind="business", offers=[{"category": "student_support", "resource": "money"}]
        )
        page = hub.get(f"{at(world.own, 'partner_list')}?{query}")
        assert {row.name for row in page.context["rows"]} == expected

    @pytest.mark.parametrize(
        ("query", "expected"),
        [("q=baca", 1), ("priority=4", 1), ("state=met", 0), ("category=academic", 1), ("priority=x", 2)],
    )
    def test_the_needs_register(self, world, hub, query, expected):
        make_need(world.own, title="Pojok baca", category="academic")
        make_need(world.own, title="Air bersih", priority=4)
        page = hub.get(f"{at(world.own, 'need_list')}?{query}")
        assert len(page.context["rows"]) == expected

    def test_nothing_found_is_no_empty_register(self, world, hub):
        make_need(world.own)
        assert "Tidak ada yang cocok" in text_of(hub.get(f"{at(world.own, 'need_list')}?q=xyz"))


def test_long_lists_go_on_where_they_ended(world, hub):
    """Every row once, whatever is typed into the position."""
    made = {make_need(world.own, title=f"Kebutuhan {n}", priority=1 + n % 4).pk for n in range(PAGE + 3)}
    first = hub.get(at(world.own, "need_list"))
    rest = hub.get(f"{at(world.own, 'need_list')}?after={first.context['after']}")
    seen = [need.pk for page in (first, rest) for need in page.context["rows"]]
    assert sorted(seen) == sorted(made)
    priorities = [need.priority for page in (first, rest) for need in page.context["rows"]]
    assert priorities == sorted(priorities, reverse=True)
    assert len(hub.get(f"{at(world.own, 'need_list')}?after=palsu").context["rows"]) == PAGE


class TestThereAndBack:
    """What was recorded on the way to something else leads back to it."""

    def partner(self, **facts):
        return keyed(
            **{
                "name": "Sanggar Rumput Hijau", "kind": "community", "offers-TOTAL_FORMS": "0", "offers-INITIAL_FORMS": "0",
                "contacts-TOTAL_FORMS": "0", "contacts-INITIAL_FORMS": "0", **facts,
            }
        )  # fmt: skip

    def test_a_partner_recorded_from_a_need_leads_back_to_the_need(self, world, hub):
        need = at(world.own, "need", make_need(world.own).pk)
        sent = hub.post(f"{at(world.own, 'partner_create')}?kembali={need}", self.partner())
        assert sent.url == need
        assert "Sanggar Rumput Hijau tercatat" in text_of(hub.get(need))

    def test_one_recorded_while_comparing_is_found_at_once(self, world, hub):
        partnership = exploring(world.own, partners=0)
        back = at(world.own, "candidates", partnership.pk)
        page = hub.get(back).content.decode()
        link = f"{at(world.own, 'partner_create')}?kembali={back}%3Fq%3D"
        assert f'href="{link}"' in page
        sent = hub.post(link, self.partner())
        assert [match.partner.name for match in hub.get(sent.url).context["addable"]] == ["Sanggar Rumput Hijau"]

    @pytest.mark.parametrize("elsewhere", ["https://evil.test/", "//evil.test/", "mitra/", "javascript:alert(1)"])
    def test_nowhere_else_is_led_to(self, world, hub, elsewhere):
        sent = hub.post(f"{at(world.own, 'partner_create')}?kembali={elsewhere}", self.partner())
        assert sent.url == at(world.own, "partner", Partner.objects.get(name="Sanggar Rumput Hijau").pk)

    def test_a_need_recorded_for_a_partnership_can_be_ticked_there(self, world, hub):
        partnership = make_partnership(world.own, needs=0)
        form = at(world.own, "partnership_edit", partnership.pk)
        link = f"{at(world.own, 'need_create')}?kembali={form}"
        assert f'href="{link}"' in hub.get(form).content.decode()
        facts = {"title": "Ruang baca", "category": "academic", "priority": "2", "evidence": "Rapor."}
        assert hub.post(link, keyed(**facts)).url == form
        page = hub.get(form).content.decode()
        assert "Ruang baca (Akademik)" in page
        assert f'href="{link}"' not in page
