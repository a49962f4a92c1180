from collaboration.models.event import Event, EventPerson

__all__ = ["Event", "EventPerson"]
