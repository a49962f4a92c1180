"""What lists are looked through by, for the rows that are there already: the same rules as `actions/_register.py` and `_rhythm.py`."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db import migrations
from django.db.models import Exists, OuterRef

RUNNING = ("implementation", "evaluation", "review")


def fill_agreements(apps, schema_editor):
    Agreement = apps.get_model("partnerships", "Agreement")
    AgreementParty = apps.get_model("partnerships", "AgreementParty")
    parties = AgreementParty.objects.filter(agreement=OuterRef("pk"))
    after = Agreement.objects.filter(predecessor=OuterRef("pk"))
    Agreement.objects.update(
        followed=Exists(after),
        lacks_number=Exists(parties.filter(party__partner=None, number="")),
        lacks_original=Exists(parties.exclude(signature__original_held=True)),
    )
    Agreement.objects.filter(base=None).update(renewed=Exists(after.filter(state="signed")))
    of_base = Agreement.objects.filter(pk=OuterRef("base_id"), renewed=True)
    Agreement.objects.filter(base__isnull=False).update(renewed=Exists(of_base))


def fill_obligations(apps, schema_editor):
    Fulfilment = apps.get_model("partnerships", "Fulfilment")
    parts = Fulfilment.objects.filter(obligation=OuterRef("pk"))
    apps.get_model("partnerships", "Obligation").objects.update(has_part=Exists(parts))


def fill_partnerships(apps, schema_editor):
    Partnership = apps.get_model("partnerships", "Partnership")
    Conversation = apps.get_model("partnerships", "Conversation")
    rows = Partnership.objects.filter(stage__in=RUNNING).select_related("school")
    for row in rows.iterator(chunk_size=1000):
        talks = Conversation.objects.filter(partnership=row, corrected_by=None)
        last = max(talks.values_list("happened_on", flat=True), default=None)
        agreed = talks.filter(next_on__isnull=False, **({"next_on__gt": last} if last else {}))
        ahead = min(agreed.values_list("next_on", flat=True), default=None)
        days = [ahead + timedelta(days=1)] if ahead else []
        if row.quiet_days:
            since = last or row.stage_since.astimezone(ZoneInfo(row.school.timezone)).date()
            days.append(since + timedelta(days=row.quiet_days))
        if days:
            Partnership.objects.filter(pk=row.pk).update(silent_from=min(days))


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0004_quick_lists")]
    operations = [
        migrations.RunPython(fill_agreements, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(fill_obligations, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(fill_partnerships, migrations.RunPython.noop, elidable=True),
    ]
