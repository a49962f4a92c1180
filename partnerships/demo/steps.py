"""Steps of a partnership's life as the demo takes them: each is a handful of real actions at a given moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from partnerships.actions.activities import hold_activity, plan_activity
from partnerships.actions.agreements import draft_agreement, edit_agreement, move_agreement
from partnerships.actions.candidates import choose_candidate, describe_candidate
from partnerships.actions.contributions import add_contribution
from partnerships.actions.conversations import note_conversation
from partnerships.actions.evaluations import close_round, measure, open_round, save_answers
from partnerships.actions.needs import record_need
from partnerships.actions.obligations import add_obligation
from partnerships.actions.partnerships import move_partnership, open_partnership
from partnerships.actions.proposals import BudgetFacts, ObjectiveFacts, edit_proposal, move_proposal
from partnerships.actions.signatures import record_signature
from partnerships.demo.school import Demo
from partnerships.models import Agreement, Need, Partner, Partnership, Party, Proposal
from partnerships.terms import AgreementKind, DutyStamp, Factor, Form, FundSource, Scope
from schools.roles import Role

OWN = "own"
"""The key of the demo school itself among the parties."""


@dataclass
class Teller:
    """Tells the stories of one school: knows its people and partners and the day on which the demo is built."""

    demo: Demo
    partners: dict[str, Partner]
    today: date
    now: datetime
    needs: dict[str, Need] = field(default_factory=dict)

    def ago(self, days: int) -> datetime:
        """The moment `days` before the demo is built, at ten in the morning or so."""
        return self.now - timedelta(days=days)

    def day(self, days: int) -> date:
        """The date `days` before today; negative for a day to come."""
        return self.today - timedelta(days=days)

    def need(self, key: str, days: int, **facts: Any) -> Need:
        """Record a need as the teacher or the hub."""
        self.needs[key] = record_need(
            by=self.demo.actor(Role.HUB), now=self.ago(days), school=self.demo.school, **facts
        )
        return self.needs[key]

    def open(self, days: int, title: str, needs: Sequence[str], partners: Sequence[str], **facts: Any) -> Partnership:
        """Open a partnership and begin exploring."""
        given = {"form": Form.FORMAL, "scope": Scope.SOFTWARE, "lead": self.demo.people[Role.HUB], **facts}
        return open_partnership(
            by=self.demo.actor(Role.HUB),
            now=self.ago(days),
            school=self.demo.school,
            title=title,
            needs=[self.needs[n] for n in needs],
            partners=[self.partners[p] for p in partners],
            **given,
        )

    def move(self, partnership: Partnership, days: int, name: str, role: str = Role.HUB, comment: str = "") -> None:
        """Make a move of the seven stages."""
        move_partnership(
            by=self.demo.actor(role), now=self.ago(days), partnership=partnership, name=name, comment=comment
        )

    def choose(self, partnership: Partnership, days: int, interest: str, resources: str) -> None:
        """Compare the candidates and choose them all."""
        by, now = self.demo.actor(Role.HUB), self.ago(days)
        for candidate in partnership.candidates.all():
            described = describe_candidate(by=by, now=now, candidate=candidate, interest=interest, resources=resources)
            choose_candidate(by=by, now=now, candidate=described)

    def propose(
        self,
        partnership: Partnership,
        days: int,
        *,
        goals: str,
        background: str,
        plan: str,
        objectives: Sequence[ObjectiveFacts],
        duties: Mapping[str, str],
        costs: Sequence[tuple[str, str, int, str, int]] = (),
    ) -> None:
        """Write a proposal; `duties` maps OWN or a partner's key to what that party answers for.

        `costs` are lines of the budget: what, who pays (a source of funds or a partner's key), quantity, unit, unit price.
        """
        roles = {
            party.pk: ("Penyelenggara" if key == OWN else "Pendukung program", duties[key])
            for key, party in self.parties(partnership).items()
        }
        edit_proposal(
            by=self.demo.actor(Role.HUB),
            now=self.ago(days),
            partnership=partnership,
            goals=goals,
            background=background,
            evaluation_plan=plan,
            objectives=objectives,
            roles=roles,
            budget=[self._cost(partnership, *cost) for cost in costs],
            expected=self._version(partnership),
        )

    def _version(self, partnership: Partnership) -> int | None:
        written = Proposal.objects.filter(partnership=partnership).first()
        return written.version if written else None

    def _cost(
        self, partnership: Partnership, item: str, payer: str, quantity: int, unit: str, price: int
    ) -> BudgetFacts:
        party = self.parties(partnership).get(payer)
        source = FundSource.PARTNER if party else FundSource(payer)
        return BudgetFacts(item, source, Decimal(quantity), unit, Decimal(price), party=party.pk if party else None)

    def judge(
        self, partnership: Partnership, days: int, name: str, role: str = Role.PRINCIPAL, comment: str = ""
    ) -> None:
        """Submit, return or approve the proposal."""
        partnership.refresh_from_db()
        move_proposal(
            by=self.demo.actor(role), now=self.ago(days), proposal=partnership.proposal, name=name, comment=comment
        )

    def parties(self, partnership: Partnership) -> dict[str, Party]:
        """Key of the partner (OWN for the demo school) -> party."""
        keys = {partner.pk: key for key, partner in self.partners.items()}
        rows = partnership.parties.select_related("partner", "partnership__school")
        return {keys[row.partner_id] if row.partner_id else OWN: row for row in rows}

    def agree(
        self,
        partnership: Partnership,
        days: int,
        subject: str,
        *,
        years: int = 1,
        kind: str = AgreementKind.PKS,
        start: int | None = None,
        parent: Agreement | None = None,
    ) -> Agreement:
        """Draft an agreement, under `parent` if there is one, and fill in its dates; signed on the day, running from `start` days ago."""
        by, now = self.demo.actor(Role.HUB), self.ago(days)
        drafted = draft_agreement(
            by=by,
            now=now,
            partnership=partnership,
            kind=kind,
            subject=subject,
            starts_on=self.day(days if start is None else start),
            years=years,
            parent=parent,
        )
        return edit_agreement(by=by, now=now, agreement=drafted, signed_on=self.day(days), signing_place="Tirtamaya")

    def owe(self, partnership: Partnership, days: int, duties: Sequence[tuple[str, str, int | None]]) -> None:
        """Record obligations: (party key, what, due so many days ago or None)."""
        parties = self.parties(partnership)
        for key, what, due in duties:
            add_obligation(
                by=self.demo.actor(Role.HUB),
                now=self.ago(days),
                partnership=partnership,
                party=parties[key],
                description=what,
                due_on=None if due is None else self.day(due),
            )

    def sign(self, agreement: Agreement, days: int, parties: int | None = None) -> None:
        """Make it ready and record the signatures of the first `parties` parties (all when None)."""
        by, now = self.demo.actor(Role.HUB), self.ago(days)
        move_agreement(by=by, now=now, agreement=agreement, name="prepare")
        for party in agreement.parties.order_by("order")[:parties]:
            record_signature(
                by=by,
                now=now,
                party=party,
                initialled_on=self.day(days),
                signed_on=self.day(days),
                duty_stamp=DutyStamp.PHYSICAL,
                original_held=True,
                original_place="Lemari arsip Tata Usaha, map Kemitraan",
            )
        agreement.refresh_from_db()

    def hold(
        self,
        partnership: Partnership,
        planned: int,
        held: int,
        title: str,
        place: str,
        result: str,
        participants: int,
        gifts: Sequence[tuple[str, str, int, str]],
    ) -> None:
        """Plan an activity and hold it, with contributions: (party key, kind, quantity, description)."""
        by, parties = self.demo.actor(Role.HUB), self.parties(partnership)
        activity = plan_activity(
            by=by,
            now=self.ago(planned),
            partnership=partnership,
            title=title,
            starts_on=self.day(held),
            place=place,
            in_charge=self.demo.people[Role.TEACHER],
            plan="",
        )
        hold_activity(by=by, now=self.ago(held), activity=activity, participants=participants, result=result)
        for key, kind, quantity, description in gifts:
            add_contribution(
                by=by,
                now=self.ago(held),
                activity=activity,
                party=parties[key],
                kind=kind,
                quantity=Decimal(quantity),
                description=description,
            )

    def plan(self, partnership: Partnership, days: int, title: str, place: str, role: str = Role.TEACHER) -> None:
        """Plan an activity `days` from now."""
        plan_activity(
            by=self.demo.actor(Role.HUB),
            now=self.now,
            partnership=partnership,
            title=title,
            starts_on=self.day(-days),
            place=place,
            in_charge=self.demo.people[role],
            plan="",
        )

    def talk(self, partnership: Partnership, days: int, subject: str, agreed: str, again: int | None = None) -> None:
        """Note a talk of the hub with the partner's contacts; `again` is the day of the next one, negative for a day to come."""
        contacts = [c for party in partnership.parties.exclude(partner=None) for c in party.partner.contacts.all()]
        note_conversation(
            by=self.demo.actor(Role.HUB),
            now=self.ago(days),
            partnership=partnership,
            happened_on=self.day(days),
            channel="whatsapp",
            subject=subject,
            agreed=agreed,
            people=[self.demo.people[Role.HUB]],
            contacts=contacts,
            next_on=None if again is None else self.day(again),
        )

    def measure(self, partnership: Partnership, values: Sequence[tuple[int, int]]) -> None:
        """Measure the first indicator: (days ago, value)."""
        indicator = partnership.indicators.select_related("partnership__school").order_by("pk").first()
        if indicator is None:
            raise LookupError("the approved proposal filled no indicator")
        for days, value in values:
            measure(
                by=self.demo.actor(Role.HUB),
                now=self.ago(days),
                indicator=indicator,
                measured_on=self.day(days),
                value=Decimal(value),
            )

    def evaluate(self, partnership: Partnership, days: int, voices: Mapping[str, tuple[int, str, str, str]]) -> None:
        """Open a round, answer it for every party in `voices`, close it.

        Each voice: (level most factors get, respondent, obstacle, recommendation); communication gets one step less.
        """
        by, now = self.demo.actor(Role.HUB), self.ago(days)
        opened = open_round(
            by=by,
            now=now,
            partnership=partnership,
            title="Evaluasi akhir masa kerja sama",
            period_from=self.day(days + 330),
            period_to=self.day(days),
            due_on=self.day(days - 14),
        )
        keys = {party.pk: key for key, party in self.parties(partnership).items()}
        for response in opened.responses.select_related("party"):
            level, respondent, obstacle, recommendation = voices[keys[response.party_id]]
            ratings = {
                f.value: (level - 1 if f in (Factor.COMMUNICATION, Factor.OPEN_TALK) else level, "") for f in Factor
            }
            ratings[Factor.REGULAR_EVALUATION.value] = (level, "Rapat evaluasi dua kali dalam masa kerja sama.")
            save_answers(
                by=by,
                now=now,
                response=response,
                ratings=ratings,
                submit=True,
                respondent=respondent,
                obstacles=obstacle,
                recommendations=recommendation,
                lessons="Jadwal bersama yang disepakati di awal semester paling membantu.",
                benefits={
                    "resources": "Tenaga kesehatan dan psikolog hadir di sekolah.",
                    "support": "Siswa tahu ke mana meminta bantuan.",
                },
            )
        close_round(by=by, now=now, round=opened)
