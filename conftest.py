"""What holds for every test: on a checking machine a missing tool is a failure, not a skip.

With ``HEADSTAMP_NO_SKIPS=1`` (``.ci/run`` sets it) a skipped test fails, unless its reason names the registers
that lie beside the repository (``../shared`` or ``HEADSTAMP_SHARED``): their terms keep them out of it, so not
everybody has them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Generator

import pytest

ALLOWED = re.compile(r"\bshared\b|HEADSTAMP_SHARED", re.IGNORECASE)


def is_refused(reason: str, setting: str | None) -> bool:
    """Say whether a skip for this reason is a failure, where HEADSTAMP_NO_SKIPS has this setting (None: not set)."""
    return setting not in (None, "", "0") and not ALLOWED.search(reason)


def _fail_if_refused(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not report.skipped or hasattr(report, "wasxfail") or not isinstance(report.longrepr, tuple):
        return
    reason = report.longrepr[2]
    if is_refused(reason, os.environ.get("HEADSTAMP_NO_SKIPS")):
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid}: a skip is a failure here (HEADSTAMP_NO_SKIPS): {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a test's skip for a missing tool into a failure that says what was missing."""
    report = yield
    _fail_if_refused(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Do the same for a whole file that skips."""
    report = yield
    _fail_if_refused(report)
    return report
