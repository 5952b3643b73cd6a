"""What tests share: the real registers beside the repository, and examples that repeat."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

COSTS = {
    "nouns": "unit", "publish/pictures": "unit", "trace/test_bounds": "unit", "resolve/test_likest.py": "unit",
    "test_shape.py": "unit", "test_sql_subset.py": "unit", "test_docs_hygiene.py": "unit", "test_set_up.py": "system",
    "test_engine.py": "unit", "casefile/test_sources.py": "unit", "casefile/test_store.py": "unit",
    "trace/test_bounds_of_case.py": "case", "trace/test_bounds_solver.py": "case", "nouns/values/test_cleaners.py": "corpus",
    "publish/pictures/test_in_a_browser.py": "system", "publish/pictures/test_geometry.py": "system",
    "collect": "corpus", "test_docs.py": "manual", "test_benchmarks.py": "system", "test_hostile.py": "system",
    "test_interruption.py": "system", "test_wheels.py": "system", "publish/test_page_in_a_browser.py": "system",
    "security": "system", "": "case",
}  # fmt: skip
"""What a test costs, by the longest beginning of its path below ``tests``: see ``markers`` in ``pyproject.toml``."""


def cost_of(path: Path) -> str:
    """The cost of the tests of a file: the entry of :data:`COSTS` with the longest beginning of its path."""
    name = path.relative_to(ROOT / "tests").as_posix()
    return COSTS[max((start for start in COSTS if name.startswith(start)), key=len)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with what it costs, so that ``-m unit`` runs those that need no case, no corpus and no process."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests"):
            item.add_marker(cost_of(item.path))

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, max_examples=100, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real registers and of the demonstration's tables: ``demo`` and ``registers`` lie in it."""
    told = os.environ.get("HEADSTAMP_SHARED")
    places = [Path(told), Path(told) / "data"] if told else [ROOT.parent / "shared" / "data"]
    for place in places:
        if (place / "demo").is_dir():
            return place
    pytest.skip("no ../shared/data beside the repository; set HEADSTAMP_SHARED")
