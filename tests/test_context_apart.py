"""Registers of context are kept and shown, and change no finding: embargoes above all, whose scope nobody has read yet."""

from __future__ import annotations

from pathlib import Path

import headstamp
from headstamp.casefile.case import Case
from headstamp.casefile.findings import read_findings
from headstamp.collect.registers.description import registers
from tests.collect.reading import SAMPLES, told_of
from tests.invented_case import SETTINGS, write_files

CONTEXT = ("Embargo", "Treaty", "Conflict", "Support", "Indicator", "Category")
WITNESSES = ("cow_states", "gw_states", "country_codes")
"""Lists of states beside the case's own table, which alone decides."""


def found(case: Case) -> list[tuple[object, ...]]:
    """All findings but one: which rows of any file were refused."""
    headstamp.build(case)
    files = ("refused rows", "refused cells")
    told = [one for one in read_findings(case) if one.rule != "gaps@3" or one.about not in files]
    return sorted((one.rule, one.about, str(one.value), one.low, one.high, one.support) for one in told)


def test_context_changes_no_finding(tmp_path: Path) -> None:
    apart = {one.name for one in registers() if one.kind in CONTEXT} | set(WITNESSES)
    samples = [path for path in SAMPLES if path.parent.name in apart]
    assert {path.parent.name for path in samples} == apart
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (case.path / "case.yml").write_text(SETTINGS, encoding="utf-8")
    with headstamp.open_case(tmp_path / "case") as case:
        headstamp.add(case, *write_files(tmp_path / "files"))
        before = found(case)
        assert len(before) > 10
        for path in samples:
            (added,) = headstamp.add(case, path, told_as=told_of(path))
            assert added.read > 0
        assert found(case) == before


def test_the_scope_of_an_embargo_is_unknown() -> None:
    assert next(one.defaults for one in registers() if one.name == "embargoes") == {"scope": "unknown"}
