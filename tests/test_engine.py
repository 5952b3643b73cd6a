"""The engine keeps to itself."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
from headstamp.engine.on_duckdb import DuckEngine
engine = DuckEngine()
print(engine.rows("select current_setting('enable_progress_bar') as is_drawn")[0]["is_drawn"])
engine.close()
"""


def test_a_slow_step_draws_nothing_into_an_answer() -> None:
    """Where no file is run (``python -c``, a notebook) DuckDB draws a bar on standard output once a query takes two
    seconds; there, it would stand in the JSON."""
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "False"
