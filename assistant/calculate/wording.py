"""The words and figures of a calculation's working, in the reader's language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from assistant.calculate.outcome import cents

_WAN, _YI = Decimal(10_000), Decimal(100_000_000)


@lru_cache(maxsize=1)
def _messages() -> dict[str, dict[str, str]]:
    with (Path(__file__).parent / "messages.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def _unit_names() -> dict[str, str]:
    with (Path(__file__).parent / "units_en.toml").open("rb") as file:
        return dict(tomllib.load(file)["units"])


@dataclass(frozen=True, slots=True)
class Wording:
    """Formats figures and messages for one language (`zh` or `en`)."""

    language: str = "zh"

    def say(self, message: str, **slots: str) -> str:
        """The message with its slots filled. Raises `KeyError` for a message or slot that does not exist."""
        return _messages()[self.language][message].format(**slots)

    def money(self, value: Decimal) -> str:
        """An amount in 元 as documents write it: 500元, 62400元, 3万元, 17.5万元, 1.2亿元."""
        value = cents(value)
        if self.language == "zh" and abs(value) >= _YI and value % (_YI / 10) == 0:
            return self.say("yi", n=number(value / _YI))
        if self.language == "zh" and (
            (value and value % _WAN == 0) or (abs(value) >= 10 * _WAN and value % (_WAN / 2) == 0)
        ):
            return self.say("wan", n=number(value / _WAN))
        return self.say("yuan", n=number(value))

    def rate(self, value: str, unit: str) -> str:
        """A rate as written: 15%, 1.3倍."""
        return f"{value}{unit}" if self.language == "zh" or unit == "%" else f"{value} ×"

    def count(self, value: Decimal, unit: str) -> str:
        """A number of things: 26孩, 4 people."""
        return self.say("count", n=number(value), unit=self.unit(unit))

    def each(self, per: str, amount: str) -> str:
        """An amount with what it is counted by: 每人每月1200元; the amount alone where `per` is empty."""
        if not per:
            return amount
        if self.language == "zh":
            return "每" + per.replace("/", "每") + amount
        return f"{amount} per " + " and ".join(self.unit(unit) for unit in per.split("/"))

    def unit(self, unit: str) -> str:
        """A unit's word in this language; unknown ones stay as they are."""
        return unit if self.language == "zh" else _unit_names().get(unit, unit)


def number(value: Decimal) -> str:
    """`value` in plain digits without trailing zeros."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
