"""What was so from a day until a day: roles in their holders, organisations in their standing."""

from datetime import date

from bscp_site.starter.values import Values

# What the folder calls the fields, so that a refusal names what was written.
NAMES = {"started_on": "from", "ended_on": "to"}


def take_dates(values: Values) -> dict[str, object]:
    """`from` and `to`, as far as they are known, and `confirmed_on`: nothing is confirmed today
    by being loaded."""
    fields: dict[str, object] = {"confirmed_on": values.take("confirmed_on", date)}
    if "from" in values.left:
        fields["started_on"], fields["started_precision"] = values.take_known_date("from")
    if "to" in values.left:
        fields["ended_on"], fields["ended_precision"] = values.take_known_date("to", is_end=True)
    return fields
