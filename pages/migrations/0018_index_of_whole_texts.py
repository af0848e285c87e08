"""Title and text together are what the search asks for; PostgreSQL finds them by an index of both.

Wagtail's own indexes hold each alone. They stay, because Wagtail asks for each alone.
"""

from django.db import migrations

MAKE = """
    CREATE INDEX pages_whole_text ON wagtailsearch_indexentry USING gin ((title || body));
    ANALYZE wagtailsearch_indexentry;
"""
DROP = "DROP INDEX IF EXISTS pages_whole_text;"


def on_postgresql(sql):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0017_links_that_are_checked"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(on_postgresql(MAKE), on_postgresql(DROP))]
