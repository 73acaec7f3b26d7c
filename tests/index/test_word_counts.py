"""The words that typing errors are mended against, counted when the index is built."""

from index.word_counts import WordCounts, count_words


def test_words_that_occur_once_may_be_misspelt_themselves():
    assert count_words(["消费券怎么领", "领消费券", "养老金"]).words == {"消费券": 2}


def test_characters_beside_each_other_that_make_no_word():
    counted = count_words(["我把券领了", "15元"])
    assert "券领" in counted.pairs and not any("1" in pair for pair in counted.pairs)


def test_nothing_is_counted_of_nothing():
    assert count_words([]) == WordCounts({}, frozenset())


def test_an_index_keeps_the_counts_of_its_clauses(workshop):
    workshop.write("甲市.txt")
    workshop.build()
    library = workshop.open()
    clauses = [library.clause_at(row) for row in range(library.clause_count)]
    counted = count_words(f"{clause.heading} {clause.text}" for clause in clauses)
    assert library.word_counts == counted and counted.words


def test_an_index_without_counts_is_counted_when_opened(workshop):
    workshop.write("甲市.txt")
    workshop.build()
    kept = workshop.open().word_counts
    next(workshop.data.glob("index/versions/*/words.json")).unlink()
    assert workshop.open().word_counts == kept
