"""What a file may be at most, and how it is refused."""

from map.importing.wording import typeset

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE
MAX_ENTRIES = 1_000
MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_CELL = 5_000


class FileProblem(ValueError):  # noqa: N818
    """The file as a whole cannot be imported; the message is for the person who chose it."""

    def __init__(self, message):
        super().__init__(typeset(message))
