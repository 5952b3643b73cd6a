"""A mapping as ``register.yml``: written for a person to edit, and read back as a register."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from headstamp.casefile.case import write_whole
from headstamp.collect.mapping.cells import VALUES
from headstamp.collect.mapping.guessed import NOT_TOLD, Guess, Mapping
from headstamp.collect.mapping.own_name import check_name, slug
from headstamp.collect.mapping.sound import check_said
from headstamp.collect.registers.description import Register, parse
from headstamp.nouns.errors import Unrecognised, WrongUse
from headstamp.nouns.plain_yaml import read_yaml
from headstamp.nouns.printable import printable

HEAD = """\
# A guessed mapping of {file}, for you to check and edit. Then: headstamp add CASE {file} --mapping THIS-FILE
# Each column stands under `columns` with what it says and the cleaner that reads it (docs/registers/README.md lists cleaners), or
# under `ignored` with the reason. Write who published the table, what it counts and leaves out, and under which terms.
"""
STAGE = """\
# What do the rows speak of: proposed, licensed, refused, contracted, shipped, delivered? Until you say, no row counts as supply.
# And of what, where no column tells the unit of a quantity: pieces, rounds, vehicles …?
"""
IGNORED = "not understood: say what it is, or why it is left out"
FOR_ALL = """
# No column tells {what}. What is the same for all rows, as in a state's own report or in a table of one year, can be written once:
# take away the sign # of its line below `constants` and of the word itself, and move its line of the second list under `columns`.
# constants:
"""
ONCE = (("supplier", "the supplier", "NAME", "states"), ("recipient", "the recipient", "NAME", "states"),
        ("date", "the date", "'2014'", "year"))  # fmt: skip
"""What may hold of a whole table: the property, in words, an example, its cleaner."""


def write(mapping: Mapping) -> str:
    """The text of ``register.yml``: sound as it stands, so that what is not understood is ignored and said so."""
    said: dict[str, Any] = {
        "name": mapping.name, "title": f"table {mapping.file}", "publisher": "not told", "version": 1,
        "kind": mapping.kind, "licence": "not told",
        "reliability": "F", "source_kind": "dataset", "counts": "not told", "leaves_out": "not told",
    }  # fmt: skip
    columns = _columns(mapping)
    keyed = {name: column for name, column in columns.items() if name in mapping.key}
    said["key"] = list(keyed.values())
    layout: dict[str, Any] = {"name": "table", "any_order": False, "header": [{name: column} for name, column in columns.items()]}
    if mapping.medium == "json":
        layout |= {"medium": "json"} | ({"records": list(mapping.records)} if mapping.records else {})
    elif mapping.delimiter != ",":
        layout["delimiter"] = mapping.delimiter
    if mapping.nothing:
        layout["empty"] = list(mapping.nothing)
    said["layouts"] = [layout]
    lines = [HEAD.format(file=mapping.file), *(f"# Note: {printable(note)}\n" for note in mapping.notes), _yaml(said)]
    used = [one for one in mapping.columns if one.property]
    told = {one.property for one in used}
    lines.append("\ncolumns:\n" if used else "\ncolumns: {}\n")
    lines += [f"  # {printable('; '.join(one.why))}\n  {_key(columns[one.name])}: {_flow(_entries(one, told))}\n" for one in used]
    ignored = [one for one in mapping.columns if not one.property]
    lines += ["\nignored:\n"] if ignored else []
    for one in ignored:
        lines += _left_out(one, columns[one.name])
    return "".join([*lines, *_for_all_rows(mapping)])


def _entry(one: Guess) -> dict[str, Any]:
    """What stands under ``columns`` for a column."""
    entry: dict[str, Any] = {"property": one.property, "value": one.value}
    if one.words:
        entry["words"] = {ours: list(theirs) for ours, theirs in one.words.items()}
    if one.property == "role":
        entry["default"] = "unknown"
    if one.doubtful:
        entry["doubtful"] = "kept"
    return entry


def _entries(one: Guess, told: set[str]) -> dict[str, Any] | list[dict[str, Any]]:
    """What stands under ``columns`` for a column. One day, or one number, is both ends of what it bounds: an end left out is open."""
    entry = _entry(one)
    high = one.property.removesuffix("_low") + "_high"
    return [entry, entry | {"property": high}] if one.property.endswith("_low") and high not in told else entry


def _left_out(one: Guess, ours: str) -> list[str]:
    """The lines under ``ignored`` for a column; where a person must choose, with what to write under ``columns`` instead."""
    why = "; ".join(one.why)
    lines = [f"  # {printable(why)}\n"]
    for prop in one.may_be:
        known = VALUES.get(prop, ("states",))
        values = [value for value in known if re.search(rf"\b{value}\b", why)] or [known[0]]
        lines += [f"  #   {_key(ours)}: {_flow({'property': prop, 'value': value})}\n" for value in values]
    return [*lines, f"  {_key(ours)}: {_flow(IGNORED if why == NOT_TOLD else why)}\n"]


def _for_all_rows(mapping: Mapping) -> list[str]:
    """What holds of all rows: the defaults, and how to write what no column tells."""
    if mapping.kind != "Transfer":
        return []
    defaults = {"stage": "unknown", "status": "unknown", "class": "other", "unit": "other"}
    defaults |= {"currency": mapping.currency} if mapping.currency else {}
    properties = {one.property for one in mapping.columns} | {prop for one in mapping.columns for prop in one.may_be}
    missing = [one for one in ONCE if one[0] not in properties]
    lines = ["\n" + STAGE, f"defaults: {_flow(defaults)}\n"]
    if missing:
        lines.append(FOR_ALL.format(what=", ".join(what for _, what, _, _ in missing)))
        lines += [f"#   {prop}_of_all: {example}\n" for prop, _, example, _ in missing]
        lines.append("# Under `columns`:\n")
        lines += [f"#   {prop}_of_all: {_flow({'property': prop, 'value': value})}\n" for prop, _, _, value in missing]
    return lines


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
        ours = slug(one.name, f"column_{at}")
        made[one.name] = ours if ours not in made.values() else f"{ours}_{at}"
    return made


def _key(name: str) -> str:
    return yaml.safe_dump(name).splitlines()[0]


def _flow(said: Any) -> str:
    """On one line, as YAML."""
    text: str = yaml.safe_dump(said, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10_000)
    return text.removesuffix("\n...\n").strip()


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
        said = read_yaml(text)
        check_said(said)
        register = parse(check_name(said.get("name")), said)
    except (ValueError, LookupError, TypeError, AttributeError, StopIteration, RuntimeError) as error:
        words = " ".join(str(error).split())
        raise Unrecognised(f"a mapping that cannot be used ({words[:300]})", expected="a register.yml as 'headstamp map' writes it",
                           do="mend it, or map the file again", file=file) from error  # fmt: skip
    return register
