"""Two partners that are one: everything moves, nothing is lost, and where it cannot be the reason is said."""

import pytest

from core.files import attach
from core.models import Attachment, AuditEvent
from core.policy import Denied, NotNow
from partnerships.actions.partner_merge import MOVES, merge_partners
from partnerships.models import Candidate, Partner, PartnerAlias, Party
from partnerships.queries.partner_links import relations, resting_on
from partnerships.queries.similar import duplicate_groups, similar_partners
from tests.clock import NOW
from tests.factories import agreements, implementation
from tests.factories.partnerships import chosen, exploring, make_partner
from tests.partnerships.at import at
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


def merge(world, keep, gone, take=(), role="hub"):
    return merge_partners(by=world.own.as_(role), now=NOW, keep=keep, gone=gone, take=take)


@pytest.fixture
def pair(world):
    return make_partner(world.own, "Puskesmas Kenanga"), make_partner(world.own, "PKM Kenanga", phone="0274-111222")


def test_every_relation_to_a_partner_has_its_rule():
    """A new foreign key to a partner fails here until somebody decided how it moves."""
    assert set(MOVES) == {f"{model._meta.label_lower}.{field}" for model, field in relations()}


class TestWhatMoves:
    def test_one_row_in_every_table_that_refers_to_a_partner(self, world, pair):
        keep, gone = pair
        partnership = exploring(world.own, partners=0)
        Candidate.objects.create(partnership=partnership, partner=gone, interest="Dekat")
        Party.objects.create(partnership=partnership, partner=gone, order=2)
        PartnerAlias.objects.create(
            school=world.own.school, partner=gone, former_id=999_999, name="Lama", folded="lama", merged_at=NOW
        )
        counted = {noun for noun, count in resting_on(gone) if count}
        ours = {model for model, _field in relations() if model._meta.app_label == "partnerships"}
        assert {model._meta.verbose_name for model in ours} <= counted, "the test has a row of each"
        merge(world, keep, gone)
        assert Candidate.objects.get(partnership=partnership).partner == keep
        assert Party.objects.get(partnership=partnership, order=2).partner == keep
        assert set(keep.aliases.values_list("name", flat=True)) == {"Lama", "PKM Kenanga"}
        assert not Partner.objects.filter(pk=gone.pk).exists()

    def test_files_move_too(self, world, pair):
        keep, gone = pair
        attach(
            by=world.own.as_("hub"), now=NOW, subject=gone, purpose="evidence", upload=implementation.photo("izin.jpg")
        )
        merge(world, keep, gone)
        assert Attachment.objects.of(keep).count() == 1

    def test_fields_are_chosen_and_empty_ones_filled(self, world, pair):
        keep, gone = pair
        kept = merge(world, keep, gone, take=["name"])
        assert (kept.name, kept.phone) == ("PKM Kenanga", "0274-111222")
        assert kept.folded == "pkm kenanga"

    def test_notes_of_both_stay(self, world):
        keep, gone = make_partner(world.own, "A", note="Satu"), make_partner(world.own, "B", note="Dua")
        assert merge(world, keep, gone).note == "Satu\n\nDua"

    def test_the_same_person_at_both_is_one(self, world):
        person = {"name": "Rina", "phone": "", "email": "rina@x.test"}
        keep = make_partner(world.own, "A", contacts=[{**person, "email": ""}])
        gone = make_partner(world.own, "B", contacts=[{**person, "position": "Kepala"}, {"name": "Budi"}])
        merge(world, keep, gone)
        assert {(c.name, c.position, c.email) for c in keep.contacts.all()} == {
            ("Rina", "Kepala", "rina@x.test"),
            ("Budi", "", ""),
        }

    def test_the_same_offer_at_both_is_one_with_both_capacities(self, world):
        offer = {"category": "academic", "resource": "experts"}
        keep = make_partner(world.own, "A", offers=[{**offer, "capacity": "dua orang"}])
        gone = make_partner(world.own, "B", offers=[{**offer, "capacity": "sebulan sekali"}])
        merge(world, keep, gone)
        assert keep.offers.get().capacity == "dua orang; sebulan sekali"

    def test_what_agreements_printed_stays_frozen(self, world):
        signed = agreements.signed(world.own)
        party = signed.parties.exclude(party__partner=None).first()
        payload, name = signed.payload, party.institution
        merge(world, make_partner(world.own, "Nama Baru"), party.party.partner)
        signed.refresh_from_db()
        party.refresh_from_db()
        assert (signed.payload, party.institution) == (payload, name)
        assert party.party.partner.name == "Nama Baru"

    def test_it_is_on_record(self, world, pair):
        keep, gone = pair
        merge(world, keep, gone)
        event = AuditEvent.objects.get(verb="partner.merged")
        assert (event.subject_id, event.details["former"]) == (keep.pk, gone.pk)


class TestWhereTheyMeet:
    def test_candidates_of_one_partnership_become_one(self, world):
        partnership = exploring(world.own)
        mine, theirs = partnership.candidates.order_by("pk")
        Candidate.objects.filter(pk=theirs.pk).update(interest="Juga berminat", result="chosen")
        merge(world, mine.partner, theirs.partner)
        left = partnership.candidates.get()
        assert (left.partner, left.interest, left.result) == (mine.partner, "Juga berminat", "chosen")

    def test_parties_on_which_nothing_rests_become_one(self, world):
        partnership = chosen(world.own)
        mine, theirs = partnership.parties.exclude(partner=None).order_by("order")
        merge(world, mine.partner, theirs.partner)
        assert [p.partner_id for p in partnership.parties.exclude(partner=None)] == [mine.partner_id]

    def test_two_parties_of_a_signed_agreement_stay_two_and_it_says_where(self, world):
        signed = agreements.signed(world.own)
        mine, theirs = signed.partnership.parties.exclude(partner=None).order_by("order")[:2]
        with pytest.raises(NotNow) as refused:
            merge(world, mine.partner, theirs.partner)
        assert signed.partnership.title in str(refused.value.missing[0])
        assert Partner.objects.filter(pk=theirs.partner_id).exists()


