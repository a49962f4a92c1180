"""By what partners and partnerships are narrowed, for the rows that are there already: the same rules as `actions/_marks.py`.

By itself: PostgreSQL makes no index in a transaction that has changed rows.
"""

from django.db import migrations
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat

CATEGORIES = ("academic", "extracurricular", "professional", "student_support")
RESOURCES = ("equipment", "experts", "information", "joint_project", "money", "scholarship", "services", "volunteers")
KINDS = (
    "abroad", "business", "community", "government", "health_centre", "higher_education", "individual", "nonprofit", "police",
    "school", "service_provider",
)  # fmt: skip


def mark(rows, column, word):
    """One word more at the end of what is there; words come in order."""
    begun = Case(When(**{column: ""}, then=Value("|")), default=F(column))
    rows.update(**{column: Concat(begun, Value(f"{word}|"))})


def fill(apps, schema_editor):
    """For the rows that are there already: the same rules as `actions/_marks.py`."""
    Partner = apps.get_model("partnerships", "Partner")
    PartnerOffer = apps.get_model("partnerships", "PartnerOffer")
    for word in sorted((*CATEGORIES, *RESOURCES)):
        offers = PartnerOffer.objects.filter(**{"category" if word in CATEGORIES else "resource": word})
        mark(Partner.objects.filter(pk__in=offers.values("partner")), "offered", word)
    Partnership = apps.get_model("partnerships", "Partnership")
    parties = apps.get_model("partnerships", "Party").objects
    for word in KINDS:
        mark(Partnership.objects.filter(pk__in=parties.filter(partner__kind=word).values("partnership")), "partner_kinds", word)
    high = Q(likelihood__gte=2, impact=3) | Q(likelihood=3, impact__gte=2)
    risks = apps.get_model("partnerships", "Risk").objects.filter(high, state__in=("open", "answering"))
    Partnership.objects.filter(pk__in=risks.values("partnership")).update(high_risk=True)


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0006_indexes_that_fit")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
