"""What a ``register.yml`` says: layouts, columns, expectations. Read once, checked when read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module, resources
from typing import Any

import yaml

from headstamp.collect.registers import REGISTERS
from headstamp.collect.registers.written_register import Word, WrittenColumn, WrittenLayout, WrittenRegister
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.kinds import KINDS, has_property
from headstamp.nouns.values import CLEANERS, WITH_UNIT
from headstamp.nouns.values.text import fold
from headstamp.nouns.written_struct import check_keys, like, struct_of

MEDIA = ("delimited", "headless", "json", "document")
"""A table under a header line (text or sheet); one without; records of JSON; a text whose ``read.py`` finds the rows."""


@dataclass(frozen=True, slots=True)
class Column:
    """One property that a column of a register gives.

    ``name`` our name of the column; ``property`` what it says (:data:`headstamp.nouns.kinds.KINDS`); ``value`` the
    cleaner's name; ``required`` whether the row is known by it: a row in which it is empty or cannot be read is refused;
    ``expected`` whether an empty cell is listed as one that cannot be read is, and the row is read; ``words`` a source's
    words, folded, to ours, tried before the cleaner; ``default`` what stands for a word that ``words`` lacks (it counts
    as vague), or None to hand the cell to the cleaner.
    """

    name: str
    property: str
    value: str
    required: bool = False
    expected: bool = False
    words: dict[str, str] = field(default_factory=dict)
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """One form in which the register is found.

    ``name``; ``medium`` one of :data:`MEDIA`; ``header`` the names that its header line has (or its JSON keys), in
    order, with our column name beside each; ``delimiter``; ``quoted`` whether cells may stand in quotation marks;
    ``optional`` our names of columns that may be missing; ``any_order`` whether columns may be moved; ``signs`` what
    tells a file whose header is not enough: in a table a pattern for the cells of a column (under its name), in a
    document patterns of which each stands in its first 64 KiB (under any name); ``empty`` words that stand for nothing
    in a cell; ``years`` our column for all columns that are named for a year, or ''; ``joined`` for each of our columns
    that is made of several cells of the row, their columns; ``finds`` columns whose cells ``read.py`` takes out of other
    cells (a calibre that has no column of its own) and puts after those of the header; ``grouped`` whether a name may have
    groups before it (``item/designation``, ``item-designation``), as forms are exported; ``told`` columns that are the same
    for all rows, from the head of the file (``told(head)`` of ``read.py``); ``constants`` those that are the same in every
    file, with what they say; ``asks`` those that the bytes do not tell, so that the user must (``--as``);
    ``named`` whether other tables may look just like it, so that it is read only where the user names the register;
    ``copied`` whether copies that R, pandas or a spreadsheet saved are read too: names of columns in their way of writing
    (:mod:`headstamp.collect.detect.copied_names`), and further columns, which are kept and not read;
    ``records`` the keys that lead to the records of JSON in which they lie deeper.
    """

    name: str
    header: tuple[tuple[str, str], ...]
    medium: str = "delimited"
    delimiter: str = ","
    quoted: bool = True
    optional: frozenset[str] = frozenset()
    any_order: bool = True
    signs: dict[str, re.Pattern[str]] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    years: str = ""
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    finds: tuple[str, ...] = ()
    grouped: bool = False
    told: tuple[str, ...] = ()
    constants: dict[str, str] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    named: bool = False
    records: tuple[str, ...] = ()
    copied: bool = False

    @property
    def parts(self) -> frozenset[str]:
        """The columns of which others are made (``joined``)."""
        return frozenset(column for of in self.joined.values() for column in of)

    @property
    def added(self) -> tuple[str, ...]:
        """Our columns that no cell of a row has to itself: they stand after those of the header."""
        return (*filter(None, [self.years]), *self.joined, *self.finds, *self.told, *self.constants, *self.asks)


@dataclass(frozen=True, slots=True)
class Register:
    """A register: what it is, how it is found, what its columns say.

    ``key`` the columns whose raw cells name what a row speaks of; ``row_name`` the column with the row's own id, by
    which other rows refer to it, or ''; ``defaults`` what the register says of all its rows (a stage, a unit);
    ``filled`` the least share of rows in which a column is expected to be filled, by its name;
    ``counts`` and ``leaves_out`` say in words what the register counts and what it does not; ``documented_at`` is the
    address of the list of its fields where no real file was at hand to test it on, or ''.
    """

    name: str
    version: int
    title: str
    publisher: str
    kind: str
    licence: str
    access: str
    reliability: str
    source_kind: str
    key: tuple[str, ...]
    row_name: str
    layouts: tuple[Layout, ...]
    columns: tuple[Column, ...]
    ignored: dict[str, str]
    defaults: dict[str, str]
    filled: dict[str, float]
    counts: str
    leaves_out: str
    documented_at: str

    @property
    def reader(self) -> str:
        """Name and version, as statements keep it."""
        return f"{self.name}@{self.version}"


LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same in C where PyYAML has it, as its wheels do: all registers are read by each ``add``, in an eighth of the time."""


