"""The small ledger of a case, in SQLite: sources, what was read of them, refused rows, judgements in a chain."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headstamp.casefile.ledger_file import connect, temporary_copy
from headstamp.casefile.migrations import LATEST, Column, migrate, schema_version
from headstamp.engine.quoting import identifier
from headstamp.nouns.errors import NoSpace, WrongUse
from headstamp.nouns.judgement import VERDICTS, VERDICTS_OF, Judgement, chain_of, id_at
from headstamp.nouns.plain_json import read_json
from headstamp.nouns.selection import Selection, from_json, to_json
from headstamp.nouns.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = """
create table if not exists source (
    id text primary key, held integer not null, register text not null, name text not null, title text not null,
    publisher text not null, url text not null, published text not null, vintage text not null, kind text not null,
    reliability text not null, access text not null, licence text not null, root text not null, told_as text not null,
    corrects text not null
);
create table if not exists reading (
    source text not null references source (id), register text not null, reader text not null, layout text not null,
    records integer not null, read integer not null, refused integer not null, cells integer not null, joined integer not null,
    skipped integer not null, statements integer not null, selection text not null,
    vague text not null, defaults text not null, file text not null, sha256 text not null,
    primary key (source, register)
);
create table if not exists refused (
    source text not null references source (id), register text not null, locator text not null, reason text not null,
    words text not null, repaired integer not null, cell text not null, text text not null, code text not null,
    subject text not null
);
create table if not exists pending (
    source text not null references source (id), register text not null, subject text not null, property text not null,
    target text not null,
    locator text not null, place text not null, words text not null
);
create table if not exists judgement (
    position integer primary key, id text not null unique, about text not null, verdict text not null,
    value text not null, judge text not null, decided text not null, because text not null, credibility integer,
    previous text not null, chain text not null, question text not null default ''
);
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one source: ``records = read + refused + joined + skipped`` (contracts, section 3).

    ``cells`` how many cells could not be read in rows that were; ``statements`` how many it gave; ``selection`` what the
    publisher cut the file to, None where it does not say; ``vague`` words outside a vocabulary, each with its column, the
    number of rows and the closest word of the vocabulary;
    ``defaults`` what the register says of all its rows (a stage, a unit);
    ``file`` the Parquet file of the statements below the case folder, ``sha256`` its digest.
    """

    source: str
    register: str
    reader: str
    layout: str
    records: int
    read: int
    refused: int
    cells: int
    joined: int
    skipped: int
    statements: int
    selection: Selection | None
    vague: list[dict[str, Any]]
    defaults: dict[str, str]
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that gave no statement, a cell that was not read in a row that was, or a row that was repaired.

    ``locator`` where it is; ``reason`` why; ``words`` the row itself; ``cell`` the name of the column whose cell is meant,
    and ``text`` what it says: both '' where the row is; ``code`` the reason in one word, or ''; ``subject`` what the row
    speaks of, or '' where it could not be told.
    """

    source: str
    register: str
    locator: str
    reason: str
    words: str
    repaired: bool
    cell: str = ""
    text: str = ""
    code: str = ""
    subject: str = ""

    @property
    def is_row(self) -> bool:
        """Whether a whole row was refused."""
        return not self.repaired and not self.cell


@dataclass(frozen=True, slots=True)
class Pending:
    """A reference that leads out of its own file: whether it leads to a row, only the whole case tells.

    ``subject`` the row that refers, by its ``property``; ``target`` the row meant, as ``table:id``; ``locator`` the row's
    place and ``place`` the cell's column; ``words`` the row's cells.
    """

    source: str
    register: str
    subject: str
    property: str
    target: str
    locator: str
    place: str
    words: str


TABLES: dict[str, type] = {
    "source": Source, "reading": Reading, "refused": Refused, "pending": Pending, "judgement": Judgement
}  # fmt: skip
"""The tables of the ledger, and the noun whose fields are the columns of each."""

def _columns(table: str) -> str:
    """The columns of a table as a select list. The names are bare: SQLite takes a quoted name of no column for a text."""
    return ", ".join(field.name for field in fields(TABLES[table]))


VAGUE = {"word": str, "column": str, "rows": int}
"""What the ledger holds of a word outside a vocabulary; beside it the closest word of the vocabulary, or null."""


def _vague(text: str) -> list[dict[str, Any]]:
    """Words outside a vocabulary.

    Raises:
        ValueError: the text is not what :meth:`Store.write_reading` writes.
    """
    said = read_json(text)
    for entry in said if isinstance(said, list) else [None]:
        sorts = {key: type(value) for key, value in entry.items()} if isinstance(entry, dict) else {}
        if sorts not in ({**VAGUE, "closest": str}, {**VAGUE, "closest": type(None)}):
            raise ValueError("vague words of another shape")
    return list(said)


def _defaults(text: str) -> dict[str, str]:
    """What a register says of all its rows.

    Raises:
        ValueError: the text is not what :meth:`Store.write_reading` writes.
    """
    said = read_json(text)
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise ValueError("defaults that are no words")
    return said


