"""What a mapped table cannot answer, and what of it is not read: said when it is mapped, and again when it is added."""

from __future__ import annotations

from pathlib import Path

from headstamp.collect.mapping.customs import customs_columns, is_arms, is_of_customs
from headstamp.collect.mapping.found import Found
from headstamp.collect.mapping.guessed import Mapping
from headstamp.collect.mapping.own_name import slug
from headstamp.collect.registers.description import Register
from headstamp.nouns.values.quantity_text import counted_text

GOODS = ("designation", "class", "category", "calibre")
"""Properties that tell that goods are arms, or are told by a list of arms."""
NO_GOODS = "no column tells that the goods are arms: every row counts as arms, so leave out those that are none"
OTHER_GOODS = "has customs codes: rows of other goods than arms (chapter 93, heading 8710) are refused"
LISTED = 8
"""Most names that a note lists."""
ANSWERS: dict[str, dict[tuple[str, ...], str]] = {
    "Transfer": {
        ("recipient",): "no column tells the recipient: no question about suppliers can use these rows",
        ("supplier",): "no column tells the supplier: each row counts as one of an unknown supplier, which only raises the upper bound",
        ("date", "date_low", "date_high"): "no column tells the date: no row lies certainly in any years",
    },
    "Item": {
        ("holder",): "no column tells the holder: no question about a group's weapons can use these rows",
        ("designation", "class"): "no column tells a model or a class: no weapon can be told from another",
        ("seen_low", "seen_high"): "no column tells when it was seen",
    },
    "Custody": {
        ("to_party", "from_party"): "no column tells who lost it or who got it: no route can use these rows",
        ("date_low", "date_high"): "no column tells when it was lost",
    },
}
"""For each kind the properties of which one is needed, and what a table without any of them cannot answer."""
BY_HAND = " (the saved mapping shows how to write it once for all rows, where it is the same)"


def told_of(mapping: Mapping, table: Found, others: list[Found]) -> tuple[str, ...]:
    """What a person must know of a guessed mapping.

    Args:
        mapping: the guess.
        table: the table that it describes.
        others: tables on other sheets of the workbook.
    """
    made = []
    if mapping.name != (own := slug(Path(mapping.file).stem)):
        made.append(f"the mapping is named {mapping.name}, since {own} is the name of a known register")
    if mapping.sheet and others:
        made.append(f"sheet {mapping.sheet!r} was taken, of which most is understood; tables stand also on "
                    f"{_listed([repr(one.sheet) for one in others])}")  # fmt: skip
        if alike := [repr(one.sheet) for one in others if one.names == table.names]:
            made.append(f"{_listed(alike)}: the same columns as {mapping.sheet!r}; 'add' reads one such sheet of a file, so save each "
                        "as a file of its own")  # fmt: skip
    if mapping.medium == "json" and (mapping.records or others):
        taken = ".".join(mapping.records) or "the top"
        made.append(f"the records at {taken} were taken" + (
            f", of which most is understood; others lie at {_listed(['.'.join(one.records) or 'the top' for one in others])}"
            if others else ""))  # fmt: skip
    if table.header_line > 1:
        made.append(f"the names stand on line {table.header_line}" + (
            f"; what stands above them is not read: {_listed(list(table.above))}" if table.above else ""))  # fmt: skip
    if table.twice:
        made.append(f"names that stand there more than once are numbered: {_listed(list(table.twice))}")
    if mapping.currency:
        made.append(f"the currency of all rows is {mapping.currency}, as a name tells")
    if unsettled := [one.name for one in mapping.columns if one.may_be]:
        made.append(f"a person must say what they are or how they are read: {_listed(unsettled)}")
    told = {one.property for one in mapping.columns if one.property}
    if mapping.kind == "Transfer":
        customs = [one.name for one in mapping.columns if one.property and is_of_customs(one.name)]
        made += [f"column {name!r} {OTHER_GOODS}: {_others(table, name)}" for name in customs]
        made += [] if customs or told & set(GOODS) else [NO_GOODS]
    # Of what a person must settle it is not said that no column tells it.
    return (*made, *_unanswered(mapping.kind, told | {prop for one in mapping.columns for prop in one.may_be}, BY_HAND))


def _others(table: Found, name: str) -> str:
    """How many of a column's codes are no arms, in words."""
    at = table.names.index(name)
    cells = {row[at].strip() for row in table.rows if at < len(row) and row[at].strip()}
    return f"{sum(not is_arms(cell) for cell in cells):,} of the {len(cells):,} that stand there"


def _unanswered(kind: str, properties: set[str], how: str = "") -> list[str]:
    return [words + how for needed, words in ANSWERS.get(kind, {}).items() if not properties & set(needed)]


def told_of_register(register: Register) -> tuple[str, ...]:
    """What a person must know of a file that was read with a mapping: columns left out, what its rows cannot answer."""
    names = {ours: theirs for theirs, ours in register.layouts[0].header}
    ignored = [names[one] for one in register.ignored if one in names]
    made = []
    if ignored:
        read = len(names) - len(ignored)
        made.append(f"the mapping leaves out {counted_text(len(ignored), 'column')} of {len(names)}: {_listed(ignored)}")
        if 2 * read < len(names):
            made.append(f"fewer than half of the columns are read: {read} of {len(names)}")
    said = {column.property for column in register.columns} | set(register.defaults)
    made += _unanswered(register.kind, said)
    made += _of_goods(register) if register.kind == "Transfer" else []
    if register.kind == "Transfer" and "stage" not in {c.property for c in register.columns} and (
        register.defaults.get("stage", "unknown") == "unknown"
    ):  # fmt: skip
        made.append("the mapping does not say of which stage the rows speak (defaults: stage): no row counts as supply")
    return tuple(made)


def _of_goods(register: Register) -> list[str]:
    """What a person must know of the goods of a mapped table: nothing but its columns tells that they are arms."""
    ours = dict(register.layouts[0].header)
    used = {column.name for column in register.columns}
    customs = customs_columns(register)
    if read := [name for name in customs if ours[name] in used]:
        return [f"column {read[0]!r} {OTHER_GOODS}"]
    if customs:
        return [f"column {customs[0]!r}, which has customs codes, is left out: every row counts as arms, whatever its goods"]
    return [] if {column.property for column in register.columns} & set(GOODS) else [NO_GOODS]


def _listed(names: list[str]) -> str:
    return ", ".join(names[:LISTED]) + (f" and {len(names) - LISTED} more" if len(names) > LISTED else "")
