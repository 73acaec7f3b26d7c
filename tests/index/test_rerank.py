"""A real cross-encoder, built small on the spot, reorders what search finds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from assistant.pipeline import open_assistant
from assistant.settings import Settings
from index.embed import ModelNotFound
from index.library import Library
from index.rerank import RerankedLibrary, Reranker

QUERY = "买手机补多少"


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    """A BERT of two layers with random weights, one word a character, saved as a CrossEncoder is."""
    from sentence_transformers import CrossEncoder
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast, set_seed

    folder = tmp_path_factory.mktemp("cross")
    letters = sorted(set("".join(path.read_text(encoding="utf-8") for path in corpus.glob("*.txt"))) - set(" \n\t"))
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    words = {letter: at for at, letter in enumerate([*special, *letters])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]",
        model_max_length=128,
    )  # fmt: skip
    set_seed(7)
    config = BertConfig(
        vocab_size=len(words), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=160, num_labels=1, initializer_range=0.5,
    )  # fmt: skip
    BertForSequenceClassification(config).eval().save_pretrained(folder / "bert")
    fast.save_pretrained(folder / "bert")
    CrossEncoder(str(folder / "bert"), device="cpu").save_pretrained(str(folder / "model"))
    return folder / "model"


@pytest.fixture(scope="module")
def library(data_dir: Path) -> Library:
    return Library.open(data_dir)


def test_a_cross_encoder_scores_pairs(cross_encoder: Path) -> None:
    reranker = Reranker(str(cross_encoder))
    scores = reranker.scores(QUERY, ["手机按15%补贴", "发放消费券", "手机按15%补贴"])
    assert scores.shape == (3,)
    assert np.isfinite(scores).all()
    assert scores[0] == pytest.approx(scores[2], abs=1e-4)
    assert scores[0] != pytest.approx(scores[1], abs=1e-6)


def test_search_is_reordered_within_its_limits(library: Library, cross_encoder: Path) -> None:
    reranked = RerankedLibrary(library, Reranker(str(cross_encoder)))
    hits = reranked.search(QUERY, cities=("长春",), k=5)
    fused = [hit.scores["fused"] for hit in hits]
    assert len(hits) == 5
    assert fused == sorted(fused, reverse=True)
    assert {hit.document.city for hit in hits} == {"长春"}
    assert all("rerank" in hit.scores for hit in hits)
    assert [hit.clause.id for hit in hits] != [hit.clause.id for hit in library.search(QUERY, cities=("长春",), k=5)]


def test_nothing_found_is_nothing_to_reorder(library: Library, cross_encoder: Path) -> None:
    assert RerankedLibrary(library, Reranker(str(cross_encoder))).search("", k=5) == []
    assert Reranker(str(cross_encoder)).scores(QUERY, []).shape == (0,)


def test_all_else_is_the_librarys_own(library: Library) -> None:
    reranked = RerankedLibrary(library, Reranker("never loaded"))
    assert reranked.cities == library.cities
    assert reranked.version == library.version


def test_what_cannot_be_loaded_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="reranking model") as failure:
        Reranker(str(tmp_path / "nowhere")).scores("a", ["b"])
    assert "\n" not in str(failure.value)


def test_the_assistant_searches_through_it(data_dir: Path, cross_encoder: Path) -> None:
    assistant = open_assistant(Settings(data_dir=data_dir, reranker_model=str(cross_encoder)))
    assert isinstance(assistant.library, RerankedLibrary)
    hits = assistant.search("换手机补贴", cities=("长春",))
    assert hits
    assert all("rerank" in hit.scores for hit in hits)


def test_the_assistant_answers_through_it(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shared(_: Reranker, query: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.array([len(set(query) & set(text)) / len(set(query)) for text in texts], np.float32)

    monkeypatch.setattr(Reranker, "scores", shared)  # the model above has random weights: it finds nothing
    assistant = open_assistant(Settings(data_dir=data_dir, reranker_model="never loaded"))
    assert assistant.ask("长春换新手机能补多少钱？").citations
