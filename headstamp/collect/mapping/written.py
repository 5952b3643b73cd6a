"""A mapping as ``register.yml``: written for a person to edit, and read back as a register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from headstamp.casefile.case import write_whole
from headstamp.collect.mapping.guess import Mapping, slug
from headstamp.collect.registers import REGISTERS
from headstamp.collect.spec import Register, parse
from headstamp.nouns.errors import Unrecognised, WrongUse

HEAD = """\
# A guessed mapping of {file}, for you to check and edit. Then: headstamp add CASE {file} --mapping THIS-FILE
# Each column stands under `columns` with what it says and the cleaner that reads it (docs/registers/README.md lists cleaners), or
# under `ignored` with the reason. Write who published the table, what it counts and leaves out, and under which terms.
"""
STAGE = """\
# What do the rows speak of: proposed, licensed, refused, contracted, shipped, delivered? Until you say, no row counts as supply.
defaults: {stage: unknown, status: unknown, class: other, unit: other}
"""
IGNORED = "not understood: say what it is, or why it is left out"


def write(mapping: Mapping) -> str:
    """The text of ``register.yml``: sound as it stands, so that what is not understood is ignored and said so."""
    said: dict[str, Any] = {
        "name": slug(mapping.file), "title": f"table {mapping.file}", "publisher": "not told", "version": 1, "kind": mapping.kind,
        "licence": "not told", "reliability": "F", "source_kind": "dataset", "counts": "not told", "leaves_out": "not told",
    }  # fmt: skip
    columns = _columns(mapping)
    keyed = {name: column for name, column in columns.items() if name in mapping.key}
    said["key"] = list(keyed.values())
    layout: dict[str, Any] = {"name": "table", "any_order": False, "header": [{name: column} for name, column in columns.items()]}
    if mapping.delimiter != ",":
        layout["delimiter"] = mapping.delimiter
    said["layouts"] = [layout]
    lines = [HEAD.format(file=mapping.file), _yaml(said), "\ncolumns:\n" if mapping.key else "\ncolumns: {}\n"]
    for one in mapping.columns:
        if one.property:
            lines.append(f"  # {'; '.join(one.why)}\n")
            entry = yaml.safe_dump({"property": one.property, "value": one.value}, default_flow_style=True, width=200).strip()
            lines.append(f"  {_key(columns[one.name])}: {entry}\n")
    ignored = [one for one in mapping.columns if not one.property]
    if ignored:
        lines.append("\nignored:\n")
        for one in ignored:
            lines.append(f"  # {'; '.join(one.why)}\n  {_key(columns[one.name])}: {_yaml(IGNORED).splitlines()[0]}\n")
    return "".join([*lines, "\n" + STAGE if mapping.kind == "Transfer" else ""])


def save_mapping(mapping: Mapping, out: Path) -> None:
    """Write a mapping to a new file.

    Raises:
        WrongUse: there is a file already: it may have been edited.
        NoSpace: it cannot be written.
    """
    if out.exists():
        raise WrongUse("a file that is there already", expected="a new file", do="choose another name", file=str(out))
    write_whole(out, write(mapping).encode("utf-8"))


def _columns(mapping: Mapping) -> dict[str, str]:
    """Our name of each column: a slug of its own, each once."""
    made: dict[str, str] = {}
    for at, one in enumerate(mapping.columns, 1):
        ours = slug(one.name.replace(".", " ")) if one.name else f"column_{at}"
        made[one.name] = ours if ours not in made.values() else f"{ours}_{at}"
    return made


def _key(name: str) -> str:
    return yaml.safe_dump(name).splitlines()[0]


def _yaml(said: Any) -> str:
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=200)


def register_of(text: bytes, file: str) -> Register:
    """The register that a mapping describes: a table under a header line, read by the plain reader.

    Args:
        text: the bytes of the mapping.
        file: its name, for messages.
    Raises:
        Unrecognised: it is no YAML, or breaks a rule of ``register.yml``; the message names the rule.
    """
    try:
        said = yaml.safe_load(text.decode("utf-8"))
        name = said["name"]
        if name in REGISTERS:
            raise ValueError(f"the name {name!r} is that of a known register")
        register = parse(name, said)
        for layout in register.layouts:
            if layout.medium != "delimited" or layout.told or layout.signs:
                raise ValueError(f"layout {layout.name}: a mapping describes tables under a header line only")
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        words = " ".join(str(error).split())
        raise Unrecognised(f"a mapping that cannot be used ({words[:300]})", expected="a register.yml as 'headstamp map' writes it",
                           do="mend it, or map the file again", file=file) from error  # fmt: skip
    return register
