"""Keeps the promise that the search makes: missed words are not kept for ever."""

from django.core.management.base import BaseCommand

from pages import missed_words


class Command(BaseCommand):
    help = "Forgets words that were searched for without a result more than 90 days ago."

    def handle(self, **options):
        missed_words.forget_old()
