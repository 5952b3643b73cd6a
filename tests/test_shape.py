"""The house keeps its shape: which way imports go, how long things are, what they are called.

The rules are those of the map of the code: the stages meet in the case file and nowhere else.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import headstamp
from tests.source_tree import PACKAGE, ROOT, Import, Module, imports, modules

LAYERS: tuple[tuple[str, ...], ...] = (
    ("nouns", "reference"),
    ("engine",),
    ("answers",),
    ("casefile", "phrases"),
    ("collect", "resolve", "trace", "assess", "publish", "bundled", "cases"),
    ("pipeline",),
    ("world", "commands"),
    ("cli", "__main__"),
)
"""From the ground up. A part may import what stands below it; parts on one floor never import each other."""

FLOOR = {part: floor for floor, parts in enumerate(LAYERS) for part in parts}

MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60
VAGUE = {"util", "utils", "common", "helper", "helpers", "manager", "handler", "processor", "data", "info", "misc"}
HEAVY = {"msgspec", "scipy", "numpy", "duckdb", "arro3", "python_calamine", "vl_convert", "rapidfuzz", "xlsxwriter", "jinja2"}
"""What ``headstamp --help`` has no use for: scipy and DuckDB by contract, the others for the same reason."""

MODULES = modules()


def part_of(name: str) -> str:
    """Say which part of the house a dotted name belongs to; the package itself is the empty part."""
    _, _, rest = name.partition(".")
    return rest.split(".")[0]


def is_downward(own: str, other: str) -> bool:
    """Say whether a part may ask for another part, or for a public name of the package ('' is the package itself)."""
    if other == own:
        return True
    floor = FLOOR.get(own, -1)
    if other in FLOOR:
        return FLOOR[other] < floor
    # The public names lead to the stages, so only what stands above the stages may come in by the front door.
    return floor >= FLOOR["pipeline"] and other in ("", *headstamp.__all__)


def misplaced(module: Module, asked: Iterable[Import]) -> list[str]:
    """List the imports of a module that go upward, or sideways into another part."""
    own = part_of(module.name)
    if own == "":
        return []
    ours = (each for each in asked if each.name.split(".")[0] == "headstamp")
    return [f"{module.name}:{line} imports {name}" for line, name in ours if not is_downward(own, part_of(name))]


def module_of(name: str, text: str) -> Module:
    """Make a module of a text, as if it lay in the package."""
    return Module(name, Path(f"{name}.py"), False, ast.parse(text))


def test_there_is_something_to_check() -> None:
    parts = {part_of(module.name) for module in MODULES} - {""}
    assert parts >= {"nouns", "engine", "casefile", "collect", "cli", "commands", "pipeline"}


def test_every_part_has_a_floor() -> None:
    unknown = {part_of(module.name) for module in MODULES} - set(FLOOR) - {""}
    assert not unknown, f"say in LAYERS where these stand: {sorted(unknown)}"


def test_imports_go_downward_only() -> None:
    wrong = [line for module in MODULES for line in misplaced(module, imports(module.tree))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("headstamp.collect.add", "from headstamp.resolve.states import resolve"),
        ("headstamp.trace.optimum.bounds", "def f():\n    import headstamp.publish"),
        ("headstamp.nouns.ids", "from headstamp.engine import Engine"),
        ("headstamp.nouns.ids", "from headstamp import engine"),
        ("headstamp.assess.mirror", "from importlib import import_module\nimport_module('headstamp.trace.optimum.bounds')"),
        ("headstamp.assess.mirror", "import importlib\nimportlib.import_module(f'headstamp.trace.{x}')"),
        ("headstamp.publish.page", "from headstamp import open_case"),
        ("headstamp.publish.page", "import headstamp"),
        ("headstamp.publish.page", "from headstamp import __version__"),
        ("headstamp.casefile.case", "import headstamp.newcomer"),
        ("headstamp.pipeline", "from headstamp.commands.add import add"),
        ("headstamp.engine.on_duckdb", "if TYPE_CHECKING:\n    from headstamp.casefile.case import Case"),
    ],
)
def test_an_import_that_goes_up_or_sideways_is_found(name: str, text: str) -> None:
    module = module_of(name, text)
    assert misplaced(module, imports(module.tree))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("headstamp.trace.optimum.bounds", "import duckdb\nfrom headstamp.nouns.version import VERSION"),
        ("headstamp.trace.optimum.bounds", "from headstamp.trace.supply.suppliers import supply"),
        ("headstamp.trace.optimum.bounds", "from headstamp.casefile.case import Case"),
        ("headstamp.commands.add", "import headstamp\nfrom headstamp import open_case"),
        ("headstamp.pipeline", "from headstamp.trace import bounds"),
    ],
)
def test_an_import_that_goes_down_is_let_through(name: str, text: str) -> None:
    module = module_of(name, text)
    assert misplaced(module, imports(module.tree)) == []


PACKAGES = [module for module in MODULES if module.is_package and module.name != "headstamp"]


@pytest.mark.parametrize("module", PACKAGES, ids=lambda module: module.name)
def test_a_package_says_what_it_takes_gives_and_never_does(module: Module) -> None:
    told = ast.get_docstring(module.tree) or ""
    assert told.startswith("Takes ")
    assert re.search(r"([.] |\n)Gives ", told)
    assert re.search(r"([.] |\n)Never ", told)


def test_no_name_is_vague() -> None:
    paths = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if "__pycache__" not in path.parts]
    assert len(paths) > len(MODULES)
    vague = [str(path) for path in paths if set(re.split(r"[^a-z]+", path.stem.lower())) & VAGUE]
    assert not vague, f"say what these hold, in the words of the field: {vague}"


def test_files_stay_short() -> None:
    paths = [path for folder in ("headstamp", "tests") for path in (ROOT / folder).rglob("*")]
    texts = [path for path in paths if path.suffix in {".py", ".sql"}]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in texts}
    long = {path: length for path, length in lengths.items() if length > MAX_FILE_LINES}
    assert not long, f"more than {MAX_FILE_LINES} lines: {long}"


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's body, without its signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_stay_short() -> None:
    functions = (
        (module.name, node)
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = {f"{name}.{node.name}": n for name, node in functions if (n := lines_of(node)) > MAX_FUNCTION_LINES}
    assert not long, f"more than {MAX_FUNCTION_LINES} lines: {long}"


def test_help_is_light() -> None:
    """Each module of HEAVY costs a tenth of a second or more, and the help needs none of them."""
    code = "import sys; from headstamp.cli import main; code = main(['--help']); print(*sys.modules); sys.exit(code)"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0, answer.stderr
    told, _, loaded = answer.stdout.strip().rpartition("\n")
    assert "Usage" in told
    assert "headstamp.commands" in loaded.split()
    assert not {name.split(".")[0] for name in loaded.split()} & HEAVY
