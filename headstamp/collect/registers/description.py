"""What a ``register.yml`` says: layouts, columns, expectations. Read once, checked when read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module, resources
from typing import Any

import yaml

from headstamp.collect.registers import REGISTERS
from headstamp.nouns.closest import did_you_mean
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.kinds import KINDS, has_property
from headstamp.nouns.values import CLEANERS, WITH_UNIT
from headstamp.nouns.values.text import fold

MEDIA = ("delimited", "headless", "json", "document")
"""A table under a header line (text or sheet); one without; records of JSON; a text whose ``read.py`` finds the rows."""

NEEDED = ("title", "version", "kind", "key", "layouts", "columns")
OF_REGISTER = (
    *NEEDED, "name", "publisher", "licence", "access", "reliability", "source_kind", "row_name", "constants", "ignored", "defaults",
    "expect", "counts", "leaves_out", "documented_at",
)  # fmt: skip
OF_LAYOUT = (
    "name", "header", "medium", "delimiter", "quoted", "optional", "any_order", "signs", "empty", "years", "joined", "finds",
    "grouped", "told", "asks", "named", "records", "copied",
)  # fmt: skip
OF_COLUMN = ("property", "value", "required", "words", "words_from", "default", "expected", "doubtful")
"""The words of ``register.yml``, of each of its layouts and of each entry under ``columns``: any other is a slip."""


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
    _only(said, OF_REGISTER, NEEDED)
    columns = tuple(_columns(said["columns"]))
    constants = {column: str(words) for column, words in said.get("constants", {}).items()}
    layouts = tuple(_layout(one, columns, said.get("ignored", {}), constants) for one in said["layouts"])
    return Register(
        name=name, version=int(said["version"]), title=said["title"], publisher=said.get("publisher", ""),
        kind=said["kind"], licence=said.get("licence", ""), access=said.get("access", "open"),
        reliability=said.get("reliability", ""), source_kind=said.get("source_kind", "dataset"),
        key=tuple(said["key"]), row_name=said.get("row_name", ""), layouts=layouts, columns=columns,
        ignored=dict(said.get("ignored", {})),
        defaults={name: str(words) for name, words in said.get("defaults", {}).items()},
        filled=dict(said.get("expect", {}).get("filled", {})), counts=said.get("counts", ""),
        leaves_out=said.get("leaves_out", ""), documented_at=said.get("documented_at", ""),
    )  # fmt: skip


def _only(said: Any, words: tuple[str, ...], needed: tuple[str, ...] = (), where: str = "") -> None:
    """That a part of the description has its own words only, and those that it needs."""
    if not isinstance(said, dict):
        raise ValueError(f"{where}{said!r} stands where {', '.join(needed or words[:2])} and the like are told")
    for word in said:
        if word not in words:
            raise ValueError(f"{where}nothing is called {word!r} there{_like(str(word), words)}")
    for word in needed:
        if word not in said:
            raise ValueError(f"{where}there is no {word!r}")


def _like(word: str, known: Iterable[str]) -> str:
    """The known words that may be meant, as a question; '' where none is near."""
    near = did_you_mean(word, known)
    return f"; {near}" if near else ""


def _columns(said: dict[str, Any]) -> list[Column]:
    made = []
    for name, entries in said.items():
        for entry in entries if isinstance(entries, list) else [entries]:
            _only(entry, OF_COLUMN, where=f"column {name}: ")
            if entry.get("doubtful", "kept") != "kept":
                # A mapping of an older version may say so; every cell that cannot be read is kept now.
                raise ValueError(f"column {name}: a doubtful cell is kept, or nothing is said of it")
            if entry.get("required") and entry.get("expected"):
                raise ValueError(f"column {name}: it is required or expected, not both")
            made.append(
                Column(
                    name=name,
                    property=entry.get("property", name),
                    value=entry.get("value", "text"),
                    required=bool(entry.get("required", False)),
                    expected=bool(entry.get("expected", False)),
                    words=_words(name, entry.get("words", {})) or _words_of(entry),
                    default=entry.get("default"),
                )
            )
    return made


def _words(name: str, said: dict[str, list[str]]) -> dict[str, str]:
    """Each of the source's words, folded, to the word of ours under which ``register.yml`` lists it."""
    made: dict[str, str] = {}
    for ours, theirs in said.items():
        for word in theirs:
            if made.setdefault(fold(str(word)), ours) != ours:
                raise ValueError(f"column {name}: {word!r} stands for {made[fold(str(word))]} and for {ours}")
    return made


def _words_of(entry: dict[str, Any]) -> dict[str, str]:
    """The words of the same property of another register (``words_from``), where two use one publisher's words."""
    if "words_from" not in entry:
        return {}
    other = register_named(entry["words_from"])
    return next(column.words for column in other.columns if column.property == entry["property"])


def _layout(
    said: dict[str, Any], columns: tuple[Column, ...], ignored: dict[str, str], constants: dict[str, str]
) -> Layout:
    _only(said, OF_LAYOUT, ("name", "header"), where=f"layout {said.get('name', '')}: ")
    ours = {column.name for column in columns} | set(ignored)
    header = tuple(
        next(iter(entry.items())) if isinstance(entry, dict) else (str(entry), str(entry))
        for entry in said["header"]
    )
    layout = Layout(
        name=said["name"], header=header, medium=said.get("medium", "delimited"), delimiter=said.get("delimiter", ","),
        quoted=bool(said.get("quoted", True)), optional=frozenset(said.get("optional", ())),
        any_order=bool(said.get("any_order", True)),
        signs={name: re.compile(sign) for name, sign in said.get("signs", {}).items()},
        empty=frozenset(str(word) for word in said.get("empty", ())), years=said.get("years", ""),
        joined={column: tuple(of) for column, of in said.get("joined", {}).items()},
        finds=tuple(said.get("finds", ())), grouped=bool(said.get("grouped", False)), told=tuple(said.get("told", ())),
        constants=constants, asks=tuple(said.get("asks", ())), named=bool(said.get("named", False)),
        records=tuple(map(str, said.get("records", ()))),
        copied=bool(said.get("copied", False)),
    )  # fmt: skip
    # csv.reader takes one character, and none that a line or a quoted cell ends with.
    if not isinstance(layout.delimiter, str) or len(layout.delimiter) != 1 or layout.delimiter in '"\r\n\0 ':
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
        raise ValueError(f"unknown kind {register.kind!r}{_like(register.kind, KINDS)}")
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
        if not str(reason).strip():
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
        raise ValueError(f"{where}no cleaner {column.value!r}{_like(column.value, CLEANERS)}")
    # Elsewhere the unit would be lost; and another cleaner's normal form would be taken for a unit.
    if column.property == "quantity" and column.value not in WITH_UNIT:
        raise ValueError(f"{where}property 'quantity' is read with its unit, not by {column.value!r}: "
                         f"take one of {', '.join(WITH_UNIT)}")  # fmt: skip
    if column.property != "quantity" and column.value in WITH_UNIT:
        raise ValueError(f"{where}cleaner {column.value!r} gives a unit, which {column.property!r} would lose: take 'count'")


def _check_property(kind: str, prop: str, where: str) -> None:
    if not has_property(kind, prop):
        raise ValueError(f"{where}a {kind} has no property {prop!r}{_like(prop, KINDS[kind])} (headstamp/nouns/kinds.py lists them)")
