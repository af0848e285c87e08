from pages.blocks.streams import (
    BodyStream,
    FilesStream,
    HoursStream,
    IssuesStream,
    LinkStream,
    MaterialsStream,
    PublishedStream,
    UsesStream,
    WhoToCallStream,
)

__all__ = [
    "BodyStream",
    "FilesStream",
    "HoursStream",
    "IssuesStream",
    "LinkStream",
    "MaterialsStream",
    "PublishedStream",
    "UsesStream",
    "WhoToCallStream",
]
