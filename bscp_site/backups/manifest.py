"""What a backup says about itself."""

import json
from dataclasses import asdict, dataclass, field

from bscp_site.bootstrap import PlainError

NAME = "manifest.json"
FORMAT = 1


@dataclass
class Manifest:
    made_at: str
    site: str
    database: str  # sqlite or postgresql
    tables: dict[str, int]  # rows
    files: dict[str, str] = field(default_factory=dict)  # name in the archive: SHA-256
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @property
    def summary(self) -> str:
        rows = sum(self.tables.values())
        return f"{len(self.tables)} tables with {rows} rows, {len(self.files)} files"


def read(data: bytes) -> Manifest:
    try:
        found = json.loads(data)
        if found["format"] != FORMAT:
            raise PlainError(
                f"The backup is of format {found['format']} and this version reads {FORMAT}: "
                "restore it with the version that made it."
            )
        return Manifest(**found)
    except (ValueError, TypeError, KeyError) as error:
        raise PlainError("The backup's manifest cannot be read: take another backup.") from error
