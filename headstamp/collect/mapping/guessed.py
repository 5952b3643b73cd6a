"""A guessed mapping: what each column of an unknown table is taken for, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from headstamp.collect.mapping.own_name import name_for

KEYS = ("supplier", "recipient", "date", "designation", "category", "holder", "seen_low", "from_party", "to_party", "licence", "serial")
"""Properties that tell one row from another, where a table has them."""
NOT_TOLD = "neither its name nor its words say what it is"


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column is taken for: ``name`` as it stands; ``property`` and ``value`` (its cleaner), or ''; ``why`` the
    reasons, or what stands in the way; ``filled`` cells, ``distinct`` ones, and some ``examples``; ``may_be`` the properties
    between which, or how to read which, a person must choose; ``words`` the source's words under ours; ``doubtful`` whether some
    cells cannot be read, and are to be refused without their rows."""

    name: str
    property: str
    value: str
    why: tuple[str, ...]
    filled: int
    distinct: int
    examples: tuple[str, ...]
    may_be: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """A guessed mapping: ``file``; ``kind`` of thing its rows are about; ``sheet`` or ''; ``header_line`` and ``delimiter``;
    ``rows`` looked at; ``columns`` in their order; ``currency`` that a name tells of all rows, or ''; ``nothing`` the words that
    stand for nothing in a cell; ``notes`` what a person must know of the table: sheets left out, what it cannot answer;
    ``medium`` ``delimited`` or ``json``, and then ``records`` the keys that lead to the records, if they lie deeper."""

    file: str
    kind: str
    sheet: str
    header_line: int
    delimiter: str
    rows: int
    columns: tuple[Guess, ...]
    currency: str = ""
    nothing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    medium: str = "delimited"
    records: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the mapping: that of the file, unless a register has it."""
        return name_for(self.file)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell one row from another, those among them that may be such."""
        used = [one.name for one in self.columns if one.property]
        named_so = [one.name for one in self.columns if one.property in KEYS or set(one.may_be) & set(KEYS)]
        return tuple(named_so or used)
