"""Messages that came before there were references get one, and those about data their purpose.

Without it nobody could name an old message. On the way back the earlier form's words are put in
place of the purposes, so that the earlier inbox can show every message.
"""

import secrets
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db import migrations
from django.utils import timezone

SIGNS = '23456789CDFGHJKMNPQRTVWX'
EARLIER_KINDS = {
    'feedback': 'question',
    'accessibility_problem': 'website',
    'data_request': 'data',
    'data_complaint': 'data',
}
EARLIER_STATES = {'in_hand': 'new', 'erased': 'answered'}


def complete(apps, schema_editor):
    ContactMessage = apps.get_model("pages", "ContactMessage")
    for message in ContactMessage.objects.filter(reference=None).order_by('pk').iterator():
        is_about_data = message.about == 'data'
        message.reference = unused_reference(ContactMessage)
        message.purpose = 'data_request' if is_about_data else 'contact'
        if message.state == 'new':
            time = relativedelta(months=1) if is_about_data else timedelta(days=14)
            message.due_on = timezone.localdate(message.received_at) + time
        message.save(update_fields=['reference', 'purpose', 'due_on'])


def go_back(apps, schema_editor):
    messages = apps.get_model('pages', 'ContactMessage').objects
    for purpose, kind in EARLIER_KINDS.items():
        messages.filter(purpose=purpose).update(about=kind)
    for state, earlier in EARLIER_STATES.items():
        messages.filter(state=state).update(state=earlier)


def unused_reference(model):
    while True:
        reference = '-'.join(''.join(secrets.choice(SIGNS) for _ in range(4)) for _ in range(2))
        if not model.objects.filter(reference=reference).exists():
            return reference


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0010_purposes_of_messages'),
    ]

    operations = [
        migrations.RunPython(complete, go_back),
    ]