@cache
def register_named(name: str) -> Register:
    """The register of this name.

    Raises:
        KeyError: there is none.
        Unrecognised: its ``register.yml`` breaks a rule; the message names it.
    """
    if name not in REGISTERS:
        raise KeyError(name)
    try:
        return parse(name, yaml.load(text_of(name), Loader=LOADER))  # noqa: S506 (either reads plain values only)
    except (OSError, ValueError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise Unrecognised(
            f"a register that cannot be used ({' '.join(str(error).split())})", expected="what docs/how-to/add-a-register.md says",
            do="mend the file", file=f"headstamp/collect/registers/{name}/register.yml",
        ) from error  # fmt: skip


def text_of(name: str) -> str:
    """The text of a register's ``register.yml``."""
    return resources.files("headstamp.collect.registers").joinpath(name, "register.yml").read_text(encoding="utf-8")


def registers() -> tuple[Register, ...]:
    """All registers, in the order of the list that a person can read."""
    return tuple(register_named(name) for name in REGISTERS)


def reader_of(name: str) -> Any:
    """The module whose ``read`` reads a register: its own ``read.py`` if it has one, else the plain reader.

    A name that is no register's is a mapping's; one reader serves all mappings.
    """
    if name not in REGISTERS:
        return import_module("headstamp.collect.mapping.customs")
    if resources.files("headstamp.collect.registers").joinpath(name, "read.py").is_file():
        return import_module(f"headstamp.collect.registers.{name}.read")
    return import_module("headstamp.collect.registers.plain_reader")


def parse(name: str, said: dict[str, Any]) -> Register:
    """Make a :class:`Register` of what its YAML says, and check it.

    Raises:
        ValueError: a word that ``register.yml`` does not have, or lacks; an unknown kind, property or value type; a column
            that is neither used nor ignored with a reason. The message begins with the register's name.
    """
    try:
        register = _register(name, said)
        _check(register)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    return register


def _register(name: str, said: dict[str, Any]) -> Register:
    check_keys(said, WrittenRegister)
    # Part by part, so that an error says in which column or layout it is.
    for column, entries in _parts(said["columns"], "columns"):
        for entry in entries if isinstance(entries, list) else [entries]:
            struct_of(entry, WrittenColumn, f"column {column}: ")
    for layout in said["layouts"] if isinstance(said["layouts"], list) else ():
        struct_of(layout, WrittenLayout, f"layout {layout.get('name', '') if isinstance(layout, dict) else ''}: ")
    written = struct_of(said, WrittenRegister)
    columns = tuple(_columns(written.columns))
    constants = {column: str(words) for column, words in written.constants.items()}
    layouts = tuple(_layout(one, columns, written.ignored, constants) for one in written.layouts)
    return Register(
        name=name, version=written.version, title=written.title, publisher=written.publisher,
        kind=written.kind, licence=written.licence, access=written.access, reliability=written.reliability,
        source_kind=written.source_kind, key=tuple(written.key), row_name=written.row_name, layouts=layouts, columns=columns,
        ignored={column: str(reason) for column, reason in written.ignored.items()},
        defaults={prop: str(words) for prop, words in written.defaults.items()}, filled=written.expect.filled,
        counts=written.counts, leaves_out=written.leaves_out, documented_at=written.documented_at,
    )  # fmt: skip


def _parts(said: Any, where: str) -> Iterable[tuple[str, Any]]:
    if not isinstance(said, dict):
        raise ValueError(f"{where}: {said!r:.80} where names with values should stand")
    return said.items()


def _columns(written: dict[str, WrittenColumn | list[WrittenColumn]]) -> list[Column]:
    made = []
    for name, entries in written.items():
        for entry in entries if isinstance(entries, list) else [entries]:
            if entry.required and entry.expected:
                raise ValueError(f"column {name}: it is required or expected, not both")
            prop = name if entry.property is None else entry.property
            words = _words(name, entry.words) or _words_of(entry.words_from, prop)
            made.append(Column(name, prop, entry.value, entry.required, entry.expected, words, entry.default))
    return made


def _words(name: str, said: dict[str, list[Word]]) -> dict[str, str]:
    """Each of the source's words, folded, to the word of ours under which ``register.yml`` lists it."""
    made: dict[str, str] = {}
    for ours, theirs in said.items():
        for word in theirs:
            if made.setdefault(fold(str(word)), ours) != ours:
                raise ValueError(f"column {name}: {word!r} stands for {made[fold(str(word))]} and for {ours}")
    return made


def _words_of(register: str | None, prop: str) -> dict[str, str]:
    """The words of the same property of another register (``words_from``), where two use one publisher's words."""
    if register is None:
        return {}
    return next(column.words for column in register_named(register).columns if column.property == prop)


def _layout(
    written: WrittenLayout, columns: tuple[Column, ...], ignored: Mapping[str, object], constants: dict[str, str]
) -> Layout:
    ours = {column.name for column in columns} | set(ignored)
    header = tuple(
        next(iter(entry.items())) if isinstance(entry, dict) else (str(entry), str(entry)) for entry in written.header
    )
    layout = Layout(
        name=written.name, header=header, medium=written.medium, delimiter=written.delimiter, quoted=written.quoted,
        optional=frozenset(written.optional), any_order=written.any_order,
        signs={name: re.compile(sign) for name, sign in written.signs.items()},
        empty=frozenset(str(word) for word in written.empty), years=written.years,
        joined={column: tuple(of) for column, of in written.joined.items()}, finds=tuple(written.finds),
        grouped=written.grouped, told=tuple(written.told), constants=constants, asks=tuple(written.asks), named=written.named,
        records=tuple(map(str, written.records)), copied=written.copied,
    )  # fmt: skip
    # csv.reader takes one character, and none that a line or a quoted cell ends with.
    if len(layout.delimiter) != 1 or layout.delimiter in '"\r\n\0 ':
        raise ValueError(f"layout {layout.name}: delimiter {layout.delimiter!r}; expected one character that is no quotation mark")
    theirs = [column for _, column in header]
    for column in (*theirs, *layout.added):
        if column not in ours and column not in layout.parts:
            raise ValueError(f"layout {layout.name}: column {column!r} is neither used nor ignored")
    for column in layout.parts:
        if column not in theirs:
            raise ValueError(f"layout {layout.name}: column {column!r}, of which another is made, is not in its header")
    is_signed = {"headless": True, "document": True, "json": False}.get(layout.medium, bool(layout.signs))
    has_columns = layout.medium == "document" or set(layout.signs) <= set(theirs)
    if layout.medium not in MEDIA or bool(layout.signs) != is_signed or not has_columns:
        raise ValueError(f"layout {layout.name}: medium {layout.medium!r}, or its signs")
    return layout


def _check(register: Register) -> None:
    used = {column.name for column in register.columns}
    if register.kind not in KINDS:
        raise ValueError(f"unknown kind {register.kind!r}{like(register.kind, KINDS)}")
    for column in register.columns:
        _check_column(register.kind, column)
    given = {ours for layout in register.layouts for ours in (*(ours for _, ours in layout.header), *layout.added)}
    for name in used - given:
        raise ValueError(f"column {name!r} stands in no header, and under neither constants nor finds: nothing gives its cells")
    properties = [column.property for column in register.columns]
    for prop in properties:
        if properties.count(prop) > 1:
            raise ValueError(f"two columns give one property, {prop!r}")
    for name in (*filter(None, [register.row_name]), *register.filled):
        if name not in used:
            raise ValueError(f"column {name!r} is named in row_name or expect and not used")
    for name in register.key:
        # What tells rows apart may be what nobody should read: only its hash goes into the id.
        if name not in used and name not in register.ignored:
            raise ValueError(f"column {name!r} is named in key and has no entry under columns or ignored")
    for name, reason in register.ignored.items():
        if not reason.strip():
            raise ValueError(f"column {name!r} is ignored without a reason")
        if name in used:
            raise ValueError(f"column {name!r} is both used and ignored")
    if register.documented_at and not register.documented_at.startswith("https://"):
        raise ValueError(f"documented_at {register.documented_at!r} is no address")
    for prop in register.defaults:
        _check_property(register.kind, prop, "defaults: ")


def _check_column(kind: str, column: Column) -> None:
    where = f"column {column.name}: "
    _check_property(kind, column.property, where)
    if column.value not in CLEANERS:
        raise ValueError(f"{where}no cleaner {column.value!r}{like(column.value, CLEANERS)}")
    # Elsewhere the unit would be lost; and another cleaner's normal form would be taken for a unit.
    if column.property == "quantity" and column.value not in WITH_UNIT:
        raise ValueError(f"{where}property 'quantity' is read with its unit, not by {column.value!r}: "
                         f"take one of {', '.join(WITH_UNIT)}")  # fmt: skip
    if column.property != "quantity" and column.value in WITH_UNIT:
        raise ValueError(f"{where}cleaner {column.value!r} gives a unit, which {column.property!r} would lose: take 'count'")


def _check_property(kind: str, prop: str, where: str) -> None:
    if not has_property(kind, prop):
        raise ValueError(f"{where}a {kind} has no property {prop!r}{like(prop, KINDS[kind])} (headstamp/nouns/kinds.py lists them)")
