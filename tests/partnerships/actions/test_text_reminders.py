"""A party that says nothing of a text is asked once more; who leads the partnership and the hub see that it is silent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.lines import tasks_of
from core.models import OutgoingMessage, ScopedLink
from core.policy import Actor
from partnerships.actions.negotiation import share_again, state_stance
from partnerships.actions.text_reminders import remind_silent_parties
from partnerships.models import Partnership, TextReview
from partnerships.negotiation_panels import silent
from partnerships.negotiation_reminders import TEXT_SILENT
from schools.models import School
from tests.clock import NOW
from tests.factories.negotiation import remark, review_link, reworded, shared, sheet_of

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def remind(now):
    return remind_silent_parties(by=Actor.system(), now=now)


def mails(side):
    return OutgoingMessage.objects.filter(tenant=side.school, subject__contains="Mohon jawaban")


def told(side, now):
    return [due.subject for due in TEXT_SILENT.find(side.school, side.school.local_date(now))]


@pytest.fixture
def agreement(world):
    """Shared with two partners, of each of whom somebody got the link by mail."""
    found = shared(world.own)
    for order in (2, 3):
        review_link(world.own, sheet_of(found, order), email=f"kontak{order}@mitra.test")
    return found


class TestTheParty:
    def test_is_mailed_a_fresh_link_after_five_days_and_once_more_after_twelve(self, world, agreement):
        invited = ScopedLink.objects.filter(purpose="agreement.review").count()
        assert invited == 2
        assert remind(NOW + 4 * DAY) == 0
        assert remind(NOW + 5 * DAY) == invited
        assert remind(NOW + 5 * DAY + timedelta(minutes=1)) == remind(NOW + 8 * DAY) == 0
        assert mails(world.own).count() == invited
        assert ScopedLink.objects.filter(purpose="agreement.review").count() == 2 * invited
        assert remind(NOW + 12 * DAY) == invited
        assert remind(NOW + 13 * DAY) == 0

    def test_the_link_in_the_mail_opens_the_text(self, world, client):
        noon = timezone.now().astimezone(world.own.school.zone).replace(hour=12)
        agreement = shared(world.own, now=noon - 6 * DAY)
        review_link(world.own, sheet_of(agreement), now=noon - 6 * DAY, email="kontak@mitra.test")
        assert remind(noon) == 1
        mail = mails(world.own).first()
        page = client.get(mail.url, follow=True)
        assert page.status_code == 200
        assert agreement.subject in page.content.decode()

    def test_who_has_spoken_is_left_in_peace(self, world, agreement):
        state_stance(by=world.own.as_("hub"), now=NOW + DAY, review=sheet_of(agreement, 2), stance="agrees")
        remark(world.own, sheet_of(agreement, 3), now=NOW + DAY)
        assert remind(NOW + 5 * DAY) == 0

    def test_only_about_the_text_that_lies_with_it_now(self, world, agreement):
        reworded(world.own, agreement, "pembiayaan", "Biaya ditanggung bersama.")
        share_again(by=world.own.as_("hub"), now=NOW + 3 * DAY, agreement=agreement)
        assert remind(NOW + 6 * DAY) == 0
        assert remind(NOW + 8 * DAY) == 2, "the links of the version before are carried over"

    def test_not_once_the_partnership_is_closed(self, world, agreement):
        Partnership.objects.update(stage=Partnership.Stage.CANCELLED)
        assert remind(NOW + 5 * DAY) == 0

    def test_not_at_night_and_not_weeks_late(self, world, agreement):
        night = (NOW + 6 * DAY).astimezone(world.own.school.zone).replace(hour=5)
        assert remind(night) == 0
        assert remind(NOW + 27 * DAY) == 0
        assert remind(night.replace(hour=7)) == 2

    def test_after_an_outage_one_mail_is_enough(self, world, agreement):
        assert remind(NOW + 13 * DAY) == 2
        assert remind(NOW + 14 * DAY) == 0

    def test_a_link_that_was_taken_back_stays_so(self, world, agreement):
        ScopedLink.objects.filter(purpose="agreement.review").update(revoked_at=NOW + DAY)
        assert remind(NOW + 5 * DAY) == 0


class TestTheSchool:
    def test_the_lead_is_told_whose_answer_is_missing(self, world, agreement):
        assert {review.party.order for review in told(world.own, NOW + 5 * DAY)} == {2, 3}
        assert told(world.other, NOW + 5 * DAY) == []
        state_stance(
            by=world.own.as_("hub"), now=NOW + DAY, review=sheet_of(agreement, 2), stance="objects", note="Mahal."
        )
        (review,) = told(world.own, NOW + 5 * DAY)
        assert review.party.order == 3

    def test_the_hub_and_the_lead_see_it_on_their_home_pages_after_some_days(self, world, agreement):
        for days, count in ((4, 0), (5, 2)):
            assert len(tasks_of(silent(world.own.as_("hub"), NOW + days * DAY))) == count
        Partnership.objects.update(lead=world.own.teacher)
        (task, _other) = tasks_of(silent(world.own.as_("teacher"), NOW + 5 * DAY))
        assert agreement.subject in task.title
        assert task.who == sheet_of(agreement).party.partner.name
        assert tasks_of(silent(world.own.as_("staff"), NOW + 5 * DAY)) == []

    def test_as_many_queries_for_one_as_for_three(self, world, agreement, django_assert_num_queries):
        TextReview.objects.exclude(party__order=2).delete()
        for count in (1, 3):
            hub = world.own.as_("hub")
            while TextReview.objects.silent().count() < count:
                shared(world.own)
            with django_assert_num_queries(2):
                tasks_of(silent(hub, NOW + 5 * DAY))
            with django_assert_num_queries(4):
                list(TEXT_SILENT.find(School.objects.get(pk=world.own.school.pk), NOW.date()))
