"""The answer of ``suppliers``."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import field

from headstamp.answers.answer import Count, Id, Number, OneOrMore, Part, Sha256
from headstamp.answers.parts import Area
from headstamp.answers.table import TableAnswer

DoubtReason = Literal[
    "unresolved recipient", "territory", "no recipient", "end user", "reported import", "part of exports", "unknown", "no stage"
]  # fmt: skip
"""Why a row may or may not concern the question."""
Covers = Literal["all", "part", "none", "undated"]
"""How much of the period in question some dates cover."""
Inside = Literal["all", "part", "undated"]
"""Whether a row is certainly within the period, partly within it, or undated."""


class StateCount(Part, frozen=True, kw_only=True):
    """How many states, at least and at most."""

    low: Count
    """known for certain"""
    high: Count | None
    """possible; null where the question cannot be answered"""


class SuppliedQuantity(Part, frozen=True, kw_only=True):
    """The total of the rows of one register, stage, class and unit."""

    register: str
    role: Literal["supply", "reported import", "part of exports", "unknown"]
    """supply; reported import: as the importer reports; part of exports: re-exports and the like; unknown: direction not stated"""
    stage: str
    weapon_class: str = field(name="class")
    unit: str
    currency: str | None
    """the currency of a value; null for other units"""
    low: Number | None
    """null if open"""
    high: Number | None
    """null if open"""
    hedge: str
    rows: OneOrMore
    """number of rows; rows stated to be one transfer count once"""


class SupplySource(Part, frozen=True, kw_only=True):
    """A row that names a supplier, and where to find it."""

    register: str
    source: Sha256
    """id of the file in the case"""
    locator: str
    """the cell that names the supplier, or the row if no cell does"""
    row: Id
    """id of the row"""
    cited: str | None
    """id of the cited source"""
    grade: str | None
    """A to F"""


class Supplier(Part, frozen=True, kw_only=True):
    """A supplier: a state, or a name that may be one."""

    state: str | None
    """code of the state; null if the name is not that of a known state"""
    name: str
    transfers: OneOrMore
    """number of transfers that touch the period; rows stated to be one transfer count once"""
    stages: list[str]
    """the stages that its rows describe"""
    quantities: list[SuppliedQuantity]
    """by register, stage, class and unit; never added across them"""
    first: str | None
    """YYYY-MM-DD; null if open"""
    last: str | None
    """YYYY-MM-DD; null if open"""
    inside: Inside
    """whether a row is certainly within the period, partly within it, or undated"""
    certain: bool
    """counted in low"""
    only_by_doubt: bool
    """whether none of its rows is certain to concern the question (see doubts)"""
    sense: str
    """how the name in the cell was understood: state, part, named, group, unknown, unresolved, no_state"""
    sources: list[SupplySource]
    """the rows that name it"""
    support: list[Id]
    """ids of the supporting statements"""


class RowsFor(Part, frozen=True, kw_only=True):
    """How many rows were for one recipient."""

    recipient: str
    """as written in the cell"""
    whose: Literal["own", "part"]
    rows: OneOrMore


class HighParts(Part, frozen=True, kw_only=True):
    """The parts of count.high."""

    states: Count
    unresolved: Count
    """names that are in no table"""
    unknown: Count
    """rows with an unknown supplier"""
    groups: Count
    """1 if a cell names several states together, else 0"""


class DoubtfulName(Part, frozen=True, kw_only=True):
    """A name in rows that may or may not concern the question."""

    name: str
    rows: OneOrMore


class Doubt(Part, frozen=True, kw_only=True):
    """Rows that may or may not concern the question, for one reason."""

    why: DoubtReason
    rows: OneOrMore
    names: list[DoubtfulName]
    """unknown or other recipients in these rows, otherwise their suppliers; the most frequent first"""


class RegisterCoverage(Part, frozen=True, kw_only=True):
    """What one register can say about the question."""

    register: str
    first: str | None
    """first ISO day that it covers: by what its files state that they were cut to, else of its rows of these stages, for any
    recipient; null where none has a date"""
    last: str | None
    """last day that it covers (YYYY-MM-DD)"""
    covers: Covers
    """how much of the period these days cover"""
    names_recipient: Count
    """how many of its rows, of any stage, name the recipient"""
    stated: bool
    """whether all of its files state these days"""
    open_rows: Count
    """number of its rows with an open date that may be within the period"""


class FileSpeaks(Part, frozen=True, kw_only=True):
    """What one file is used for, if its register has several files."""

    register: str
    source: Sha256
    file: str
    """the name under which the file was added"""
    vintage: str
    """date on which the publisher made it, or empty"""
    speaks_for: str


class SuppliersAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/suppliers@1"):
    """At least how many states supplied a recipient, and which."""

    LISTED: ClassVar[str] = "suppliers"

    recipient: str
    """as written in the case"""
    first: str | None = field(name="from")
    """as requested; null if open"""
    last: str | None = field(name="to")
    """as requested; null if open"""
    stages: list[str]
    """the stages requested"""
    registers: list[str]
    """the registers requested; empty for all"""
    answerable: bool
    """whether the rows of the case can answer the question"""
    because: list[str]
    """why the question cannot be answered; empty if it can"""
    count: StateCount
    """low: states with a row of these stages that is certainly within the period; high: these and all that may have supplied"""
    grouped: StateCount
    """the same count, with former states counted together with their successors"""
    sentence: str
    """the count in one sentence"""
    suppliers: list[Supplier]
    """certain ones first"""
    rows_for: list[RowsFor]
    """number of rows for each recipient"""
    parts: list[str]
    """other parties that --with-parts includes"""
    high_of: HighParts
    """the parts of count.high"""
    areas: list[Area]
    """names that may not be those of states, such as territories; they are counted as possible only"""
    doubts: list[Doubt]
    """rows within the period that may or may not concern the question, by reason; they are counted in high only"""
    coverage: list[RegisterCoverage]
    """what each register can say about the question"""
    files: list[FileSpeaks]
    """for each register with several files, what each file is used for; the newest first"""
    warnings: list[str]
    """what a reader must know before quoting the count"""
