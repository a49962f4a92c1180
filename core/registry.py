"""What the apps bring along. Each app registers in `AppConfig.ready`; core and the shell read.

This is how a lower app shows what a higher one knows, without importing it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.policy import Actor


@dataclass(frozen=True)
class NavEntry:
    """One entry of the shell's navigation. `visible(actor)` decides; `url_name` is reversed with the tenant's slug."""

    key: str
    label: Any
    icon: str
    url_name: str
    order: int
    visible: Callable[[Actor], bool]
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """One line of a home list: what, where to do it, until when, who it waits on.

    `section` is the list for which it is, where a panel reads once for two.
    """

    title: str
    url: str
    context: str = ""
    due: Any = None
    action: str = ""
    who: str = ""
    section: str = ""


@dataclass(frozen=True)
class Panel:
    """An app's share of the home page: `collect(actor, now)` gives tasks for one of the four lists, or `core.lines.Lines` that
    become tasks once the rows of all panels were read together.
    """

    key: str
    section: str  # "must_do", "late", "waiting", "week"
    collect: Callable[[Actor, datetime], Iterable[Any]]


@dataclass(frozen=True)
class Secrets:
    """Encrypted values outside private fields: `left()` names the rows that the first key did not write, `rotate()` tallies."""

    left: Callable[[], Iterable[Any]]
    rotate: Callable[[], Any]


@dataclass(frozen=True)
class Reader:
    """How to find out whether somebody may read an object: `load(actor, pk)` returns it, or None (then 404).

    `files` says who may open files and papers that hang on it, where these say more than its page does. `rows(actor)` are all
    objects whose files and papers this person may open; without it the search finds none of them.
    """

    load: Callable[[Actor, int], Any | None]
    url: Callable[[Any], str] | None = None
    files: Callable[[Actor, int], Any | None] | None = None
    rows: Callable[[Actor], Any] | None = None


@dataclass(frozen=True)
class SearchKind:
    """A kind of row that the search over everything finds (core.everything).

    `rows(actor)` are those whose page this person may open, or None where the person may open none; their model has a `SEARCH`. It is
    put together once for all with the same roles (core.kept); `reads` says that it looks into the database, and is asked each time.
    `route` is reversed with the tenant's slug and `key_of(row)`; `about(row)` is the second line of a result. `listing` names the
    list that takes the words as `listing_word`, for those whom `rows` lets in at all; '' leaves all of the kind on the search's page.
    """

    key: str
    label: Any
    icon: str
    order: int
    rows: Callable[[Actor], Any | None]
    route: str
    about: Callable[[Any], Any] = lambda row: ""
    title: Callable[[Any], Any] = str
    key_of: Callable[[Any], int] = lambda row: row.pk
    listing: str = ""
    listing_word: str = "q"
    reads: bool = False


@dataclass(frozen=True)
class ItemOrigin:
    """A kind of row out of which action items come: who hands them out there, and how a list names the row.

    `owner(row, person)` refuses somebody who may not be put in charge of what came out of this row; `owners(row, people)` keeps
    of the users whom a form offers those who may; `standing(row)` refuses new items of a row that is called off. Those it has are
    still done, changed and dropped. `reading(actor, row)` refuses who may open the row's page, but not read what came out of it.
    """

    check: Callable[[Actor, Any], None]
    label: Callable[[Any], Any]
    owner: Callable[[Any, Any], None] = lambda row, person: None
    owners: Callable[[Any, Any], Any] = lambda row, people: people
    standing: Callable[[Any], None] = lambda row: None
    reading: Callable[[Actor, Any], None] = lambda actor, row: None


@dataclass(frozen=True)
class LinkPurpose:
    """A kind of scoped link: the route that serves it (it receives the link's public id) and how long it lives.

    `leftovers` is the template that shows, once a link is over, what its page left on the phone (context: refusal, link).
    """

    key: str
    label: Any
    url_name: str
    days: int
    leftovers: str = ""


@dataclass(frozen=True)
class FirstStep:
    """What an empty home page teaches somebody with one of `roles`: what Guyub does for them, and where to begin.

    `url_name` is reversed with the tenant's slug; '' for a step that only explains. The lowest `order` that fits is shown.
    """

    key: str
    roles: tuple[str, ...]
    title: Any
    text: Any
    order: int
    url_name: str = ""
    label: Any = ""
    icon: str = "seedling"


@dataclass(frozen=True)
class SweepStep:
    """An app's share of the sweep: `work(now)` does what has come due and returns how many things it moved. Cheap when nothing has."""

    key: str
    work: Callable[[datetime], int]


@dataclass(frozen=True)
class DemoChapter:
    """An app's share of the demo school, built by the real actions after the chapters of lower `order`.

    `tell` is the dotted name of a function `tell(tenant, now)`: no web process reads the demo's stories.
    """

    key: str
    order: int
    tell: str


@dataclass
class Registry:
    """Everything that was registered. One instance, `registry`, per process."""

    nav: list[NavEntry] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    readers: dict[str, Reader] = field(default_factory=dict)
    link_purposes: dict[str, LinkPurpose] = field(default_factory=dict)
    reminder_rules: dict[str, Any] = field(default_factory=dict)
    document_kinds: dict[str, Any] = field(default_factory=dict)
    workflows: dict[str, Any] = field(default_factory=dict)
    first_steps: list[FirstStep] = field(default_factory=list)
    verbs: dict[str, Any] = field(default_factory=dict)
    sweep_steps: dict[str, SweepStep] = field(default_factory=dict)
    lists: dict[str, Any] = field(default_factory=dict)
    find_actor: Callable[[int, int], Actor | None] = lambda user_id, tenant_id: None
    """A person at a tenant as an actor, for work that goes on after the request; None for somebody who left."""
    item_origins: dict[str, ItemOrigin] = field(default_factory=dict)
    batch_kinds: dict[str, Any] = field(default_factory=dict)
    followers: dict[str, Callable[[Any, datetime], None]] = field(default_factory=dict)
    bundle_followers: dict[str, Callable[[Any, datetime], None]] = field(default_factory=dict)
    search_kinds: dict[str, SearchKind] = field(default_factory=dict)
    demo_chapters: dict[str, DemoChapter] = field(default_factory=dict)
    report_parts: dict[str, Any] = field(default_factory=dict)
    erasers: dict[str, dict[str, Callable[[Any, datetime], bool]]] = field(default_factory=dict)
    data_checks: dict[str, Callable[[bool], Iterable[str]]] = field(default_factory=dict)
    secrets: dict[str, Secrets] = field(default_factory=dict)
    data_subjects: dict[str, Any] = field(default_factory=dict)
    own_parts: dict[str, Callable[[Any, datetime], Iterable[Any]]] = field(default_factory=dict)
    persons_behind: dict[str, Callable[[Iterable[Any]], Mapping[int, Any]]] = field(default_factory=dict)

    def add_nav(self, entry: NavEntry) -> None:
        self.nav = sorted([e for e in self.nav if e.key != entry.key] + [entry], key=lambda e: e.order)

    def add_panel(self, panel: Panel) -> None:
        self.panels = [p for p in self.panels if p.key != panel.key] + [panel]

    def add_reader(self, subject_type: str, reader: Reader) -> None:
        self.readers[subject_type] = reader

    def add_batch_kind(self, kind: Any) -> None:
        """A kind of papers that are made many at once (core.batches.BatchKind)."""
        self.batch_kinds[kind.key] = kind

    def add_follower(self, key: str, follow: Callable[[Any, datetime], None]) -> None:
        """Who hears of every row on which an action was recorded: `follow(row, now)`, within the action's transaction."""
        self.followers[key] = follow

    def add_bundle_follower(self, subject_type: str, follow: Callable[[Any, datetime], None]) -> None:
        """What happens once a ZIP about a row of this kind is ready or has failed: `follow(bundle, now)`, in the same transaction."""
        self.bundle_followers[subject_type] = follow

    def add_search_kind(self, kind: SearchKind) -> None:
        self.search_kinds[kind.key] = kind

    def add_item_origin(self, subject_type: str, origin: ItemOrigin) -> None:
        """Rows of this kind hand out action items (core.action_items); they need a reader as well."""
        self.item_origins[subject_type] = origin

    def add_report_part(self, part: Any) -> None:
        """A part of the periodic report (core.report_parts)."""
        self.report_parts[part.key] = part

    def add_data_check(self, key: str, find: Callable[[bool], Iterable[str]]) -> None:
        """An invariant of the app's rows (core.data_checks): `find(deep)` tells what breaks it, one sentence each."""
        self.data_checks[key] = find

    def add_secrets(self, place: str, secrets: Secrets) -> None:
        """What an app encrypts with the field keys in tables that have no private fields (core.key_rotation)."""
        self.secrets[place] = secrets

    def add_eraser(self, subject_type: str, key: str, forget: Callable[[Any, datetime], bool]) -> None:
        """An app's share in erasing a row of this kind (core.erasures): `forget(row, now)` says whether there was anything left.

        It is called again after each restore, so a second time must do nothing.
        """
        self.erasers.setdefault(subject_type, {})[key] = forget

    def add_data_subject(self, kind: Any) -> None:
        """A kind of person about whom rows are held (core.data_subjects)."""
        self.data_subjects[kind.kind] = kind

    def add_own_part(self, key: str, tell: Callable[[Any, datetime], Iterable[Any]]) -> None:
        """What an app shows a person on the page of their own data: `tell(user, now)` gives core.data_subjects.OwnPart."""
        self.own_parts[key] = tell

    def add_persons_behind(self, key: str, find: Callable[[Iterable[Any]], Mapping[int, Any]]) -> None:
        """Whose data audit events touched: `find(events)` gives the person's row per number of event (core.breaches)."""
        self.persons_behind[key] = find

    def add_demo_chapter(self, chapter: DemoChapter) -> None:
        self.demo_chapters[chapter.key] = chapter

    def add_link_purpose(self, purpose: LinkPurpose) -> None:
        self.link_purposes[purpose.key] = purpose

    def add_reminder_rule(self, rule: Any) -> None:
        self.reminder_rules[rule.key] = rule

    def add_document_kind(self, kind: Any) -> None:
        self.document_kinds[kind.key] = kind

    def add_workflow(self, workflow: Any) -> None:
        self.workflows[workflow.name] = workflow

    def add_list(self, kind: Any) -> None:
        """Announce a list (core.lists.ListKind) to saved views and exports."""
        self.lists[kind.key] = kind

    def add_first_step(self, step: FirstStep) -> None:
        self.first_steps = sorted([s for s in self.first_steps if s.key != step.key] + [step], key=lambda s: s.order)

    def add_sweep_step(self, step: SweepStep) -> None:
        self.sweep_steps[step.key] = step

    def add_verbs(self, labels: Mapping[str, Any]) -> None:
        """Words for the verbs of audit events: "agreement.signed" -> "Perjanjian ditandatangani"."""
        self.verbs |= labels


registry = Registry()
