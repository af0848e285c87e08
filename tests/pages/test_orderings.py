"""Forms of pages and of tables sort rows that are not saved yet, and can only do so by names."""

import pytest
from django.apps import apps
from modelcluster.fields import ParentalKey, ParentalManyToManyField

OURS = [
    model
    for app in ("pages", "events", "newsletter")
    for model in apps.get_app_config(app).get_models()
]


def sorted_by_forms():
    for model in OURS:
        for field in model._meta.get_fields():
            if isinstance(field, ParentalKey):
                yield model
            elif isinstance(field, ParentalManyToManyField):
                yield field.related_model


@pytest.mark.parametrize("model", sorted(set(sorted_by_forms()), key=str), ids=lambda m: m.__name__)
def test_their_order_is_by_names_of_fields_alone(model):
    assert all(isinstance(key, str) for key in model._meta.ordering), model
