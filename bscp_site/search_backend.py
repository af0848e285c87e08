"""The search of Wagtail's own database backend, for words with quotation marks in them.

On SQLite such a mark would end the word inside the query, and the database would refuse it: every
list of the admin that can be searched would answer with an error.
"""

from modelsearch.backends import database


class _WithoutMarks:
    def search(self, query, *args, **kwargs):
        return super().search(without_marks(query), *args, **kwargs)

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(without_marks(query), *args, **kwargs)


def SearchBackend(params: dict):  # noqa: N802  (the name by which Wagtail looks for it)
    """The backend of the database that is in use."""
    kind = type(database.SearchBackend(params))
    return type(kind.__name__, (_WithoutMarks, kind), {})(params)


def without_marks(query):
    """What a person typed, as plain words; a query that a program made is left as it is."""
    return query.replace('"', " ").strip() if isinstance(query, str) else query
