from schools.models.invitation import Invitation
from schools.models.listing import SchoolListing
from schools.models.membership import Membership
from schools.models.region import Region
from schools.models.rights import RightsRequest
from schools.models.school import School, SchoolYear
from schools.models.teaching import ClassGroup, Holiday, Lesson, Room, Subject
from schools.models.user import User

__all__ = [
    "ClassGroup", "Holiday", "Invitation", "Lesson", "Membership", "Region", "RightsRequest", "Room", "School", "SchoolListing",
    "SchoolYear", "Subject", "User",
]  # fmt: skip
