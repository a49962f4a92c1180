from schools.models.invitation import Invitation
from schools.models.listing import SchoolListing
from schools.models.membership import Membership
from schools.models.region import Region
from schools.models.school import School, SchoolYear
from schools.models.user import User

__all__ = ["Invitation", "Membership", "Region", "School", "SchoolListing", "SchoolYear", "User"]
