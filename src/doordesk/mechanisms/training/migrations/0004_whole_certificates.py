"""Every certificate has its path, its journey and its scope from here on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Require what 0003 filled in, and let go of the old word."""

    dependencies = [("training", "0003_known_paths")]

    operations = [
        migrations.RemoveField(model_name="certificate", name="word"),
        migrations.AlterField(model_name="certificate", name="scopes", field=models.CharField(max_length=60)),
        migrations.AlterField(
            model_name="certificate",
            name="path",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="training.path"
            ),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="journey",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="certificate", to="training.journey"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("person", "path"),
                name="one_valid_certificate",
            ),
        ),
    ]
