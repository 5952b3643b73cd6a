"""The pages of registers: what each register.yml says, in words."""

from __future__ import annotations

from headstamp.collect.registers.description import Column, Register, register_named, registers
from headstamp.nouns.kinds import STAGED
from headstamp.nouns.values.vocabulary import STAGES
from tools.pages.commands import table


def register(name: str) -> str:
    """The first lines of a register's page."""
    one = register_named(name)
    rows = [
        ("publisher", one.publisher),
        ("counts", one.counts),
        ("leaves out", one.leaves_out),
        ("gives statements about", f"`{one.kind}`"),
        ("stage and role", _stages_and_roles(one)),
        ("same for every row", _defaults(one)),
        ("terms", f"{one.licence}; access {one.access}"),
        ("grade of the source", f"{one.reliability or 'none; each row has its own'} ({one.source_kind})"),
        ("key of a row (rows with the same key are numbered)", ", ".join(f"`{key}`" for key in one.key)),
        ("reader", f"`{one.reader}`"),
        *([("status", f"untested on a real file; fields as documented at <{one.documented_at}>")] if one.documented_at else []),
    ]
    return f"**{one.title}**\n\n" + table(("", ""), rows)


SUPPLY = "supply"
"""The role of a transfer of which nothing else is said; it alone counts suppliers."""
ROWS_SAY = "as each row says"


def _stages_and_roles(one: Register) -> str:
    """Of which stages and in which roles its rows speak; a register that tells of no transfers counts no supplier."""
    if one.kind != "Transfer":
        return f"none: it contains no transfers (`{one.kind}`) and does not count for suppliers"
    parted = [STAGED[status] for column in one.columns if (status := column.property.partition(".")[0]) in STAGED]
    if any(column.property == "order_date" for column in one.columns):
        parted.append("contracted")
    stages = {*parted, *_words(one, "stage")}
    if "stage" in one.defaults or not stages:
        stages.add(one.defaults.get("stage", "unknown"))
    roles = [*dict.fromkeys((one.defaults.get("role", SUPPLY), *_words(one, "role")))]
    in_order = [stage for stage in (*STAGES, ROWS_SAY) if stage in stages]
    told = f"stage {_listed(in_order)}; role {_listed(roles)}"
    return told if SUPPLY in roles or ROWS_SAY in roles else f"{told}: it counts no supplier"


def _words(one: Register, prop: str) -> list[str]:
    """What the columns of a property may say: our words for the source's, or the source's own."""
    said: list[str] = []
    for column in one.columns:
        if column.property == prop:
            said += [*column.words.values(), *filter(None, [column.default])] if column.words else [ROWS_SAY]
    return said


def _listed(words: list[str]) -> str:
    return ", ".join(word if word == ROWS_SAY else f"`{word}`" for word in words)


def _defaults(one: Register) -> str:
    constants = {name: word for layout in one.layouts for name, word in layout.constants.items()}
    properties = {column.name: column.property for column in one.columns}
    told = [(properties[name], word) for name, word in constants.items()] + list(one.defaults.items())
    return ", ".join(f"{name} `{word}`" for name, word in told) or "nothing"


def columns(name: str) -> str:
    """The columns that are read, each with what it says; and those that are ignored, each with the reason."""
    one = register_named(name)
    theirs = _their_names(one)
    constants = {name for layout in one.layouts for name in layout.constants}
    rows = [
        (theirs.get(column.name, f"`{column.name}`"), f"`{column.property}`", f"`{column.value}`", _notes(column))
        for column in one.columns if column.name not in constants
    ]  # fmt: skip
    told = table(("column", "says", "value", ""), rows)
    if one.ignored:
        told += "\n\nIgnored: " + "; ".join(
            f"{theirs.get(name, f'`{name}`')} ({reason})" for name, reason in one.ignored.items()
        ) + "."  # fmt: skip
    return told


def _notes(column: Column) -> str:
    notes = ["needed"] if column.required else []
    if column.words:
        notes.append(f"{len(column.words)} words of the source have a word of ours")
    return "; ".join(notes)


def _their_names(one: Register) -> dict[str, str]:
    """From our name of a column to the names that its layouts have for it."""
    theirs: dict[str, list[str]] = {}
    for layout in one.layouts:
        for source, ours in layout.header:
            if source not in theirs.setdefault(ours, []):
                theirs[ours].append(source)
    plain = {ours: " or ".join(f"`{name}`" for name in names) for ours, names in theirs.items()}
    joined = {ours: of for layout in one.layouts for ours, of in layout.joined.items()}
    return plain | {ours: " and ".join(plain[name] for name in of) for ours, of in joined.items()}


def register_list() -> str:
    """All registers, each with its page."""
    return table(
        ("register", "what it counts", "publisher"),
        [(f"[{one.name}]({one.name}.md)", one.counts, one.publisher) for one in registers()],
    )
