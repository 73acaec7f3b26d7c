"""From an uploaded file to a published index: staged, inspected, built in a thread, and taken over without a pause."""

from __future__ import annotations

import json
import logging
import re
import secrets
import shutil
import threading
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings
from index.documents import read_documents
from index.reading import SUFFIXES, UnreadableFile
from index.sources import Found, read_found
from index.values import Document, Source

__all__ = ["Inspection", "Publisher", "State"]

_LOG = logging.getLogger(__name__)
_LONGEST_NAME = 100
STATED = ("city", "issuer", "number", "date")
"""What an operator may state of a document, over what its text says."""


@dataclass(frozen=True)
class State:
    """Where publication stands: `kind` is idle, publishing, published or failed."""

    kind: str = "idle"
    file: str = ""
    why: str = ""
    documents: int = 0
    clauses: int = 0


@dataclass(frozen=True)
class Inspection:
    """A staged file as it would be read; `token` names it."""

    token: str
    file: str
    source: Source
    documents: tuple[Document, ...]


class Publisher:
    """Stages uploads and publishes them one at a time. Readers keep the old index until the new one is open."""

    def __init__(self, settings: Settings, published: Callable[[], None]) -> None:
        self._settings = settings
        self._published = published
        self._lock = threading.Lock()
        self._staged = settings.data_dir / "staged"
        self._documents = settings.data_dir / "documents"
        self.state = State()

    def stage(self, name: str, content: bytes) -> Inspection:
        """Put a file aside and read it.

        Raises:
            UnreadableFile: where it cannot be read; nothing is kept then.
        """
        token, file = secrets.token_hex(8), safe_name(name)
        folder = self._staged / token
        folder.mkdir(parents=True)
        (folder / file).write_bytes(content)
        try:
            return self.inspect(token)
        except UnreadableFile:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def inspect(self, token: str) -> Inspection:
        """Read a staged file.

        Raises:
            KeyError: where no file is staged under that token.
            UnreadableFile: where it cannot be read.
        """
        path = self._path(token)
        source = read_found(Found(path.name, path), self._settings.max_file_mb)
        return Inspection(token, path.name, source, read_documents(source))

    def state_of_file(self, token: str, stated: Mapping[str, str]) -> None:
        """Put beside a staged file what an operator states of it (`STATED`); what is empty is left to its text."""
        path = self._path(token)
        lines = [f"{key} = {json.dumps(stated[key].strip(), ensure_ascii=False)}" for key in STATED if stated.get(key)]
        path.with_name(f"{path.name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def discard(self, token: str) -> None:
        """Forget a staged file."""
        shutil.rmtree(self._path(token).parent, ignore_errors=True)

    def publish(self, token: str) -> bool:
        """Begin to publish a staged file; `state` says how it goes. False where another is being published."""
        path = self._path(token)
        if not self._lock.acquire(blocking=False):
            return False
        self.state = State("publishing", path.name)
        threading.Thread(target=self._publish, args=(path,), name="publish", daemon=True).start()
        return True

    def _path(self, token: str) -> Path:
        folder = self._staged / token
        if not re.fullmatch(r"[0-9a-f]{16}", token) or not folder.is_dir():
            raise KeyError(token)
        return next(path for path in sorted(folder.iterdir()) if path.suffix != ".toml")

    def _publish(self, path: Path) -> None:
        from index.build import build_index

        settings = self._settings
        try:
            self._documents.mkdir(parents=True, exist_ok=True)
            for each in path.parent.iterdir():
                shutil.copy2(each, self._documents / each.name)
            report = build_index(
                [self._documents / path.name],
                settings.data_dir,
                settings.embedding_model,
                keep_others=True,
                max_mb=settings.max_file_mb,
                chroma_url=settings.chroma_url,
            )
            if report.failed:
                self.state = State("failed", path.name, report.failed[0][1])
                return
            self._published()
            shutil.rmtree(path.parent, ignore_errors=True)
            self.state = State("published", path.name, documents=report.documents, clauses=report.clauses)
        except Exception as error:  # noqa: BLE001 - the thread's edge: the operator reads why, the log has the cause
            _LOG.exception("publishing %s failed", path.name)
            self.state = State("failed", path.name, str(error))
        finally:
            self._lock.release()


def safe_name(name: str) -> str:
    """A file name that stays in its folder, of characters that can be read.

    Raises:
        UnreadableFile: where nothing of it can be kept, or its suffix is of no format that is read.
    """
    bare = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    kept = "".join(one for one in bare if one.isprintable() and one not in '<>:"|?*').strip(" .")
    stem, suffix = Path(kept).stem[:_LONGEST_NAME].strip(" ."), Path(kept).suffix.lower()
    if not stem or suffix not in SUFFIXES:
        raise UnreadableFile(f"{kept or name!r}: {' '.join(sorted(SUFFIXES))}")
    return stem + suffix
