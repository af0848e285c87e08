from pages.blocks.streams import (
    ArrangementsStream,
    BodyStream,
    EarlierStream,
    FilesStream,
    LessonsStream,
    LinkStream,
    MaterialsStream,
    ReviewSetStream,
    WhoToCallStream,
)

__all__ = [
    "ArrangementsStream",
    "BodyStream",
    "EarlierStream",
    "FilesStream",
    "LessonsStream",
    "LinkStream",
    "MaterialsStream",
    "ReviewSetStream",
    "WhoToCallStream",
]
