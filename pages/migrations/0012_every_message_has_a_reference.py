from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0011_references_of_old_messages'),
    ]

    operations = [
        migrations.AlterField(
            model_name='contactmessage',
            name='reference',
            field=models.CharField(max_length=9, unique=True),
        ),
    ]
