"""How much of a Word file or of a pasted text is read, and why one may be refused."""

MEGABYTE = 1024 * 1024

LARGEST_FILE = 10 * MEGABYTE  # bytes as it is sent
LARGEST_PASTE = 5 * MEGABYTE  # bytes of its markup, the pictures in it among them
DEEPEST = 100  # elements of pasted markup one in the other
LARGEST_UNPACKED = 50 * MEGABYTE  # bytes, the sum of all its parts
LARGEST_RATIO = 100  # of unpacked to packed bytes, over the whole file
MOST_PARTS = 2_000
MOST_PICTURES = 100
MOST_TEXT = 1_000_000  # characters of the finished text with its markup

SECONDS = 30
MEMORY = 512  # megabytes of address space; what is really used is about half


class RefusedError(Exception):
    """It is not read; `code` is one of the keys of `sentences.REFUSALS`."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code
