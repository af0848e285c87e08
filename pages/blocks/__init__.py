from pages.blocks.streams import (
    BodyStream,
    FilesStream,
    HoursStream,
    LinkStream,
    MaterialsStream,
    WhoToCallStream,
)

__all__ = [
    "BodyStream",
    "FilesStream",
    "HoursStream",
    "LinkStream",
    "MaterialsStream",
    "WhoToCallStream",
]
