"""What a first answer must not wait for: libraries that answering does without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from assistant.settings import ROOT

NOT_NEEDED = ("scipy", "pandas", "langsmith", "langchain_core.runnables.base", "bm25s", "chromadb", "torch")


def test_a_cold_answer_loads_no_library_that_it_does_without(data_dir: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from assistant.settings import Settings;"
        "from assistant.pipeline import open_assistant;"
        f"answer = open_assistant(Settings(data_dir=Path({str(data_dir)!r}))).ask('长春买手机以旧换新能补多少钱？');"
        "assert answer.citations;"
        f"print(*[name for name in {NOT_NEEDED!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_a_cold_answer_takes_its_words_from_the_index(data_dir: Path) -> None:
    script = (
        "from pathlib import Path; from assistant.settings import Settings; from index import tokenise;"
        "from assistant.pipeline import open_assistant;"
        f"open_assistant(Settings(data_dir=Path({str(data_dir)!r}))).ask('长春买手机以旧换新能补多少钱？');"
        "print(type(tokenise._segmenter().FREQ).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "KeptDictionary", done.stderr
