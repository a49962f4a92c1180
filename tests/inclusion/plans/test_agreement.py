"""Parents read and answer, the principal approves, and what was shown and approved never changes."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from core import links
from core.models import AuditEvent, OutgoingMessage, ScopedLink
from core.models.audit import AppendOnlyError
from core.policy import Denied, NotNow
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.parents import give_child_link
from inclusion.actions.plan_agreement import answer_plan, give_link
from inclusion.actions.plans import keep_settings
from inclusion.emails.plans import AGREEMENT
from inclusion.models import Consent, Guardian, PlanApproval, PlanVersion
from inclusion.queries.plan_differences import changes_between
from inclusion.queries.plan_payload import fingerprint
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import inclusion
from tests.factories import inclusion_plans as make
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


def told(user, word):
    return OutgoingMessage.objects.filter(kind=f"inclusion.plan_{word}", to_user=user, channel="inbox")


def test_the_plan_goes_from_desk_to_desk_and_each_is_told(side):
    plan = make.in_force(side)
    assert plan.state == "in_force"
    assert plan.held == plan.versions.get()
    assert plan.held.approval.by == side.principal
    for user, word in ((side.parent, "shared"), (side.principal, "agreed"), (side.teacher, "approved")):
        message = told(user, word).get()
        assert plan.pupil.name not in message.subject + message.body_text
        assert plan.pupil.called not in message.subject + message.body_text


def test_remarks_stay_at_their_section_and_the_plan_returns_to_the_desk(side):
    plan = make.answered(side, make.shared(side), agrees=False, remarks={"goals": "Terlalu cepat", "method": ""})
    assert plan.state == "draft"
    answer = make.sheet(plan)
    assert (answer.answer, [(r.section, r.text) for r in answer.remarks.all()]) == (
        "changes",
        [("goals", "Terlalu cepat")],
    )
    assert told(side.special_needs_teacher, "changes").exists()
    with pytest.raises(NotNow):
        make.answered(side, plan)


def test_a_wish_for_changes_says_what(side):
    with pytest.raises(NotNow, match="perlu diubah"):
        make.answered(side, make.shared(side), agrees=False)


def test_only_guardians_with_the_right_to_decide_answer(side):
    plan = make.shared(side)
    for role in ("special_needs_teacher", "principal", "teacher"):
        with pytest.raises(Denied):
            answer_plan(by=side.as_(role), now=NOW, answer=make.sheet(plan), agrees=True)
    plan.pupil.guardians.update(may_consent=False)
    with pytest.raises(Denied):
        make.answered(side, plan)


def test_one_guardian_is_enough_unless_the_school_asks_all(side):
    pupil = inclusion.supported_pupil(side)
    father = Guardian.objects.create(pupil=pupil, name="Pak Budi", relation="father", user=side.committee)
    plan = make.shared(side, pupil=pupil)
    keep_settings(by=side.as_("special_needs_teacher"), now=NOW, school=side.school, all_guardians=True)
    make.answered(side, plan)
    assert plan.state == "shared"
    answer = plan.versions.get().answers.get(guardian=father)
    link, _token = links.issue(
        by=side.as_("special_needs_teacher"), now=NOW, purpose=AGREEMENT, subject=answer, recipient_label="Pak Budi"
    )
    answer_plan(by=links.actor_of(link), now=NOW, answer=answer, agrees=True)
    plan.refresh_from_db()
    assert plan.state == "agreed"


def test_the_principal_alone_approves_and_may_return(side):
    plan = make.agreed(side)
    for role in ("special_needs_teacher", "teacher", "parent"):
        with pytest.raises(Denied):
            make.moved(side, plan, "approve", by=role)
    make.moved(side, plan, "return", by="principal")
    assert plan.state == "draft"


def test_an_approved_version_stays_word_for_word_while_the_plan_is_amended(side):
    plan = make.in_force(side)
    before, mark = plan.held.payload, plan.held.sha256
    make.moved(side, plan, "amend", comment="Target tercapai lebih cepat")
    make.write(side, plan, strategies="Cara yang sama sekali lain")
    plan.refresh_from_db()
    assert plan.held.number == 1
    make.moved(side, plan, "share")
    make.answered(side, plan)
    assert plan.held.number == 1, "the first one holds until the second is approved"
    make.moved(side, plan, "approve", by="principal")
    assert (plan.held.number, plan.held.reason) == (2, "Target tercapai lebih cepat")
    first = plan.versions.get(number=1)
    assert (first.payload, first.sha256, fingerprint(first.payload)) == (before, mark, mark)
    (change,) = changes_between(first.payload, plan.held.payload)
    assert (
        "".join(piece.text for piece in change.pieces if piece.kind == "added").strip() == "Cara yang sama sekali lain"
    )


def test_versions_and_approvals_are_append_only(side):
    version = make.in_force(side).held
    for act in (
        version.save,
        version.delete,
        version.approval.save,
        lambda: PlanVersion.objects.update(number=9),
        PlanApproval.objects.all().delete,
    ):
        with pytest.raises(AppendOnlyError):
            act()


def test_a_refused_amendment_returns_to_its_own_desk(side):
    plan = make.moved(side, make.amending(side), "share")
    make.answered(side, plan, agrees=False, comment="Belum siap")
    assert plan.state == "amending"


def given(side, plan=None, now=REAL):
    """A plan that waits, a link for its guardian, and a browser that opened it."""
    plan = plan or make.shared(side, now=now)
    _link, path = give_link(by=side.as_("special_needs_teacher"), now=now, answer=make.sheet(plan), seed="uji")
    browser = Client()
    return plan, browser, browser.get(path)["Location"]


def test_a_parent_without_an_account_reads_and_agrees_by_link(side):
    plan, browser, page = given(side)
    answer = browser.get(page)
    assert answer.status_code == 200
    assert make.WORDS in text_of(answer)
    assert AuditEvent.objects.filter(verb="pupil.plan_opened", subject_id=plan.pupil_id, actor=None).exists()
    assert browser.post(page, keyed(answer="agree")).status_code == 302
    plan.refresh_from_db()
    assert plan.state == "agreed"
    assert make.sheet(plan).by_link
    again = browser.get(page)
    assert (again.status_code, again.context["asked"]) == (200, False)
    assert browser.post(page, keyed(answer="change", comment="Berubah pikiran")).status_code == 409


def test_a_link_that_is_forwarded_expired_revoked_or_without_consent_opens_nothing(side):
    plan, browser, page = given(side)
    assert Client().get(page).status_code == 410, "the address without its token, in another browser"
    link = ScopedLink.objects.get(purpose=AGREEMENT, revoked_at=None)
    ScopedLink.objects.filter(pk=link.pk).update(
        created_at=NOW - timedelta(days=60), expires_at=NOW - timedelta(days=30)
    )
    assert browser.get(page).status_code == 410
    ScopedLink.objects.filter(pk=link.pk).update(expires_at=REAL + timedelta(days=9))
    assert browser.get(page).status_code == 200
    consent = plan.pupil.consents.get(purpose="support")
    ended = {"given_on": NOW.date() - timedelta(days=9), "expires_on": NOW.date() - timedelta(days=1)}
    Consent.objects.filter(pk=consent.pk).update(**ended)
    for answer in (browser.get(page), browser.post(page, keyed(answer="agree"))):
        assert answer.status_code == 409
        assert make.WORDS not in answer.content.decode()
    Consent.objects.filter(pk=consent.pk).update(expires_on=None)
    withdraw_consent(by=side.as_("parent"), now=REAL, consent=consent)
    assert browser.get(page).status_code == 410, "withdrawing stops the link itself"


def test_a_link_answers_its_own_sheet_alone(side):
    plan, _browser, _page = given(side)
    actor = links.actor_of(ScopedLink.objects.get(purpose=AGREEMENT, revoked_at=None))
    other = make.shared(side, pupil=inclusion.supported_pupil(side, name="Citra Dewi", now=REAL), now=REAL)
    with pytest.raises(Denied):
        answer_plan(by=actor, now=REAL, answer=make.sheet(other), agrees=True)
    answer_plan(by=actor, now=REAL, answer=make.sheet(plan), agrees=True)


def test_after_approval_the_link_says_so_and_where_the_plan_is(side):
    plan, browser, page = given(side)
    browser.post(page, keyed(answer="agree"))
    plan.refresh_from_db()
    make.moved(side, plan, "approve", by="principal", now=REAL)
    said = text_of(browser.get(page))
    assert "Rencana sudah disahkan" in said
    assert "mintalah tautan ruang anak" in said
    assert make.WORDS not in said
    link, path = give_child_link(by=side.as_("special_needs_teacher"), now=REAL, guardian=make.sheet(plan).guardian)
    assert "yang diberikan sekolah kepada Anda" in text_of(browser.get(page))
    assert str(link.public_id) not in browser.get(page).content.decode(), "a forwarded link opens no more than it did"
    child = browser.get(path)["Location"]
    assert child in browser.get(page).content.decode()
    assert browser.post(page, keyed(answer="change", comment="Terlambat")).status_code == 409


def test_taking_the_plan_back_stops_its_links(side):
    plan, browser, page = given(side)
    make.moved(side, plan, "take_back", now=REAL)
    assert browser.get(page).status_code == 410


def test_a_new_link_replaces_the_old_one(side):
    plan, browser, page = given(side)
    give_link(by=side.as_("counsellor"), now=REAL, answer=make.sheet(plan), seed="kedua")
    assert browser.get(page).status_code == 410
    assert reverse("inclusion_links:plan", args=[ScopedLink.objects.get(purpose=AGREEMENT, revoked_at=None).public_id])


def test_remarks_on_parts_are_folded_until_somebody_wrote_one(side):
    """The answer and its button come first on a phone; what was typed is never hidden."""
    _plan, browser, page = given(side)
    fresh = browser.get(page).content.decode()
    assert '<details class="fold"><summary>Catatan untuk setiap bagian' in fresh
    assert (
        fresh.index('name="answer"')
        < fresh.index("<summary>Catatan untuk setiap bagian")
        < fresh.index('name="remark_')
    )
    refused = browser.post(page, keyed(remark_goals="Terlalu cepat"))
    assert refused.status_code == 422
    assert '<details class="fold" open><summary>Catatan untuk setiap bagian' in refused.content.decode()


def test_a_second_click_shows_the_same_link_and_it_works(side, client_for):
    """With a text to share; the link that is shown is not one that the click revoked."""
    plan = make.shared(side, now=REAL)
    url = school_url(side.school, "inclusion:plan_link", plan.pk, make.sheet(plan).pk)
    client, form = client_for(side.special_needs_teacher), keyed()
    shown = [client.post(url, form).context for _click in range(2)]
    assert shown[0]["address"] == shown[1]["address"]
    assert shown[1]["whatsapp"].startswith("https://wa.me/")
    assert Client().get(urlsplit(shown[1]["address"]).path).status_code == 302
