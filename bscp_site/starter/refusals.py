"""Tells what a model or a block refuses as a fault of the file that it came from."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import ValidationError

from bscp_site.starter.values import Values

_AS_WRITTEN: Mapping[str, str] = {}


@contextmanager
def told_in_place(
    values: Values, key: str = "", names: Mapping[str, str] = _AS_WRITTEN
) -> Iterator[None]:
    """Inside, a ValidationError becomes a ContentError with the line of the key it is about.

    `names` gives the keys of fields that the folder calls otherwise.
    """
    try:
        yield
    except ValidationError as error:
        field_errors = getattr(error, "error_dict", None)
        if field_errors:
            field = next(iter(field_errors))
            key = names.get(field, field)
            error = ValidationError(field_errors[field])
        subject = f"“{key}”" if key else "this"
        raise values.fault(f"{subject} is refused: {reasons(error)}", key) from error


def reasons(error: ValidationError) -> str:
    """The sentences inside an error. Those of blocks nest as the blocks do."""
    if not hasattr(error, "block_errors"):
        return " ".join(error.messages)
    nested = error.block_errors
    inner = nested.values() if isinstance(nested, dict) else nested
    return " ".join(
        [*(str(one) for one in error.non_block_errors), *(reasons(one) for one in inner if one)]
    )
