"""A contribution knows its school; keys with which other indexes begin have none of their own any more."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0007_fill_marks"),
        ("schools", "0002_teaching"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="partneroffer",
            name="offer_match",
        ),
        migrations.RemoveIndex(
            model_name="partneroffer",
            name="offer_resource",
        ),
        migrations.AddField(
            model_name="contribution",
            name="school",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="schools.school",
            ),
        ),
        migrations.AlterField(
            model_name="activity",
            name="partnership",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="activities",
                to="partnerships.partnership",
            ),
        ),
        migrations.AlterField(
            model_name="activity",
            name="school",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
            ),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="partnership",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="agreements",
                to="partnerships.partnership",
            ),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="school",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="school",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
            ),
        ),
        migrations.AlterField(
            model_name="obligation",
            name="partnership",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="obligations",
                to="partnerships.partnership",
            ),
        ),
        migrations.AlterField(
            model_name="obligation",
            name="school",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
            ),
        ),
        migrations.AlterField(
            model_name="partner",
            name="school",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
            ),
        ),
        migrations.AlterField(
            model_name="partnership",
            name="school",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
            ),
        ),
    ]
