from pages.blocks.streams import (
    BodyStream,
    FilesStream,
    LinkStream,
    MaterialsStream,
    WhoToCallStream,
)

__all__ = ["BodyStream", "FilesStream", "LinkStream", "MaterialsStream", "WhoToCallStream"]
