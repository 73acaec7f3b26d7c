"""Write vectors and tokenizer in sentence-transformers' format: 8-bit rows, one scale a piece.

`StaticEmbedding` reads model2vec's layout (`embeddings`, `weights`) and multiplies each row by its weight, so 8-bit
rows need half the room of float16 ones; the error is under 1/254 of a row's largest number.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save

from .pieces import Pieces

MODULES = [
    {"idx": 0, "name": "0", "path": "0_StaticEmbedding", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
CONFIG: dict[str, object] = {
    "model_type": "SentenceTransformer",
    "prompts": {},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def save_model(folder: Path, pieces: Pieces, table: np.ndarray, idf: np.ndarray) -> None:
    """Write the model folder; `table` has shape (rows, dimensions), `idf` shape (rows,)."""
    scales = np.abs(table).max(axis=1) / 127
    rows = np.rint(table / np.maximum(scales, 1e-12)[:, None]).astype(np.int8)
    tensors = {
        "embeddings": rows,
        "mapping": pieces.mapping.astype(np.int32),
        "weights": scales[pieces.mapping].astype(np.float32),
        "idf": idf[pieces.mapping].astype(np.float16),
    }
    static = folder / "0_StaticEmbedding"
    static.mkdir(parents=True, exist_ok=True)
    (static / "model.safetensors").write_bytes(save(tensors))
    pieces.tokenizer.save(str(static / "tokenizer.json"), pretty=False)
    (folder / "1_Normalize").mkdir(exist_ok=True)
    _write(folder / "1_Normalize" / "config.json", {})
    _write(folder / "modules.json", MODULES)
    _write(folder / "config_sentence_transformers.json", CONFIG)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