class TestRefusals:
    @pytest.mark.parametrize("role", ["teacher", "special_needs_teacher", "committee", "partner"])
    def test_only_importers_merge(self, world, pair, role):
        with pytest.raises(Denied):
            merge(world, *pair, role=role)

    def test_not_with_itself_and_not_twice(self, world, pair):
        keep, gone = pair
        with pytest.raises(NotNow):
            merge(world, keep, keep)
        merge(world, keep, gone)
        gone.pk = gone.pk or 1
        with pytest.raises(NotNow):
            merge(world, keep, Partner(pk=987_654, school=world.own.school, name="x"))

    def test_partners_of_another_school_are_out_of_reach(self, world, pair):
        with pytest.raises(Denied):
            merge(world, pair[0], make_partner(world.other))


class TestFindingThem:
    def test_by_name_code_tax_number_and_telephone(self, world):
        make_partner(world.own, "SMAN 9 Contoh", phone="(0274) 123-456", code="1", tax_number="2" * 15)
        make_partner(world.own, "SMA Negeri 9 Contoh")
        make_partner(world.own, "Lain", phone="+62 274 123456")
        make_partner(world.own, "Lagi", code="1")
        make_partner(world.own, "Pula", tax_number="2" * 15)
        assert {group.reason for group in duplicate_groups(world.own.school)} == {
            "Nama sama", "Kode lembaga sama", "NPWP sama", "Telepon sama",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("there", "typed"),
        [("SMA Negeri 1 Bandung", "SMAN 1 BANDUNG"), ("PT Maju Jaya", "pt. maju  jaya, tbk"), ("Drs. Sutarman", "Sutarman, M.Pd."),
         ("Puskesmas Ma'rifat", "PUSKESMAS MARIFAT"), ("Universitas Cendekia", "Universitas Cendikia"),
         ("UPTD Puskesmas Tirtamaya", "Puskesmas  Tirta Maya")],
    )  # fmt: skip
    def test_similar_names_are_warned_of(self, world, there, typed):
        known = make_partner(world.own, there)
        assert similar_partners(world.own.school, typed) == [known]
        assert similar_partners(world.other.school, typed) == []

    @pytest.mark.parametrize(
        ("there", "typed"), [("Puskesmas Temon 1", "Puskesmas Temon 2"), ("SLBN 1 Wates", "SMAN 1 Wates")]
    )
    def test_different_ones_are_not(self, world, there, typed):
        make_partner(world.own, there)
        assert similar_partners(world.own.school, typed) == []

    def test_a_former_name_is_still_known(self, world, pair):
        keep, gone = pair
        merge(world, keep, gone)
        assert similar_partners(world.own.school, "PKM KENANGA") == [keep]


class TestPages:
    @pytest.fixture
    def operator(self, world, client_for):
        return client_for(world.own.operator)

    def test_side_by_side_and_one_of_two(self, world, operator, pair):
        keep, gone = pair
        url = at(world.own, "partner_merge", keep.pk, gone.pk)
        words = text_of(operator.get(url))
        assert "0274-111222" in words
        assert "kontak mitra" in words
        assert operator.post(url, keyed(name="gone"))["Location"] == at(world.own, "partner", keep.pk)
        former = operator.get(at(world.own, "partner", gone.pk))
        assert former["Location"] == at(world.own, "partner", keep.pk)
        assert "Dahulu juga tercatat sebagai PKM Kenanga" in text_of(operator.get(former["Location"]))

    def test_a_second_click_leads_where_the_first_one_led(self, world, operator, pair):
        keep, gone = pair
        url, sent = at(world.own, "partner_merge", keep.pk, gone.pk), keyed(name="gone")
        assert [operator.post(url, sent)["Location"] for _click in range(2)] == [at(world.own, "partner", keep.pk)] * 2
        assert operator.post(url, keyed(name="gone")).status_code == 404

    def test_what_cannot_be_merged_says_why(self, world, operator):
        signed = agreements.signed(world.own)
        mine, theirs = signed.partnership.parties.exclude(partner=None).order_by("order")[:2]
        answer = operator.post(at(world.own, "partner_merge", mine.partner_id, theirs.partner_id), keyed())
        assert answer.status_code == 409
        assert "keduanya pihak" in text_of(answer)

    def test_the_list_of_duplicates_takes_as_many_queries_for_one_as_for_three(self, world, operator):
        url = at(world.own, "partner_duplicates")
        for name in ("A", "a"):
            make_partner(world.own, f"Satu {name}")
        make_partner(world.own, "Satu A")
        first = queries_of(operator, url)
        for name in ("Dua", "dua", "DUA", "Tiga", "TIGA"):
            make_partner(world.own, name)
        assert queries_of(operator, url) == first

    def test_archived_and_back(self, world, operator, pair):
        operator.post(at(world.own, "partner_archive", pair[0].pk, "arsipkan"), keyed())
        assert "Arsip" in text_of(operator.get(at(world.own, "partner", pair[0].pk)))
        listed = text_of(operator.get(f"{at(world.own, 'partner_list')}?archived=no"))
        assert "Puskesmas Kenanga" not in listed
        operator.post(at(world.own, "partner_archive", pair[0].pk, "aktifkan"), keyed())
        assert Partner.objects.get(pk=pair[0].pk).is_active
