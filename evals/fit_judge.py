"""Fit the model of assistant/sufficiency.py to question sets.

    python -m evals.fit_judge QUESTIONS.jsonl DOCUMENTS_DIR [QUESTIONS.jsonl DOCUMENTS_DIR …]

Every question that cites a city is asked of that city (it answers), of the other cities of its documents, and of the
cities of the other folders (they do not: their documents are of other places, mostly on other subjects). Prints the
weights for assistant/data/judge.toml, the cross-validated area under the ROC curve, and for some thresholds the shares
kept and stopped. A negative weighs a seventh of a positive: some of them do answer.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import StandardScaler

from assistant.cover import Cover
from assistant.judge import RIVALS, signals, weigh, whole
from assistant.pipeline import vocabulary_of
from assistant.question import Inquiry, Question
from assistant.retrieve import retrieve
from assistant.sufficiency import Signals
from assistant.understand import understand
from index.build import build_index
from index.library import Library

BUILTIN = Path(__file__).resolve().parent.parent / "models" / "builtin"
LEFT_OUT = frozenset({"uncovered_city", "injection", "no_city"})
SEVERAL = frozenset({"compare", "list"})  # asked of several cities at once: what they do not cite is no sign
NEGATIVE = 1 / 7  # weight of a finding that should not answer


@dataclass(frozen=True, slots=True)
class Row:
    """The signals of one finding, and whether it answers."""

    answers: bool
    where: str
    signals: Signals


def rows(sets: Sequence[tuple[Path, Path]], work: Path) -> Iterator[Row]:
    """The findings of every question in its own and in other cities."""
    libraries: dict[Path, Library] = {}
    for number, folder in enumerate(dict.fromkeys(folder for _, folder in sets)):
        build_index([folder], work / str(number), str(BUILTIN))
        libraries[folder] = Library.open(work / str(number))
    for questions, folder in sets:
        home = libraries[folder]
        vocabulary = vocabulary_of(home)
        for line in questions.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            cited = {wanted["city"] for wanted in case["expect"].get("cite", [])}
            if not cited or case["kind"] in LEFT_OUT:
                continue
            day = dt.date.fromisoformat(case["as_of"])
            inquiry = Inquiry(case["question"], tuple(case.get("history", ())), case.get("city", ""), day)
            question = replace(understand(inquiry, home.cities, vocabulary), cities=(), uncovered=(), everywhere=False)
            for city, seen in _findings(question, home).items():
                if city in cited or case["kind"] not in SEVERAL:
                    yield Row(city in cited, "own" if city in cited else "another city", seen)
            for other in libraries.values():
                if other is not home:
                    yield from (Row(False, "another subject", seen) for seen in _findings(question, other).values())


def _findings(question: Question, library: Library) -> Mapping[str, Signals]:
    cover = Cover(question, library)
    rivals = library.search(question.search_text, also=question.also, k=RIVALS)
    shares = cover.shares([whole(hit) for hit in rivals])
    found = {}
    for finding in retrieve(question, library).findings:
        if finding.hits:
            others = (share for hit, share in zip(rivals, shares, strict=True) if hit.document.city != finding.city)
            found[finding.city] = signals(question, weigh(question, finding.hits, cover), max(others, default=0.0))
    return found


def fit(found: Sequence[Row]) -> None:
    """Print the weights and what they are worth."""
    values = np.array([astuple(row.signals) for row in found])
    truth = np.array([row.answers for row in found])
    weight = np.where(truth, 1.0, NEGATIVE)
    scaler = StandardScaler().fit(values)
    scaled, model = scaler.transform(values), LogisticRegression(max_iter=1000)
    seen = cross_val_predict(model, scaled, truth, cv=5, method="predict_proba", params={"sample_weight": weight})[:, 1]
    model.fit(scaled, truth, sample_weight=weight)
    weights = model.coef_[0] / scaler.scale_
    constant = float(model.intercept_[0] - weights @ scaler.mean_)
    print(f"# {truth.sum()} findings that answer, {(~truth).sum()} that do not; AUC {roc_auc_score(truth, seen):.3f}")
    print(f"constant = {constant:.3f}")
    for field, value in zip(fields(Signals), weights, strict=True):
        print(f"{field.name} = {value:.3f}")
    for least in (0.05, 0.07, 0.09, 0.12, 0.15, 0.2):
        stopped = {
            where: float(np.mean([seen[at] < least for at, row in enumerate(found) if row.where == where]))
            for where in ("another city", "another subject")
        }
        print(f"# least {least}: kept {np.mean(seen[truth] >= least):.3f}, stopped {stopped}")


def main() -> None:
    """Read the arguments and fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, metavar="QUESTIONS DOCUMENTS")
    given = parser.parse_args().sets
    with tempfile.TemporaryDirectory() as work:
        fit(list(rows(list(zip(given[::2], given[1::2], strict=True)), Path(work))))


if __name__ == "__main__":
    main()