class Store:
    """The open ledger; closes its connection with :meth:`close`.

    A ledger that an earlier version of the program wrote is read through a migrated copy, so that reading leaves the file as it
    is, and a folder that cannot be written can be read. The file itself is migrated by the first transaction that writes to it,
    together with what that writes.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if not create and not path.is_file():
            raise WrongUse(
                "no case.sqlite", expected="the ledger of a case", do="make a case with 'headstamp init'",
                file=str(path.parent),
            )  # fmt: skip
        self._path = path
        self._copies: list[sqlite3.Connection] = []
        self.unknown: frozenset[Column] = frozenset()
        """Columns about which the ledger says nothing, because an earlier version of the program wrote it."""
        try:
            self._connection = connect(path, TABLES)
        except sqlite3.DatabaseError as error:
            raise _explained(error, path) from error
        try:
            if create:
                self._connection.executescript(f"begin; {SCHEMA} pragma user_version = {LATEST:d}; commit;")  # written once
            else:
                self._read_as_latest()
                self._check_tables()
        except BaseException as error:
            self.close()
            if isinstance(error, sqlite3.DatabaseError):
                raise _explained(error, path) from error
            raise

    @property
    def is_older(self) -> bool:
        """Whether the ledger is one that an earlier version of the program wrote, and that was not migrated yet."""
        return bool(self._copies) and self._connection is self._copies[-1]

    def _read_as_latest(self) -> None:
        """Read an older ledger through a copy that is migrated."""
        self._check_version()
        if schema_version(self._connection) < LATEST:
            copy = temporary_copy(self._connection)
            self._connection.close()
            self._connection = copy
            self._copies.append(copy)
            self.unknown = migrate(copy)
            copy.execute("pragma query_only = on")

    def _check_version(self) -> None:
        """Refuse a ledger of a version that this program does not know."""
        version = schema_version(self._connection)
        if not 0 <= version <= LATEST:
            raise WrongUse(f"a ledger of schema version {version}, which a newer version of Headstamp wrote",
                           expected=f"version {LATEST} or older", file=str(self._path),
                           do="open the case with the version of Headstamp that wrote it, or a newer one")  # fmt: skip

    def _check_tables(self) -> None:
        """Ask for every column once, so that a damaged ledger is noticed when it is opened."""
        for table in TABLES:
            self._connection.execute(f"select {_columns(table)} from {table} limit 1")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept, or nothing of it; an older ledger is migrated with it."""
        before = self._connection
        try:
            if self.is_older:
                self._connection = connect(self._path, TABLES)
            self._connection.execute("begin immediate")
            self._check_version()  # another process may have written meanwhile
            migrate(self._connection)
            yield
            self._connection.execute("commit")
        except sqlite3.DatabaseError as error:
            self._roll_back(before)
            raise _explained(error, self._path) from error
        except BaseException:
            self._roll_back(before)
            raise

    def _roll_back(self, before: sqlite3.Connection) -> None:
        """Take back what was begun, and read on as before."""
        if self._connection.in_transaction:
            self._connection.execute("rollback")
        if self._connection is not before:
            self._connection.close()
            self._connection = before

    def write_source(self, source: Source) -> None:
        """Keep a source, or what is now said of one that is there already."""
        row = asdict(source)
        anew = ", ".join(f"{identifier(name)} = excluded.{identifier(name)}" for name in row if name != "id")
        self._insert("source", row, f" on conflict (id) do update set {anew}")

    def write_reading(self, reading: Reading) -> None:
        """Keep what a reader made of a source, in place of an older reading by the same register."""
        for table in ("reading", "refused", "pending"):
            self._connection.execute(
                f"delete from {table} where source = ? and register = ?", (reading.source, reading.register)
            )
        row = asdict(reading) | {"selection": to_json(reading.selection)}
        for name in ("vague", "defaults"):
            row[name] = json.dumps(row[name], sort_keys=True, ensure_ascii=False)
        self._insert("reading", row)

    def forget_other_readings(self, source: str, registers: Iterable[str]) -> None:
        """Take away what was made of a source by registers that it is no longer read by."""
        kept = set(registers)
        others = {one.register for one in self.readings() if one.source == source} - kept
        for table in ("reading", "refused", "pending"):
            for register in others:
                self._connection.execute(f"delete from {table} where source = ? and register = ?", (source, register))

    def write_refused(self, rows: Iterable[Refused]) -> None:
        """Keep refused and repaired rows."""
        self._connection.executemany(
            f"insert into refused ({_columns('refused')}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(r.source, r.register, r.locator, r.reason, r.words, int(r.repaired), r.cell, r.text, r.code, r.subject) for r in rows],
        )

    def write_pending(self, rows: Iterable[Pending]) -> None:
        """Keep references that lead out of their files."""
        for row in rows:
            self._insert("pending", asdict(row))

    def append(
        self,
        about: str,
        verdict: str,
        value: str,
        judge: str,
        decided: str,
        because: str,
        credibility: int | None,
        question: str = "",
    ) -> Judgement:
        """Append a judgement to the chain and give it back; its id hashes what it says and its place.

        Raises:
            ValueError: the question is none, the verdict does not answer it, or the credibility is not 1 to 6 or None.
        """
        if verdict not in ((*VERDICTS_OF.get(question, ()), "undo") if question else VERDICTS):
            raise ValueError(f"the verdict {verdict!r} does not answer the question {question!r}")
        if credibility is not None and credibility not in range(1, 7):
            raise ValueError(f"credibility {credibility} is not 1 to 6")
        last = self._connection.execute(
            "select position, chain from judgement order by position desc limit 1"
        ).fetchone()
        position, previous = (last[0] + 1, last[1]) if last else (1, "")
        bare = Judgement("", about, verdict, value, judge, decided, because, credibility, previous, "", question)
        named = replace(bare, id=id_at(position, bare))
        judgement = replace(named, chain=chain_of(previous, named))
        self._insert("judgement", {"position": position, **asdict(judgement)})
        return judgement

    def restore(self, judgements: Iterable[Judgement]) -> None:
        """Copy judgements as they stand into an empty ledger (for a rebuild elsewhere)."""
        for position, judgement in enumerate(judgements, 1):
            self._insert("judgement", {"position": position, **asdict(judgement)})

    def _insert(self, table: str, row: dict[str, object], otherwise: str = "") -> None:
        names = ", ".join(map(identifier, row))
        marks = ", ".join("?" for _ in row)
        self._connection.execute(
            f"insert into {table} ({names}) values ({marks}){otherwise}", tuple(row.values())
        )

    def sources(self) -> list[Source]:
        """All sources, held first, by id."""
        rows = self._select("source", "held desc, id")
        return [Source(**{**row, "held": bool(row["held"])}) for row in rows]

    def readings(self) -> list[Reading]:
        """All readings, by register and source.

        Raises:
            WrongUse: one of them is not as :meth:`write_reading` writes it.
        """
        rows = self._select("reading", "register, source")
        try:
            return [
                Reading(**{**row, "selection": from_json(row["selection"]), "vague": _vague(row["vague"]),
                           "defaults": _defaults(row["defaults"])})
                for row in rows
            ]  # fmt: skip
        except ValueError as error:
            raise WrongUse(f"an account of a reading that is not written as accounts are ({error})",
                           expected="the case.sqlite that headstamp writes", file=str(self._path),
                           do="bring it back from a copy, or make the case again from its sources") from error  # fmt: skip

    def refused(self) -> list[Refused]:
        """All refused and repaired rows, in the order in which they stand in their sources."""
        rows = self._select("refused", "source, register, rowid")
        return [Refused(**{**row, "repaired": bool(row["repaired"])}) for row in rows]

    def pending(self) -> list[Pending]:
        """All references that lead out of their files."""
        return [Pending(**row) for row in self._select("pending", "source, register, rowid")]

    def judgements(self) -> list[Judgement]:
        """All judgements, first to last, undone ones and their undoing too."""
        return [Judgement(**row) for row in self._select("judgement", "position")]

    def digest(self, tables: Iterable[str]) -> str:
        """64 hex digits over all that these tables of the ledger say."""
        said = sha256()
        for table in tables:
            names = [field.name for field in fields(TABLES[table])]
            for row in self._select(table, ", ".join(map(identifier, names))):
                said.update(repr((table, *row.values())).encode())
        return said.hexdigest()

    def positions(self) -> list[int]:
        """The places of the judgements in their chain, ascending: ``[1, 2, …]`` unless somebody changed the ledger."""
        rows = self._connection.execute("select position from judgement order by position").fetchall()
        return [row[0] for row in rows]

    def _select(self, table: str, order: str) -> list[dict[str, Any]]:
        names = [field.name for field in fields(TABLES[table])]
        try:
            rows = self._connection.execute(
                f"select {_columns(table)} from {table} order by {order}"
            ).fetchall()
        except sqlite3.DatabaseError as error:
            raise _explained(error, self._path) from error
        return [dict(zip(names, row, strict=True)) for row in rows]

    def close(self) -> None:
        """Close the ledger."""
        for connection in (self._connection, *self._copies):
            connection.close()


TROUBLE_WITH_THE_DISK = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM,
}  # fmt: skip
"""SQLite's primary result codes that speak of the disk or of another writer, not of the ledger's content."""


def _explained(error: sqlite3.DatabaseError, path: Path) -> NoSpace | WrongUse:
    # The low byte is the primary code (SQLite, "Result and Error Codes").
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in TROUBLE_WITH_THE_DISK:
        return NoSpace(
            f"no way to write the ledger ({error})", expected="room on the disk, the right to write, no other writer",
            do="make room or wait, and run the command again", file=str(path),
        )  # fmt: skip
    return WrongUse(
        f"a ledger that cannot be read ({error})", expected="the case.sqlite that 'headstamp init' of this version made",
        do="bring it back from a copy, or make the case again from its sources", file=str(path),
    )  # fmt: skip
