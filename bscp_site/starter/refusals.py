"""Tells what a model or a block refuses as a fault of the file that it came from."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError

from bscp_site.starter.content import Values


@contextmanager
def told_in_place(values: Values, key: str = "") -> Iterator[None]:
    """Inside, a ValidationError becomes a ContentError with the line of the key it is about."""
    try:
        yield
    except ValidationError as error:
        field_errors = getattr(error, "error_dict", None)
        if field_errors:
            key = next(iter(field_errors))
            error = ValidationError(field_errors[key])
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
