"""What tests share: the real registers beside the repository, and examples that repeat."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

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
