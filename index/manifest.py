"""What a published index says of itself."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

__all__ = ["IndexedFile", "Manifest"]


class IndexedFile(BaseModel):
    """A source file in the index: its name, where it was read from, its shard, and what came of it."""

    model_config = ConfigDict(frozen=True)

    file: str
    path: str
    digest: str
    key: str
    document_ids: tuple[str, ...]
    clauses: int
    chunks: int


class Manifest(BaseModel):
    """The index's version, its embedding model and word vectors by name, how it was made, and its files.

    `recipe` changes with the models' contents and with the code that reads; `store` is the Chroma server that holds
    the vectors, empty for the folder beside this manifest.
    """

    model_config = ConfigDict(frozen=True)

    version: str
    embedding: str
    words: str
    recipe: str
    store: str
    files: tuple[IndexedFile, ...]

    @property
    def documents(self) -> int:
        """How many documents the index holds."""
        return sum(len(file.document_ids) for file in self.files)

    @property
    def clauses(self) -> int:
        """How many clauses the index holds."""
        return sum(file.clauses for file in self.files)

    @property
    def chunks(self) -> int:
        """How many chunks the index holds."""
        return sum(file.chunks for file in self.files)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of the version in that folder.

        Raises:
            ValueError: it was written by a version of this program whose format differs.
        """
        try:
            return cls.model_validate_json((folder / "manifest.json").read_bytes())
        except ValidationError as error:
            raise ValueError(f"{folder}: an index of another format; build it again with `wence index`") from error

    def write(self, folder: Path) -> None:
        """Write it into the version's folder."""
        (folder / "manifest.json").write_text(self.model_dump_json(indent=1), encoding="utf-8")
