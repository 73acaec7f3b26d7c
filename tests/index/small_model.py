"""A small real static model, made on the spot: one vector a character, in sentence-transformers' own format."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

DIMENSIONS = 64
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def write_small_model(folder: Path, *, seed: int = 0) -> Path:
    """Write the model of that seed; the characters are those of the corpus and ASCII."""
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt")))
    letters = {chr(code) for code in range(33, 127)} | set(unicodedata.normalize("NFKC", texts).lower())
    vocabulary = {"[UNK]": 0} | {letter: at for at, letter in enumerate(sorted(letters - set(" \n\t")), 1)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    table = np.random.default_rng(seed).standard_normal((len(vocabulary), DIMENSIONS)).astype(np.float32)
    table[0] = 0
    static = folder / "0_StaticEmbedding"
    static.mkdir(parents=True)
    save_file({"embedding.weight": table}, static / "model.safetensors")
    tokenizer.save(str(static / "tokenizer.json"))
    kind = "sentence_transformers.models.StaticEmbedding"
    modules = [{"idx": 0, "name": "0", "path": "0_StaticEmbedding", "type": kind}]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    return folder
