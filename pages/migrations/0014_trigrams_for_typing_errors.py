"""PostgreSQL's extension that tells how alike two words are.

Only the owner of a database may create it, and only where it is installed. Where that fails the
site runs without: typing errors are then not forgiven, and everything else is found as before.
"""

from django.db import DatabaseError, migrations, transaction


def create(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except DatabaseError:
        pass


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0013_words_of_files'),
    ]

    operations = [
        # It stays when this is taken back: others may use it by then.
        migrations.RunPython(create, migrations.RunPython.noop),
    ]
