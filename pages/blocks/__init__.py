from pages.blocks.streams import BodyStream, WhoToCallStream

__all__ = ["BodyStream", "WhoToCallStream"]
