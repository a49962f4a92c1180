"""One of everything, at each of the two schools, so that every address of the table leads somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.test import Client
from django.test.client import ClientHandler

from core.models import ScopedLink
from partnerships.models import Partner
from schools.models import User
from schools.roles import Role
from tests.clock import NOW
from tests.factories import partnerships
from tests.factories.schools import make_member
from tests.world import Side, World

CANARY = "Kenari"
"""A word that stands in everything which the own school keeps to itself. Nobody who is refused may find it in the answer."""

STRANGER = "strange_partner"
"""The column of a partner contact whose organisation has nothing to do with the partnerships."""

TODAY = NOW.date()


def named(what: str) -> str:
    """A title that gives itself away."""
    return f"{CANARY} {what}"


@dataclass
class Lot:
    """Everything that belongs to one school, by the names that the table uses."""

    side: Side
    stranger: User
    things: dict[str, object] = field(default_factory=dict)

    def __getattr__(self, name: str) -> object:
        try:
            return self.things[name]
        except KeyError:
            raise AttributeError(name) from None

    def keys(self, words: str) -> list[object]:
        """Arguments of an address: "need/meet" -> [7, "meet"]; a word that names no thing stands for itself."""
        return [_key(self.things[w]) if w in self.things else w for w in words.split("/") if w != "."]


def _key(thing: object) -> object:
    """How an address names a thing: links by their public id, texts as they are, rows by their number."""
    if isinstance(thing, ScopedLink):
        return thing.public_id
    return getattr(thing, "pk", thing)


def organisation(side: Side, name: str, contact: User) -> Partner:
    """A partner whose contact has an account."""
    contacts = [{"name": contact.name, "position": "Kepala", "email": contact.email, "is_signatory": True}]
    return partnerships.make_partner(side, named(name), contacts=contacts)


def build(side: Side) -> Lot:
    """Every object of the table for one school."""
    from tests.access import scenes  # they need Lot and named() from here

    stranger = make_member(side.school, Role.PARTNER, email=f"asing@{side.school.slug}.test", name="Orang Asing")
    lot = Lot(side, stranger)
    partner = organisation(side, "Puskesmas", side.partner)
    lot.things |= {"partner": partner, "strange_partner": organisation(side, "Yayasan Lain", stranger)}
    scenes.build(lot)
    return lot


@dataclass
class Scene:
    """Both schools with everything in them, and a signed-in browser for everybody."""

    world: World
    own: Lot
    other: Lot
    sessions: Mapping[str, str]
    handlers: dict[bool, ClientHandler] = field(default_factory=dict)
    """The site as a browser reaches it, with and without asking for a form's token: put together once."""

    def client(self, who: str, **options) -> Client:
        """A browser of `who`: a role of the own school, STRANGER, "other:<role>", "outsider", "support" or "anonymous"."""
        client = Client(**options)
        client.handler = self.handlers.setdefault(client.handler.enforce_csrf_checks, client.handler)
        if who != "anonymous":
            client.cookies["sessionid"] = self.sessions[who]
        return client


def stand(world: World) -> Scene:
    """Build both lots and sign everybody in once."""
    own, other = build(world.own), build(world.other)
    people = {**world.own.everyone, STRANGER: own.stranger, "outsider": world.outsider}
    people |= {f"other:{role}": user for role, user in world.other.everyone.items()}
    people["support"] = User.objects.create_superuser("dukungan@guyub.test", "sandi-dukungan-2026", name="Dukungan")
    sessions = {}
    for who, user in people.items():
        client = Client()
        client.force_login(user)
        sessions[who] = client.cookies["sessionid"].value
    return Scene(world, own, other, sessions)
