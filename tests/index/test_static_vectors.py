"""The light loader: the same vectors as sentence-transformers, and without torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from index.static_vectors import StaticVectors

ROOT = Path(__file__).resolve().parents[2]
BUILTIN = ROOT / "models" / "builtin"

TEXTS = [
    "购买手机补贴多少",
    "（十五）加力扩围实施消费品以旧换新。对购买手机、平板的给予15%补贴，每件最高不超过500元。",
    "how much is the trade-in subsidy for a new phone",
    "ＡＢＣ　１２３",
    "龘靐齉",
    "，。！",
    "",
]


@pytest.fixture(scope="module")
def builtin() -> StaticVectors:
    return StaticVectors.load(BUILTIN)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A model of three words and two dimensions: 甲 = (3, 0), 乙 = (0, 4), unknown = (0, 0)."""
    words = {"[UNK]": 0, "甲": 1, "乙": 2}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    save_file(
        {"embedding.weight": np.array([[0, 0], [3, 0], [0, 4]], dtype=np.float32)}, tmp_path / "model.safetensors"
    )
    return tmp_path


def test_a_text_is_the_mean_of_its_pieces_brought_to_unit_length(small: Path) -> None:
    vectors = StaticVectors.load(small)
    assert vectors.dimensions == 2
    assert vectors.embed(["甲 乙"])[0] == pytest.approx([0.6, 0.8])
    assert vectors.embed(["甲 甲 乙"])[0] == pytest.approx(np.array([6, 4]) / np.sqrt(52))


def test_a_text_without_known_pieces_has_zeros(small: Path) -> None:
    assert not StaticVectors.load(small).embed(["", "丙"]).any()
    assert StaticVectors.load(small).embed([]).shape == (0, 2)


def test_pieces_tokens_and_raw_vectors_belong_together(small: Path) -> None:
    vectors = StaticVectors.load(small)
    assert vectors.pieces("乙 甲") == ["乙", "甲"]
    assert vectors.tokens("乙 甲") == [2, 1]
    assert vectors.token_vectors([2, 1]).tolist() == [[0, 4], [3, 0]]
    assert vectors.weights([2, 1]).tolist() == [4, 3]
    assert vectors.weights([]).shape == (0,)


def test_rows_may_be_eight_bit_scaled_and_shared(small: Path) -> None:
    tensors = {
        "embeddings": np.array([[0, 0], [100, -50]], dtype=np.int8),
        "mapping": np.array([0, 1, 1], dtype=np.int32),
        "weights": np.array([0.0, 0.1, 0.2], dtype=np.float32),
        "idf": np.array([0.0, 1.0, 2.0], dtype=np.float16),
    }
    save_file(tensors, small / "model.safetensors")
    vectors = StaticVectors.load(small)
    assert vectors.token_vectors([1, 2]) == pytest.approx(np.array([[10, -5], [20, -10]]))
    lengths = np.linalg.norm([[10, -5], [20, -10]], axis=1)
    assert vectors.weights([1, 2]) == pytest.approx(lengths * [1, 2])


def test_what_is_missing_is_named(small: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        StaticVectors.load(tmp_path / "nowhere")
    save_file({"other": np.zeros((3, 2), dtype=np.float32)}, small / "model.safetensors")
    with pytest.raises(ValueError, match="found other"):
        StaticVectors.load(small)


@pytest.mark.parametrize(("shape", "complaint"), [((3,), r"shape \(3,\)"), ((2, 2), "3 pieces, the table only 2")])
def test_a_table_that_does_not_fit_is_refused(small: Path, shape: tuple[int, ...], complaint: str) -> None:
    save_file({"embeddings": np.zeros(shape, dtype=np.float32)}, small / "model.safetensors")
    with pytest.raises(ValueError, match=complaint):
        StaticVectors.load(small)


def test_a_model_that_sentence_transformers_saved_gives_its_vectors(small: Path, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    tokenizer = Tokenizer.from_file(str(small / "tokenizer.json"))
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)], device="cpu")
    model.save(str(tmp_path / "saved"))
    wanted = model.encode(["甲 乙", "乙"], normalize_embeddings=True)
    assert StaticVectors.load(tmp_path / "saved").embed(["甲 乙", "乙"]) == pytest.approx(wanted, abs=1e-6)


def test_both_loaders_give_the_same_vectors_of_the_model_that_ships(builtin: StaticVectors) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(BUILTIN), device="cpu")
    ours = builtin.embed(TEXTS)
    assert ours.shape == (len(TEXTS), builtin.dimensions)
    assert ours.dtype == np.float32
    assert np.abs(ours - model.encode(TEXTS)).max() < 1e-5
    assert np.linalg.norm(ours[:4], axis=1) == pytest.approx(1, abs=1e-5)


def test_a_batch_gives_what_single_texts_give(builtin: StaticVectors) -> None:
    single = np.concatenate([builtin.embed([text]) for text in TEXTS])
    assert np.abs(builtin.embed(TEXTS) - single).max() < 1e-6


def test_loading_and_embedding_imports_no_torch() -> None:
    code = (
        "import sys; from pathlib import Path; from index.static_vectors import StaticVectors\n"
        f"StaticVectors.load(Path({str(BUILTIN)!r})).embed(['购买手机补贴多少'])\n"
        "print(sorted({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
