"""Questions asked of the numbers by which readers say what is useful."""

from typing import Self

from django.db.models import F, QuerySet


class UsefulnessQuerySet(QuerySet):
    def with_share(self) -> Self:
        """Annotated with `answers`, all of them, and `share`: those of yes, in whole per cent."""
        answers = F("yes") + F("no")  # never nought: a row begins with an answer
        return self.annotate(answers=answers, share=F("yes") * 100 / answers)

    def sorted_by(self, name: str, *, is_falling: bool) -> Self:
        """By any column, what has none last."""
        key = F(name).desc(nulls_last=True) if is_falling else F(name).asc(nulls_last=True)
        return self.order_by(key, "pk")
