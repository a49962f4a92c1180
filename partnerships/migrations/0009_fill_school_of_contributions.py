"""The school of contributions that are there already. By itself: PostgreSQL alters no table in a transaction that has changed rows."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """The partnership's."""
    parties = apps.get_model("partnerships", "Party").objects.filter(pk=OuterRef("party"))
    contributions = apps.get_model("partnerships", "Contribution").objects
    contributions.update(school=Subquery(parties.values("partnership__school")[:1]))


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0008_school_of_contributions")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
