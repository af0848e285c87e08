"""The day of an issue, as far as it is known."""

from bscp_site.kit.dates import known_part, machine_part


class Issued:
    """Words for `issued_on`, of which `issued_precision` says how much is known."""

    @property
    def issued_words(self) -> str:
        return known_part(self.issued_on, self.issued_precision) if self.issued_on else ""

    @property
    def issued_machine(self) -> str:
        """For the `datetime` of HTML's <time>: "2023", "2023-06" or "2023-06-29"."""
        return machine_part(self.issued_on, self.issued_precision) if self.issued_on else ""
