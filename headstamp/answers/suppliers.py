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
"""Why a row only may concern the question."""
Covers = Literal["all", "part", "none", "undated"]
"""How much of a window some days reach over."""
Inside = Literal["all", "part", "undated"]
"""Whether a row lies certainly inside a window, partly, or has no date."""


class StateCount(Part, frozen=True, kw_only=True):
    """How many states, at least and at most."""

    low: Count
    """certain"""
    high: Count | None
    """possible; null where the question cannot be answered"""


class SuppliedQuantity(Part, frozen=True, kw_only=True):
    """What rows of one register, stage, class and unit add up to."""

    register: str
    role: Literal["supply", "reported import", "part of exports", "unknown"]
    """supply; reported import: as the importer reports; part of exports: re-exports and the like; unknown: direction not stated"""
    stage: str
    weapon_class: str = field(name="class")
    unit: str
    currency: str | None
    """of a value; else null"""
    low: Number | None
    """null: open"""
    high: Number | None
    """null: open"""
    hedge: str
    rows: OneOrMore
    """how many rows it is made of; rows that are said to be one transfer are one"""


class SupplySource(Part, frozen=True, kw_only=True):
    """A row behind a supplier, and where it is."""

    register: str
    source: Sha256
    """held"""
    locator: str
    """the cell that names the supplier; the row where none does"""
    row: Id
    """id of the row"""
    cited: str | None
    """id of the cited source"""
    grade: str | None
    """A–F"""


class Supplier(Part, frozen=True, kw_only=True):
    """A supplier: a state, or a name that may be one."""

    state: str | None
    """its code; null where no state is known"""
    name: str
    transfers: OneOrMore
    """transfers that touch the window; rows that are said to be one transfer are one"""
    stages: list[str]
    """the stages that its rows speak of"""
    quantities: list[SuppliedQuantity]
    """by register, stage, class and unit; never added across them"""
    first: str | None
    """ISO day (YYYY-MM-DD); null: open"""
    last: str | None
    """ISO day (YYYY-MM-DD); null: open"""
    inside: Inside
    """whether a row lies certainly inside the window, partly, or has no date"""
    certain: bool
    """counted in low"""
    only_by_doubt: bool
    """whether every one of its rows only may concern the question (doubts)"""
    sense: str
    """what the name in the cell means: state, part, named, group, unknown, unresolved, no_state"""
    sources: list[SupplySource]
    """where it stands"""
    support: list[Id]
    """ids of the statements behind it"""


class RowsFor(Part, frozen=True, kw_only=True):
    """How many rows were for one recipient."""

    recipient: str
    """as the cell says it"""
    whose: Literal["own", "part"]
    rows: OneOrMore


class HighParts(Part, frozen=True, kw_only=True):
    """What count.high is made of."""

    states: Count
    unresolved: Count
    """names that no table knows"""
    unknown: Count
    """rows with an unknown supplier"""
    groups: Count
    """1 where a cell names several states together"""


class DoubtfulName(Part, frozen=True, kw_only=True):
    """A name in rows that only may concern the question."""

    name: str
    rows: OneOrMore


class Doubt(Part, frozen=True, kw_only=True):
    """Rows that only may concern the question, for one reason."""

    why: DoubtReason
    rows: OneOrMore
    names: list[DoubtfulName]
    """recipients that no table knows or that are another's, or else suppliers; the commonest first"""


class RegisterCoverage(Part, frozen=True, kw_only=True):
    """What one register can say of the question."""

    register: str
    first: str | None
    """first ISO day that it covers: by what its files state that they were cut to, else of its rows of these stages, for any
    recipient; null where none has a date"""
    last: str | None
    """last ISO day of them"""
    covers: Covers
    """how much of the window these days reach over"""
    names_recipient: Count
    """how many of its rows, of any stage, name the recipient"""
    stated: bool
    """whether the days are those that all of its files state"""
    open_rows: Count
    """how many of its rows leave a day open and may be of the window"""


class FileSpeaks(Part, frozen=True, kw_only=True):
    """For what one file speaks, beside other files of its register."""

    register: str
    source: Sha256
    file: str
    """the name under which the file was added"""
    vintage: str
    """day on which the publisher made it, or an empty text"""
    speaks_for: str


class SuppliersAnswer(TableAnswer, frozen=True, kw_only=True, tag="headstamp/suppliers@1"):
    """At least how many states supplied a recipient, and which."""

    LISTED: ClassVar[str] = "suppliers"

    recipient: str
    """as the case spells it"""
    first: str | None = field(name="from")
    """as asked; null: open"""
    last: str | None = field(name="to")
    """as asked; null: open"""
    stages: list[str]
    """the stages asked for"""
    registers: list[str]
    """the registers asked for; empty: all"""
    answerable: bool
    """whether the rows of the case answer the question at all"""
    because: list[str]
    """why it cannot be answered; empty where it can"""
    count: StateCount
    """low: states with a delivered or shipped row certainly inside the window; high: with all that may have"""
    grouped: StateCount
    """the same, a vanished state and the holder of its seat counted as one"""
    sentence: str
    """the count in one sentence"""
    suppliers: list[Supplier]
    """certain ones first"""
    rows_for: list[RowsFor]
    """how many rows were for whom"""
    parts: list[str]
    """further parties counted with --with-parts"""
    high_of: HighParts
    """what count.high is made of"""
    areas: list[Area]
    """names that are no states for certain, by name: nothing is certain of them"""
    doubts: list[Doubt]
    """rows that touch the window and only may concern the question, by reason; they add to high alone"""
    coverage: list[RegisterCoverage]
    """what each register can say of the question"""
    files: list[FileSpeaks]
    """which file speaks for what, of each register of which several files count, the newest first"""
    warnings: list[str]
    """what a reader must know before quoting the count"""
