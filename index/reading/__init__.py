"""Any file that people really have, read into a `Source`."""

from index.reading.source import SUFFIXES, read_source
from index.reading.unreadable import UnreadableFile

__all__ = ["SUFFIXES", "UnreadableFile", "read_source"]
