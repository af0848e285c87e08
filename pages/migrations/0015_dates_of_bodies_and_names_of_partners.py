import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0014_trigrams_for_typing_errors'),
    ]

    operations = [
        migrations.AlterModelOptions(name="theme", options={"ordering": ["name", "pk"]}),
        migrations.AlterModelOptions(
            name="roleassignment", options={"ordering": ["-started_on", "pk"]}
        ),
        migrations.AddField(
            model_name='bodypage',
            name='purpose',
            field=models.TextField(blank=True, help_text='What it is there for, in a sentence or two, as it was agreed.', max_length=400),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='aliases',
            field=models.TextField(blank=True, help_text='Shorter or older names, one on each line.', verbose_name='other names'),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='slug',
            field=models.SlugField(help_text='The end of the address that leads to it on the page of partners. It cannot be changed later, so leave out what may change.', max_length=80, unique=True, verbose_name='place on the page'),
        ),
        migrations.CreateModel(
            name='BodyMeeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='day')),
                ('note', models.CharField(blank=True, help_text='For readers. For example: plan for next year', max_length=160)),
                ('body', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='pages.bodypage')),
            ],
            options={
                'ordering': ['held_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='BodyMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_on', models.DateField(blank=True, help_text='If only the year is known, give 1 January and say so beside it. Leave empty if nobody knows.', null=True, verbose_name='from')),
                ('started_precision', models.CharField(choices=[('day', 'the day'), ('month', 'only the month'), ('year', 'only the year')], default='day', max_length=5, verbose_name='what is known of it')),
                ('ended_on', models.DateField(blank=True, help_text='The last day. If only the month is known, give its last day.', null=True, verbose_name='to')),
                ('ended_precision', models.CharField(choices=[('day', 'the day'), ('month', 'only the month'), ('year', 'only the year')], default='day', max_length=5, verbose_name='what is known of it')),
                ('confirmed_on', models.DateField(default=django.utils.timezone.localdate, help_text='When somebody last checked that this is true. After a year without a check, readers see this month instead of a claim about today.')),
                ('body', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='pages.bodypage')),
                ('organisation', models.ForeignKey(help_text='It stands under Organisations. If it has left, give it an end here.', on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='pages.organisation')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('used_until', models.DateField(blank=True, help_text='Its last day. Leave empty if nobody knows.', null=True, verbose_name='until')),
                ('used_until_precision', models.CharField(choices=[('day', 'the day'), ('month', 'only the month'), ('year', 'only the year')], default='day', max_length=5, verbose_name='what is known of it')),
                ('organisation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='pages.organisation')),
            ],
            options={
                'ordering': ['-used_until', 'pk'],
            },
        ),
    ]
