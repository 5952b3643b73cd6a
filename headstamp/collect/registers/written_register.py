"""The keys of a ``register.yml`` and of a mapping, and what may stand under each."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from headstamp.nouns.kinds import KINDS
from headstamp.nouns.values import CLEANERS

Word = str | int | float | bool
"""A word of a source: YAML makes a number of one that looks like a number."""
Share = Annotated[float, Meta(ge=0, le=1)]
"""A part of all rows."""
Cleaner = Annotated[str, Meta(extra_json_schema={"enum": sorted(CLEANERS)})]
"""The name of the cleaner that reads a column's cells; the error of an unknown one names the nearest."""
Kind = Annotated[str, Meta(extra_json_schema={"enum": list(KINDS)})]
"""The kind of thing that the rows are about."""


class WrittenColumn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One property that a column of a register gives."""

    property: str | None = None
    """what the column says; without it the column's own name"""
    value: Cleaner = "text"
    """the cleaner that reads its cells (docs/registers/README.md lists them)"""
    required: bool = False
    """whether a row in which it is empty or cannot be read is refused"""
    expected: bool = False
    """whether an empty cell is listed as one that cannot be read is"""
    words: dict[str, list[Word]] = field(default_factory=dict)
    """the source's words, under ours"""
    words_from: str | None = None
    """the register whose words for the same property are used"""
    default: str | None = None
    """what stands for a word that `words` lacks"""
    doubtful: Literal["kept"] = "kept"
    """a cell that cannot be read is kept and listed; nothing else is possible"""


class WrittenLayout(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One form in which a register is found."""

    name: str
    header: list[Word | dict[str, str]]
    """the names in its header line, or its keys of JSON, in order; each alone, or with our name of the column: {theirs: ours}"""
    medium: Annotated[str, Meta(extra_json_schema={"enum": ["delimited", "headless", "json", "document"]})] = "delimited"
    """a table under a header line, one without, records of JSON, or a text whose read.py finds the rows"""
    delimiter: str = ","
    """the sign between cells"""
    quoted: bool = True
    """whether cells may stand in quotation marks"""
    optional: list[str] = field(default_factory=list)
    """our names of columns that may be missing"""
    any_order: bool = True
    """whether columns may be moved"""
    signs: dict[str, str] = field(default_factory=dict)
    """patterns that tell the file, where its header is not enough: under our name of a column, for its cells"""
    empty: list[Word] = field(default_factory=list)
    """words that stand for nothing in a cell"""
    years: str = ""
    """our name for all columns that are named for a year"""
    joined: dict[str, list[str]] = field(default_factory=dict)
    """for each of our columns that is made of several cells, their columns"""
    finds: list[str] = field(default_factory=list)
    """columns whose cells read.py takes out of other cells"""
    grouped: bool = False
    """whether names may have groups before them, as forms are exported"""
    told: list[str] = field(default_factory=list)
    """columns that are the same for all rows, from the head of the file"""
    asks: list[str] = field(default_factory=list)
    """columns that the bytes do not tell, so that the user must (--as)"""
    named: bool = False
    """whether it is read only where the user names the register"""
    records: list[Word] = field(default_factory=list)
    """the keys that lead to the records of JSON"""
    copied: bool = False
    """whether copies that R, pandas or a spreadsheet saved are read too"""


class Expected(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is expected of a register's files."""

    filled: dict[str, Share] = field(default_factory=dict)
    """the least share of rows in which a column is filled, by its name"""


class WrittenRegister(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A register or a mapping: what it is, how it is found, what its columns say."""

    title: str
    version: Annotated[int, Meta(ge=1)]
    """it rises when the same bytes would be read otherwise"""
    kind: Kind
    """what the rows are about"""
    key: list[str]
    """the columns whose cells tell one row from another"""
    layouts: list[WrittenLayout]
    columns: dict[str, WrittenColumn | list[WrittenColumn]]
    """what each column says, by our name of it; several entries where it gives several properties"""
    name: str = ""
    """of a mapping"""
    publisher: str = ""
    licence: str = ""
    access: str = "open"
    """open, restricted or sealed"""
    reliability: str = ""
    """grade of the source, A to F"""
    source_kind: str = "dataset"
    row_name: str = ""
    """the column with a row's own id, by which other rows refer to it"""
    constants: dict[str, Word] = field(default_factory=dict)
    """columns that are the same for all rows, with what they say"""
    ignored: dict[str, Word] = field(default_factory=dict)
    """columns that are not read, each with the reason"""
    defaults: dict[str, Word] = field(default_factory=dict)
    """what the register says of all its rows, by property"""
    expect: Expected = field(default_factory=Expected)
    counts: str = ""
    """what the register counts, in words"""
    leaves_out: str = ""
    """what it does not count, in words"""
    documented_at: str = ""
    """the address of the list of its fields, where no real file was at hand"""
