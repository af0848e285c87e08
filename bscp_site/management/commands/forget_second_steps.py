"""The way back in for the last administrator whose telephone is lost."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from bscp_site.accounts import factors, mails, sessions


class Command(BaseCommand):
    help = "Forgets every second step of one person, who sets one up anew at the next sign-in."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        person = get_user_model()._default_manager.filter(username=username).first()
        if person is None:
            raise CommandError(f"Nobody has the username {username}: give it as it is stored.")
        factors.forget(person)
        sessions.end_all(person)
        mails.tell_of_change(person, "two_steps_forgotten")
        self.stdout.write(f"{username} is signed out, and signs in with the password alone.")
