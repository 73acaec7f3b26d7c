"""Chroma in a folder of its own: what is put in comes out, and nothing else."""

import numpy as np
import pytest

from index.store import BATCH, Store, StoreUnreachable


def unit(*rows):
    vectors = np.array(rows, dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def fill(store):
    metadatas = [
        {"file": "a.txt", "document": "a"},
        {"file": "a.txt", "document": "a"},
        {"file": "b.txt", "document": "b"},
    ]
    store.put(["a-0#0", "a-1#0", "b-0#0"], unit((1, 0), (3, 4), (0, 1)), metadatas)


def test_the_nearest_come_first_with_their_cosine(tmp_path):
    with Store.open(tmp_path, "wence") as store:
        fill(store)
        found = store.nearest(unit((1, 0))[0], 2)
        assert [key for key, _ in found] == ["a-0#0", "a-1#0"]
        assert [similarity for _, similarity in found] == pytest.approx([1.0, 0.6], abs=1e-5)
        assert [key for key, _ in store.nearest(unit((1, 0))[0], 5, documents=["b"])] == ["b-0#0"]


def test_a_file_is_replaced_and_deleted_by_name_and_all_is_kept_on_disk(tmp_path):
    with Store.open(tmp_path, "wence") as store:
        fill(store)
        fill(store)
        assert store.count == 3
        store.delete(store.ids_of("a.txt"))
        store.delete([])
    with Store.open(tmp_path, "wence") as store:
        assert store.count == 1 and store.ids_of("b.txt") == ["b-0#0"]


def test_more_than_one_batch(tmp_path):
    count = BATCH + 3
    vectors = unit(*np.random.default_rng(0).standard_normal((count, 4)))
    with Store.open(tmp_path, "wence") as store:
        store.put([str(number) for number in range(count)], vectors, [{"file": "a", "document": "a"}] * count)
        assert store.count == count


def test_a_server_that_does_not_answer_is_one_line():
    with pytest.raises(StoreUnreachable) as caught:
        Store.connect("http://127.0.0.1:9", "wence")
    assert "\n" not in str(caught.value) and "127.0.0.1:9" in str(caught.value)
