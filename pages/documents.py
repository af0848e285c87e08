"""What can be told of an uploaded file by looking into it."""

import logging

from pypdf import PdfReader

logger = logging.getLogger(__name__)

LARGEST = 50 * 1024 * 1024  # bytes; looking into more could hold up an upload
MOST_PAGES = 20_000


def count_pages(file) -> int | None:
    """How many pages a PDF says it has; None for a broken, a locked or an enormous one."""
    if file.size > LARGEST:
        return None
    try:
        file.seek(0)
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            return None
        # The number that the file states: following every page of a hostile file could take hours.
        stated = int(reader.trailer["/Root"]["/Pages"]["/Count"])
    except Exception:  # noqa: BLE001  (a broken PDF can break the reader in any way)
        logger.info("The pages of %s could not be counted.", file.name)
        return None
    finally:
        file.seek(0)
    return stated if 0 < stated <= MOST_PAGES else None
