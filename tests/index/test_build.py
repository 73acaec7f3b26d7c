"""What a build keeps, replaces, leaves out, reports; and that whatever goes wrong, the old index answers."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from index import assemble, build, harvest
from index.assemble import BrokenIndex
from index.build import NothingToIndex
from index.embed import ModelNotFound
from index.publish import IndexBusy, NoIndex
from tests.index.conftest import DECREE
from tests.index.small_model import write_small_model

OTHER = DECREE.replace("甲市", "乙市").replace("10%", "12%")


def test_the_first_build_creates_and_the_second_changes_nothing(workshop):
    workshop.write("a.txt")
    first, second = workshop.build(), workshop.build()
    assert (first.created, first.documents, first.clauses) == (("a.txt",), 1, workshop.open().clause_count)
    assert (second.unchanged, second.created, second.version) == (("a.txt",), (), first.version)


def test_a_build_makes_the_index_hold_exactly_what_is_there(workshop):
    workshop.write("a.txt"), workshop.write("b.txt", OTHER)
    workshop.build()
    workshop.write("a.txt", DECREE.replace("300元", "500元"))
    (workshop.documents / "b.txt").unlink()
    workshop.write("sub/c.txt", OTHER.replace("乙市", "丙市"))
    report = workshop.build()
    assert (report.updated, report.removed, report.created) == (("a.txt",), ("b.txt",), ("sub/c.txt",))
    texts = [clause.text for document in workshop.open().documents for clause in workshop.open().clauses(document.id)]
    assert any("500元" in text for text in texts)
    assert not any("300元" in text and "10%" in text for text in texts)


def test_adding_leaves_the_others(workshop):
    workshop.write("a.txt")
    workshop.build()
    report = workshop.build(workshop.write("b.txt", OTHER), keep_others=True)
    assert (report.created, report.unchanged, report.documents) == (("b.txt",), ("a.txt",), 2)


def test_adding_leaves_the_others_even_where_their_files_are_gone(workshop):
    gone = workshop.write("a.txt")
    workshop.build()
    gone.unlink()
    report = workshop.build(workshop.write("b.txt", OTHER), keep_others=True)
    assert (report.created, report.unchanged, report.failed) == (("b.txt",), ("a.txt",), ())


def test_one_bad_file_never_stops_the_others(workshop):
    workshop.write("a.txt")
    (workshop.documents / "broken.pdf").write_bytes(b"%PDF-1.7 no more than this")
    (workshop.documents / "empty.txt").write_bytes(b"")
    report = workshop.build()
    assert report.created == ("a.txt",)
    assert {name for name, _ in report.failed} == {"broken.pdf", "empty.txt"}
    assert all("\n" not in why for _, why in report.failed)


def test_a_file_that_breaks_keeps_what_was_read_of_it(workshop):
    workshop.write("a.txt"), workshop.write("b.txt", OTHER)
    workshop.build()
    (workshop.documents / "b.txt").write_bytes(b"")
    report = workshop.build()
    assert [name for name, _ in report.failed] == ["b.txt"]
    assert (report.unchanged, report.removed, report.documents) == (("a.txt",), (), 2)


def test_the_same_document_twice_is_held_once(workshop):
    workshop.write("a.txt"), workshop.write("copy.txt")
    report = workshop.build()
    assert (report.created, report.documents) == (("a.txt",), 1)
    assert report.failed == () and report.notes == ("copy.txt: left out, it has the content of a.txt",)


def test_readme_hidden_files_and_other_formats_are_no_documents(workshop):
    workshop.write("a.txt"), workshop.write("README.md", OTHER), workshop.write(".hidden.txt", OTHER)
    (workshop.documents / "photo.png").write_bytes(b"\x89PNG")
    report = workshop.build()
    assert (report.created, report.failed) == (("a.txt",), ())
    assert len(report.notes) == 1 and "photo.png" in report.notes[0]


@pytest.mark.parametrize("left", ["nothing", "empty folder", "only a broken file"])
def test_nothing_to_index_is_an_error_that_leaves_the_old_index(workshop, tmp_path, left):
    workshop.write("a.txt")
    before = workshop.build().version
    empty = tmp_path / "empty"
    if left != "nothing":
        empty.mkdir()
    if left == "only a broken file":
        (empty / "x.txt").write_bytes(b"")
    with pytest.raises(FileNotFoundError if left == "nothing" else NothingToIndex) as caught:
        workshop.build(empty)
    assert "\n" not in str(caught.value)
    assert workshop.open().version == before


def test_another_model_embeds_everything_anew_and_says_so(workshop, tmp_path):
    workshop.write("a.txt")
    workshop.build()
    other = write_small_model(tmp_path / "other", seed=1)
    report = workshop.build(model=other)
    assert report.updated == ("a.txt",)
    assert any("embedding model has changed" in note for note in report.notes)
    assert workshop.open().manifest.embedding == str(other)


def test_a_model_that_is_not_there_is_one_line(workshop, tmp_path):
    workshop.write("a.txt")
    before = workshop.build().version
    with pytest.raises(ModelNotFound) as caught:
        workshop.build(model=tmp_path / "no-such-model")
    assert "\n" not in str(caught.value) and "no-such-model" in str(caught.value)
    assert workshop.open().version == before


def test_a_second_writer_is_turned_away(workshop):
    workshop.write("a.txt")
    workshop.build()
    with (workshop.data / "index" / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(IndexBusy):
            workshop.build()
    assert workshop.build().unchanged == ("a.txt",)


@pytest.mark.parametrize("step", ["assemble", "fill_store", "check"])
def test_an_interruption_leaves_the_old_index_and_the_next_build_resumes(workshop, monkeypatch, step):
    workshop.write("a.txt")
    before = workshop.build().version
    workshop.write("b.txt", OTHER)
    with monkeypatch.context() as broken:

        def interrupt(*_):
            raise KeyboardInterrupt

        broken.setattr(build, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            workshop.build()
    assert workshop.open().version == before
    with monkeypatch.context() as resumed:
        resumed.setattr(harvest, "make_shard", None)  # b.txt was embedded before the interruption: not again
        assert workshop.build().created == ("b.txt",)
    assert len(list((workshop.data / "index" / "versions").glob("*.partial"))) == 0


def test_a_process_that_dies_while_building_leaves_the_old_index(workshop):
    workshop.write("a.txt")
    before = workshop.build().version
    workshop.write("b.txt", OTHER)
    dies = (
        "import os, sys; from pathlib import Path; from index import build\n"
        "build.check = lambda *_: os._exit(9)\n"
        "build.build_index([Path(sys.argv[1])], Path(sys.argv[2]), sys.argv[3], words_path=Path(sys.argv[3]))"
    )
    command = [sys.executable, "-c", dies, str(workshop.documents), str(workshop.data), str(workshop.model)]
    assert subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode == 9
    assert workshop.open().version == before
    assert workshop.build().created == ("b.txt",)


def test_an_index_that_does_not_hold_what_went_in_is_not_published(workshop, monkeypatch):
    workshop.write("a.txt")
    before = workshop.build().version
    workshop.write("b.txt", OTHER)
    monkeypatch.setattr(assemble, "store_shard", lambda *_: None)
    with pytest.raises(BrokenIndex, match="records in Chroma"):
        workshop.build()
    assert workshop.open().version == before


def test_open_readers_go_on_when_their_version_is_gone(workshop):
    workshop.write("a.txt")
    workshop.build()
    reader = workshop.open()
    for amount in ("310元", "320元", "330元"):
        workshop.write("a.txt", DECREE.replace("300元", amount))
        workshop.build()
    kept = list((workshop.data / "index" / "versions").iterdir())
    assert len(kept) == 2 and reader.version not in {folder.name for folder in kept}
    assert "300元" in reader.search("家电消费券", k=1)[0].clause.text
    assert "330元" in workshop.open().search("家电消费券", k=1)[0].clause.text


def test_a_sidecar_overrides_what_the_file_says(workshop):
    workshop.write("a.txt")
    workshop.build()
    workshop.write("a.toml", 'number = "甲政发〔2024〕7号"\n')
    assert workshop.build().updated == ("a.txt",)
    assert workshop.open().documents[0].number == "甲政发〔2024〕7号"


def test_no_index_says_how_to_build_one(workshop):
    with pytest.raises(NoIndex, match="wence index"):
        workshop.open()
