"""LangChain's own suite for embeddings, on the light loader and on sentence-transformers, and how models are told."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings
from langchain_tests.unit_tests import EmbeddingsUnitTests

from index.embed import (
    ModelNotFound,
    StaticEmbeddings,
    TransformerEmbeddings,
    embed_texts,
    fingerprint,
    open_embeddings,
)
from index.static_vectors import StaticVectors
from tests.index.small_model import write_small_model


class OpenedEmbeddings(StaticEmbeddings):
    """The suite makes its subject by a class and its arguments."""

    def __init__(self, folder: str) -> None:
        super().__init__(StaticVectors.load(folder))


class TestStaticEmbeddings(EmbeddingsUnitTests):
    @pytest.fixture(autouse=True)
    def _folder(self, small_model):
        type(self).folder = str(small_model)

    @property
    def embeddings_class(self) -> type[Embeddings]:
        return OpenedEmbeddings

    @property
    def embedding_model_params(self) -> dict:
        return {"folder": self.folder}


@pytest.fixture(scope="module")
def transformer(tmp_path_factory):
    """A real transformer of one narrow layer with random weights, saved as sentence-transformers does."""
    from sentence_transformers import SentenceTransformer, models
    from tokenizers import Tokenizer, pre_tokenizers
    from tokenizers import models as pieces
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("transformer")
    letters = ["[PAD]", "[UNK]", *sorted(set("发放消费券补贴手机公积金贷款"))]
    tokenizer = Tokenizer(pieces.WordLevel({letter: at for at, letter in enumerate(letters)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]")
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    config = BertConfig(vocab_size=len(letters), **sizes)
    BertModel(config).save_pretrained(folder / "bert")
    fast.save_pretrained(folder / "bert")
    words = models.Transformer(str(folder / "bert"), max_seq_length=64)
    SentenceTransformer(modules=[words, models.Pooling(16)], device="cpu").save(str(folder / "model"))
    return folder / "model"


def test_both_kinds_of_model_give_unit_vectors_of_one_length(small_model, transformer):
    for folder, kind in ((small_model, StaticEmbeddings), (transformer, TransformerEmbeddings)):
        embeddings = open_embeddings(str(folder))
        assert isinstance(embeddings, kind)
        vectors = embed_texts(embeddings, ["发放消费券", "手机补贴", "公积金贷款"], batch=2)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
        np.testing.assert_allclose(embeddings.embed_query("手机补贴"), vectors[1], atol=1e-4)
        assert embeddings.embed_documents([]) == []


def test_any_sentence_transformer_replaces_the_default(workshop, transformer):
    workshop.write("a.txt")
    workshop.build()
    report = workshop.build(model=transformer)
    assert report.updated == ("a.txt",) and any("embedding model has changed" in note for note in report.notes)
    hit = workshop.open().search("发放消费券", k=1)[0]
    assert "消费券" in hit.clause.text and hit.coverage


def test_no_texts_have_no_vectors(small_model):
    assert embed_texts(open_embeddings(str(small_model)), []).size == 0


@pytest.mark.parametrize("damage", ["no folder", "no weights", "no model"])
def test_what_cannot_be_loaded_is_one_line(tmp_path, damage):
    folder = tmp_path / "model"
    if damage == "no weights":
        (write_small_model(folder) / "0_StaticEmbedding" / "model.safetensors").write_bytes(b"not tensors")
    if damage == "no model":
        folder.mkdir()
    with pytest.raises(ModelNotFound) as caught:
        open_embeddings(str(folder))
    assert "\n" not in str(caught.value) and str(folder) in str(caught.value)


def test_a_model_is_known_by_its_contents(tmp_path, small_model):
    assert fingerprint(str(write_small_model(tmp_path / "copy"))) == fingerprint(str(small_model))
    assert fingerprint(str(write_small_model(tmp_path / "other", seed=1))) != fingerprint(str(small_model))
    assert fingerprint("BAAI/bge-m3") == "BAAI/bge-m3"


def test_a_static_model_needs_no_torch(small_model, root):
    code = (
        "import sys; from index.embed import open_embeddings\n"
        "open_embeddings(sys.argv[1]).embed_query('券')\n"
        "print([name for name in ('torch', 'sentence_transformers') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(small_model)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
