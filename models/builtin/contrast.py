"""Contrastive training of the vectors on pairs of texts that belong together (InfoNCE, van den Oord 2018).

A text is the mean of its pieces' vectors; each text of a batch has to find its partner among the partners of all.
So the lengths of the vectors learn what words matter, and everyday words move to the official ones. Batches hold
pairs of one source, half of them of like content, so that the others are hard to tell apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

Ids = Sequence[Sequence[int]]
Triples = Sequence[tuple[Sequence[int], Sequence[int], str]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the training is set to; `hard` is the share of pairs that meet their like in a batch."""

    epochs: int = 2
    batch: int = 256
    rate: float = 2e-3
    scale: float = 20.0
    longest: int = 160
    hard: float = 0.5
    seed: int = 0


class Rows:
    """A table whose rows are trained with Adam (Kingma 2015), only those a batch touches: lazy, so cheap."""

    def __init__(self, table: np.ndarray) -> None:
        self.table = torch.from_numpy(table.astype(np.float32).copy())
        self._first = torch.zeros_like(self.table)
        self._second = torch.zeros_like(self.table)
        self._steps = torch.zeros(len(table), 1)

    def take(self, rows: torch.Tensor) -> torch.Tensor:
        """A leaf tensor of these rows, to be given back to `step` with its gradient."""
        return self.table[rows].requires_grad_()

    def step(self, rows: torch.Tensor, values: torch.Tensor, rate: float) -> None:
        """Move `rows` against the gradient of `values`."""
        slope = values.grad
        if slope is None:
            return
        steps = self._steps[rows] + 1
        first = 0.9 * self._first[rows] + 0.1 * slope
        second = 0.999 * self._second[rows] + 0.001 * slope * slope
        move = (first / (1 - 0.9**steps)) / ((second / (1 - 0.999**steps)).sqrt() + 1e-8)
        self._steps[rows], self._first[rows], self._second[rows] = steps, first, second
        self.table[rows] = values.detach() - rate * move


def train_contrast(
    table: np.ndarray,
    pairs: Triples,
    settings: Settings,
    report: Callable[[str], None] = print,
) -> np.ndarray:
    """Train `table` (pieces, dimensions) on `pairs` of (query pieces, passage pieces, source); a new table."""
    rows = Rows(table)
    chance = np.random.default_rng(settings.seed)
    torch.manual_seed(settings.seed)
    done, mean = 0, 0.0
    for epoch in range(settings.epochs):
        plan = _batches(rows.table.numpy(), pairs, settings, chance)
        total = len(plan) * settings.epochs
        for batch in plan:
            queries = [_cut(pairs[i][0], settings.longest, chance) for i in batch]
            passages = [_cut(pairs[i][1], settings.longest, chance) for i in batch]
            mean += _step(rows, queries, passages, settings, settings.rate * (1 - done / total))
            done += 1
            if done % 200 == 0:
                report(f"epoch {epoch + 1}, batch {done} of {total}, mean loss {mean / 200:.3f}")
                mean = 0.0
    return rows.table.numpy()


def _batches(table: np.ndarray, pairs: Triples, settings: Settings, chance: np.random.Generator) -> list[list[int]]:
    """Numbers of the pairs, in batches of one source; a share `hard` of them sorted so that alike pairs meet."""
    sources: dict[str, list[int]] = {}
    for at, (_, _, source) in enumerate(pairs):
        sources.setdefault(source, []).append(at)
    plan: list[list[int]] = []
    for members in sources.values():
        order = chance.permutation(members)
        alike = order[: int(len(order) * settings.hard)]
        if len(alike):
            means = np.stack([table[list(pairs[i][1])[:100]].mean(axis=0) for i in alike])
            means /= np.linalg.norm(means, axis=1, keepdims=True) + 1e-9
            alike = _by_topic(alike, means, settings.batch, chance)
        for part in (alike, order[len(alike) :]):
            for start in range(0, len(part) - settings.batch // 4, settings.batch):
                plan.append([int(i) for i in part[start : start + settings.batch]])
    chance.shuffle(plan)
    return plan


def _by_topic(order: np.ndarray, means: np.ndarray, batch: int, chance: np.random.Generator) -> np.ndarray:
    """`order` rearranged: every text joins the nearest of some randomly chosen ones."""
    centres = means[chance.choice(len(means), max(1, len(means) // (2 * batch)), replace=False)]
    return order[np.argsort((means @ centres.T).argmax(axis=1), kind="stable")]


def _cut(ids: Sequence[int], longest: int, chance: np.random.Generator) -> Sequence[int]:
    if len(ids) <= longest:
        return ids
    start = int(chance.integers(0, len(ids) - longest))
    return ids[start : start + longest]


def _step(rows: Rows, queries: Ids, passages: Ids, settings: Settings, rate: float) -> float:
    flat = np.concatenate([np.asarray(ids, dtype=np.int64) for ids in (*queries, *passages)])
    used, place = torch.unique(torch.from_numpy(flat), return_inverse=True)
    values = rows.take(used)
    lengths = np.array([len(ids) for ids in (*queries, *passages)])
    offsets = torch.from_numpy(np.concatenate([[0], np.cumsum(lengths)[:-1]]))
    means = functional.normalize(functional.embedding_bag(place, values, offsets, mode="mean"), dim=1)
    n = len(queries)
    same = _same(queries) | _same(passages)
    loss = _infonce(settings.scale * means[:n] @ means[n:].T, same)
    loss.backward()
    rows.step(used, values, rate)
    return float(loss.detach())


def _infonce(scores: torch.Tensor, same: torch.Tensor) -> torch.Tensor:
    scores = scores.masked_fill(same, -1e4)
    target = torch.arange(len(scores))
    return (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2


def _same(texts: Ids) -> torch.Tensor:
    """Where two different pairs have the same text, so that the one's partner is no wrong answer to the other."""
    numbers: dict[tuple[int, ...], int] = {}
    keys = torch.tensor([numbers.setdefault(tuple(ids), len(numbers)) for ids in texts])
    return (keys[:, None] == keys[None, :]) & ~torch.eye(len(texts), dtype=torch.bool)
