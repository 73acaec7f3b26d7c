"""The house's arrows: app → web → assistant → index, each heavy library asleep until it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import ROOT

# What each part of the house may import of the others.
MAY_IMPORT = {
    "index": {"index"},
    "assistant": {"assistant", "index"},
    "web": {"web", "assistant", "index"},
    "app.py": {"web", "assistant", "index"},
    "evals": {"evals", "assistant", "index"},
    "wence": {"wence", "evals", "assistant", "index"},
}
PARTS = {"app", "assistant", "evals", "index", "models", "tests", "web", "wence"}
HEAVY = ("torch", "sentence_transformers", "gradio", "chromadb")


def _modules(part: str) -> list[Path]:
    path = ROOT / part
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def _imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_imports_follow_the_arrows(part: str) -> None:
    modules = _modules(part)
    assert modules, f"{part} is empty"
    back = [
        f"{module.relative_to(ROOT)} imports {name}"
        for module in modules
        for name in _imports(module)
        if name.split(".")[0] in PARTS - MAY_IMPORT[part]
    ]
    assert not back


@pytest.mark.parametrize("part", ["index", "assistant", "web", "wence"])
def test_no_import_goes_in_a_circle(part: str) -> None:
    """Imports for type checking alone and those inside functions are left out: neither can deadlock a module."""
    graph: dict[str, set[str]] = {}
    for module in _modules(part):
        name = ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        graph[name] = set(_top_imports(module, name if module.name == "__init__.py" else name.rpartition(".")[0]))
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join([*above[above.index(name) :], name])
        if name in done or name not in graph:
            return
        for imported in graph[name] - {name}:
            visit(imported, (*above, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def _top_imports(module: Path, package: str) -> Iterator[str]:
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(filter(None, [package, node.module])) if node.level else node.module or ""
            yield from (f"{base}.{alias.name}" for alias in node.names)
            yield base


def _loaded(statement: str) -> set[str]:
    """Which heavy libraries a fresh interpreter holds after a statement."""
    script = f"import sys; {statement}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_importing_the_packages_loads_nothing_heavy() -> None:
    assert _loaded("import assistant, index") == set()


def test_importing_all_of_their_modules_loads_nothing_heavy() -> None:
    names = [
        ".".join(module.relative_to(ROOT).with_suffix("").parts)
        for part in ("assistant", "index", "wence", "evals")
        for module in _modules(part)
        if module.name != "__main__.py"
    ]
    names = [name.removesuffix(".__init__") for name in names]
    assert _loaded("import importlib; [importlib.import_module(name) for name in " + repr(names) + "]") == set()


def test_answering_loads_no_torch(data_dir: Path) -> None:
    statement = (
        "from pathlib import Path; from assistant.settings import Settings;"
        "from assistant.pipeline import open_assistant;"
        f"open_assistant(Settings(data_dir=Path({str(data_dir)!r}))).ask('买手机补多少钱')"
    )
    assert _loaded(statement) & {"torch", "sentence_transformers", "gradio"} == set()
