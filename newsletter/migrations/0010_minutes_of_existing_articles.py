"""Articles that were saved before their minutes were stored get them; 1 stood for all of them."""

from django.db import migrations
from django.utils.html import strip_tags

WORDS_A_MINUTE = 220
NO_WORDS = {"id", "type"}


def words_in(stored):
    """How many words a stored stream holds; saving the article counts them exactly."""
    if isinstance(stored, str):
        return len(strip_tags(stored).split())
    if isinstance(stored, dict):
        return sum(words_in(part) for name, part in stored.items() if name not in NO_WORDS)
    if isinstance(stored, list):
        return sum(words_in(part) for part in stored)
    return 0


def count_minutes(apps, schema_editor):
    articles = apps.get_model("newsletter", "ArticlePage").objects
    for article in articles.filter(minutes=1).only("pk", "body").iterator(chunk_size=200):
        minutes = round(words_in(list(article.body.raw_data)) / WORDS_A_MINUTE)
        if minutes > 1:
            articles.filter(pk=article.pk).update(minutes=min(minutes, 32_767))


class Migration(migrations.Migration):
    dependencies = [("newsletter", "0009_was_this_useful")]

    operations = [migrations.RunPython(count_minutes, migrations.RunPython.noop)]
