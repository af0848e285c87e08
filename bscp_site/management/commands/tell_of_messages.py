"""Sees to it that there is no message of which nobody hears."""

from django.core.management.base import BaseCommand

from pages import contact_messages


class Command(BaseCommand):
    help = "Mails the team again about messages of which it has not heard."

    def handle(self, **options):
        contact_messages.tell_of_untold()
