"""The schemas that editors use for register.yml, mappings and case.yml: as the structs make them, and true of every file there is."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml

from headstamp.casefile.settings import settings_of
from headstamp.collect.mapping.guess import guess_mapping
from headstamp.collect.mapping.written import write
from headstamp.collect.registers import REGISTERS
from headstamp.collect.registers.description import text_of
from headstamp.nouns.errors import WrongUse
from tests.case_tables import FREE
from tests.source_tree import ROOT
from tools.schemas.files import FOLDER, texts


def validator(name: str) -> jsonschema.Draft202012Validator:
    said = json.loads((FOLDER / "yaml" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(said)
    return jsonschema.Draft202012Validator(said)


def wrong(name: str, said: Any) -> list[str]:
    """What is wrong with a file by its schema."""
    return [error.message for error in validator(name).iter_errors(json.loads(json.dumps(said, default=str)))]


def test_they_are_as_the_structs_make_them() -> None:
    made = {name: text for name, text in texts().items() if name.startswith("yaml/")}
    assert set(made) == {"yaml/case.schema.json", "yaml/register.schema.json"}
    for name, text in made.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, name
        assert "http" not in text.replace("https://json-schema.org/draft/2020-12/schema", ""), "they work without a network"


@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_is_right_by_its_schema(name: str) -> None:
    assert wrong("register", yaml.safe_load(text_of(name))) == []


def test_a_guessed_mapping_is_right_by_the_same_schema(tmp_path: Any) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Exporter,Importer,Year,Model,Quantity\nSerbia,Iraq,2012,QK-1,5\nCroatia,Jordan,2013,QK-2,6\n", encoding="utf-8")
    assert wrong("register", yaml.safe_load(write(guess_mapping(table)))) == []


@pytest.mark.parametrize(
    "change", [{"titel": "x"}, {"title": 5}, {"version": 0}, {"kind": "Spaceship"}, {"columns": {"a": {"value": "no cleaner"}}},
               {"expect": {"filled": {"a": 2}}}, {"layouts": [{"name": "flat"}]}],
    ids=str,
)  # fmt: skip
def test_a_slip_in_a_register_is_seen(change: dict[str, Any]) -> None:
    said = yaml.safe_load(text_of("places"))
    assert wrong("register", said | change)


def test_the_bundled_case_is_right_and_a_slip_is_seen_by_schema_and_program_alike() -> None:
    said = yaml.safe_load((FREE / "case.yml").read_text(encoding="utf-8"))
    del said["sources"]
    assert wrong("case", said) == []
    slips = {"holdr": "x"}, {"holder": ["x"]}, {"window": {"until": 2014}}, {"suspected_from": [{"row": "x"}]}, {"credits": "x"}
    for change in slips:
        assert wrong("case", said | change)
        with pytest.raises(WrongUse):
            settings_of(said | change)


def test_the_manual_says_how_an_editor_finds_them() -> None:
    for page, name in (("how-to/add-a-register.md", "register"), ("how-to/map-an-unknown-table.md", "register"),
                       ("reference/case-folder.md", "case")):  # fmt: skip
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert "# yaml-language-server: $schema=" in text
        assert f"schemas/yaml/{name}.schema.json" in text
