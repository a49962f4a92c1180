import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0009_fill_school_of_contributions")]
    operations = [
        migrations.AlterField(
            model_name="contribution",
            name="school",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["school", "kind"], name="contribution_by_kind"),
        ),
    ]
