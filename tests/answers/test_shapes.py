"""The structs of answers: frozen, strict, and the ones that the rules of findings are read back by."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from msgspec import ValidationError, convert, inspect, json

from headstamp.answers.answer import Answer, Part, as_json
from headstamp.answers.of_rules import VALUES, value_of
from headstamp.answers.parts import Ends
from tests.source_tree import PACKAGE
from tools.schemas.docstrings import summary

for file in sorted((PACKAGE / "answers").glob("*.py")):  # all of them, whatever other tests have imported
    import_module(f"headstamp.answers.{file.stem}")


def every(kind: type[Part]) -> set[type[Part]]:
    return {kind} | {one for sub in kind.__subclasses__() for one in every(sub)}


STRUCTS = sorted(every(Part) - {Part, Answer}, key=lambda one: one.__qualname__)


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda one: one.__qualname__)
def test_a_struct_is_frozen_strict_and_says_what_it_is(struct: type[Part]) -> None:
    config = struct.__struct_config__
    assert config.frozen
    assert config.forbid_unknown_fields
    assert summary(struct).endswith(".")
    assert json.schema(struct)["$defs"]


def test_each_rule_of_a_finding_has_a_struct() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "trace").rglob("*.py"))
    rules = set(re.findall(r'^[A-Z]+ = "([a-z_]+)@[0-9]+"$', text, re.MULTILINE))
    assert rules == set(VALUES)


def test_a_key_that_is_no_identifier_in_python_keeps_its_name_in_json() -> None:
    names = {
        (field.name, field.encode_name) for struct in STRUCTS
        for info in [inspect.type_info(struct)] if isinstance(info, inspect.StructType) for field in info.fields
        if field.name != field.encode_name
    }  # fmt: skip
    assert names == {("weapon_class", "class"), ("first", "from"), ("last", "to")}


def test_another_shape_is_refused() -> None:
    assert as_json(Ends(low=1, high=None)) == {"low": 1, "high": None}
    for said in ({"low": 1}, {"low": "1", "high": 2}, {"low": 1, "high": 2, "more": 3}, [1, 2], None):
        with pytest.raises(ValidationError):
            convert(said, Ends)
    for rule in ("no_such_rule@1", "decades@1"):
        with pytest.raises(ValueError, match=r"no rule|missing required field"):
            value_of(rule, {})
