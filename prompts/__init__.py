"""Prompts: one file each beside this one, with a version, declared slots, and what the model is told.

A prompt's file is TOML: `version`, `slots` (names), `system` and `user`. Slots stand in the texts as `{name}`; other
braces do not occur. A prompt whose texts and declared slots differ cannot be loaded.
"""

from __future__ import annotations

import hashlib
import string
import tomllib
from dataclasses import dataclass
from pathlib import Path

__all__ = ["BadPrompt", "Prompt", "load_prompt"]

FOLDER = Path(__file__).parent


class BadPrompt(ValueError):
    """A prompt's file that does not hold what it declares, or slots filled with other names than it has."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told: `system` says how to work, `user` carries the case. `slots` are filled in both."""

    name: str
    version: str
    slots: frozenset[str]
    system: str
    user: str

    @property
    def identity(self) -> str:
        """Name, version and a digest of the wording: changes whenever the prompt does."""
        digest = hashlib.sha256(f"{self.system}\0{self.user}".encode()).hexdigest()[:8]
        return f"{self.name}-{self.version}-{digest}"

    def fill(self, **values: str) -> tuple[str, str]:
        """The system and the user text with their slots filled.

        Raises:
            BadPrompt: a slot without a value, or a value without a slot.
        """
        if missing := self.slots - values.keys():
            raise BadPrompt(f"prompt {self.name}: no value for {', '.join(sorted(missing))}")
        if unknown := values.keys() - self.slots:
            raise BadPrompt(f"prompt {self.name}: no slot {', '.join(sorted(unknown))}; it has {sorted(self.slots)}")
        return self.system.format(**values), self.user.format(**values)


def load_prompt(name: str, folder: Path = FOLDER) -> Prompt:
    """The prompt in `<name>.toml`.

    Raises:
        BadPrompt: there is none, it lacks a part, or its texts have other slots than it declares.

    >>> sorted(load_prompt("answer").slots)[:2]
    ['as_of', 'calculation']
    """
    path = folder / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        prompt = Prompt(name, str(data["version"]), frozenset(data["slots"]), data["system"], data["user"])
        found = _slots(prompt.system) | _slots(prompt.user)
    except (OSError, KeyError, ValueError) as error:
        raise BadPrompt(f"prompt {name}: {type(error).__name__}: {error} (in {path})") from error
    if found != prompt.slots:
        raise BadPrompt(f"prompt {name}: declares {sorted(prompt.slots)}, its texts have {sorted(found)}")
    return prompt


def _slots(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
