import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PURPOSES = [
    ('contact', 'Message'),
    ('feedback', 'Feedback or request'),
    ('accessibility_problem', 'Accessibility problem'),
    ('data_request', 'Data request'),
    ('data_complaint', 'Data-protection complaint'),
]


def member_of_staff(name):
    return models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name=name)


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0009_reviews_reports_and_arrangements'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField('contactmessage', 'answered_at', 'closed_at'),
        migrations.RenameField('contactmessage', 'answered_by', 'closed_by'),
        # Empty in the rows that are there already; the next two migrations fill and close it.
        migrations.AddField(
            model_name='contactmessage',
            name='reference',
            field=models.CharField(max_length=9, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='contactmessage',
            name='purpose',
            field=models.CharField(choices=PURPOSES, default='contact', max_length=24),
        ),
        migrations.AddField(
            model_name='contactmessage',
            name='page',
            field=models.CharField(blank=True, max_length=200, verbose_name='page concerned'),
        ),
        migrations.AddField(
            model_name='contactmessage',
            name='tools',
            field=models.CharField(blank=True, max_length=120, verbose_name='device or software'),
        ),
        migrations.AddField(
            model_name='contactmessage',
            name='assigned_to',
            field=member_of_staff('who deals with it'),
        ),
        migrations.AddField(
            model_name='contactmessage',
            name='due_on',
            field=models.DateField(blank=True, null=True, verbose_name='due'),
        ),
        migrations.AddField(
            model_name='contactmessage',
            name='acknowledged_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='acknowledged'),
        ),
        migrations.AddField(
            model_name='contactmessage',
            name='acknowledged_by',
            field=member_of_staff('acknowledged by'),
        ),
        migrations.AlterField(
            model_name='contactmessage',
            name='closed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='closed'),
        ),
        migrations.AlterField(
            model_name='contactmessage',
            name='closed_by',
            field=member_of_staff('closed by'),
        ),
        migrations.AlterField(
            model_name='contactmessage',
            name='about',
            field=models.CharField(blank=True, choices=[('question', 'A question or a request'), ('format', 'Another format or another language'), ('website', 'Something on this website that is wrong or does not work'), ('events', 'A date, or learning and development'), ('data', 'My data: see it, correct it, delete it or complain'), ('page', 'Something wrong on a page'), ('wish', 'Something I would like to see or to get'), ('opinion', 'What I think of the Partnership’s work'), ('access', 'See what you hold about me'), ('correct', 'Have it corrected'), ('erase', 'Have it deleted'), ('object', 'Object to how it is used')], max_length=20),
        ),
        migrations.AlterField(
            model_name='contactmessage',
            name='email',
            field=models.EmailField(blank=True, max_length=254, verbose_name='email address'),
        ),
        migrations.AlterField(
            model_name='contactmessage',
            name='state',
            field=models.CharField(choices=[('new', 'New'), ('in_hand', 'In hand'), ('answered', 'Answered'), ('erased', 'Passed on and erased')], default='new', max_length=10),
        ),
        migrations.AlterModelOptions(
            name='contactmessage',
            options={'default_permissions': ('view', 'change', 'delete'), 'ordering': ['-received_at', '-pk'], 'permissions': [('protect_contactmessage', 'Can read data requests and data-protection complaints')], 'verbose_name': 'message'},
        ),
        migrations.AddField(
            model_name='sitesettings',
            name='data_messages_email',
            field=models.EmailField(blank=True, help_text='The mailbox of data protection. Left empty, the address above is told.', max_length=254, verbose_name='address that hears of data requests and complaints'),
        ),
        migrations.AddField(
            model_name='sitesettings',
            name='messages_answer_days',
            field=models.PositiveSmallIntegerField(default=14, help_text='Promised to everybody who writes. For data requests and complaints the law says how long.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(90)], verbose_name='days within which messages are answered'),
        ),
    ]
