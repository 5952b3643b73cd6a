"""The SQLite file of a ledger, opened so that nothing in it is run: somebody else may have sent it.

A database may bring triggers, views and columns that call functions, and a journal beside it that names another file, which SQLite
would then delete. A ledger of ours has plain tables and, after a run that was killed, a plain journal; anything else is refused.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from headstamp.engine.fresh_file import passing_prefix
from headstamp.engine.quoting import identifier, literal
from headstamp.nouns.errors import WrongUse

MAGIC = b"SQLite format 3\0"
ROLLBACK = b"\x01\x01"
"""How a database that keeps a rollback journal says so, at byte 18 (SQLite, "Database File Format", 1.3.3)."""
SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")
"""The last bytes of a journal that names another file (SQLite, "Database File Format", 3; pager.c, readSuperJournal)."""
PLAIN = re.compile(r"create table [\w\s(),']*", re.IGNORECASE)
"""A table of names, types, keys and plain defaults: no sign for an expression, and no quoted name, is among these."""
BARRED = re.compile(r"\b(check|generated|always|as|collate|virtual|using|select)\b|\bdefault\s*\(", re.IGNORECASE)
LIMITS = {"SQLITE_LIMIT_ATTACHED": 0, "SQLITE_LIMIT_TRIGGER_DEPTH": 0, "SQLITE_LIMIT_LENGTH": 64 * 1024 * 1024}
"""No other database is opened, and no value is larger: the words of a refused row are cut far below."""
OFF = ("SQLITE_DBCONFIG_ENABLE_TRIGGER", "SQLITE_DBCONFIG_ENABLE_VIEW", "SQLITE_DBCONFIG_TRUSTED_SCHEMA",
       "SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION", "SQLITE_DBCONFIG_WRITABLE_SCHEMA")  # fmt: skip


def connect(path: Path, tables: Container[str]) -> sqlite3.Connection:
    """Open the file of a ledger, which may be a new one.

    Args:
        path: the file.
        tables: the names of those that a ledger has.
    Raises:
        WrongUse: it is a link, has a journal that is not its own, or holds anything beside plain tables.
        sqlite3.DatabaseError: it is no database, or cannot be opened.
    """
    _check_files(path)
    # Threads may ask one open case at once; SQLite lets one of them in at a time ("Using SQLite in multi-threaded applications").
    connection = (
        _rolled_back_copy(path) if _is_stuck(path)
        else sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
    )  # fmt: skip
    try:
        _shut(connection)
        # A rollback journal, not a write-ahead log: a case may lie on a shared drive or a read-only medium.
        connection.execute("pragma journal_mode = delete")
        connection.execute("pragma synchronous = full")
        connection.execute("pragma foreign_keys = on")
        _check_schema(connection, path, tables)
        return connection
    except BaseException:
        connection.close()
        raise


def _is_stuck(path: Path) -> bool:
    """Whether a killed run left a journal that nobody who may only read can roll back."""
    return path.with_name(path.name + "-journal").is_file() and not os.access(path.parent, os.W_OK)


def _rolled_back_copy(path: Path) -> sqlite3.Connection:
    """The ledger as it was before the run that was killed, in memory: it can be read, and nothing can be written to it."""
    with tempfile.TemporaryDirectory(prefix=passing_prefix()) as folder:
        copy = Path(folder) / "ledger"
        shutil.copyfile(path, copy)
        shutil.copyfile(path.with_name(path.name + "-journal"), copy.with_name(copy.name + "-journal"))
        # SQLite rolls back when it first reads the copy.
        source, memory = sqlite3.connect(copy), sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            source.backup(memory)
        except BaseException:
            memory.close()
            raise
        finally:
            source.close()
    memory.execute("pragma query_only = on")
    return memory


def temporary_copy(ledger: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of an open ledger that only this process sees and that vanishes when it is closed.

    It is a temporary database of SQLite's, so a large one goes to a file of the system's ("In-Memory Databases", 3).
    """
    copy = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    try:
        _shut(copy)
        ledger.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def _check_files(path: Path) -> None:
    """That the file and its journal are files, and the journal leads nowhere."""
    for one in (path, *(path.with_name(path.name + ending) for ending in ("-journal", "-wal", "-shm"))):
        if one.is_symlink() or (one.exists() and not one.is_file()):
            raise _strange(f"a link or a device where {one.name} stands", path)
        if one.name.endswith(("-wal", "-shm")) and one.exists():
            raise _strange(f"a write-ahead log {one.name}", path)
    journal = path.with_name(path.name + "-journal")
    if journal.is_file():
        with journal.open("rb") as file:
            file.seek(max(journal.stat().st_size - len(SUPER_JOURNAL), 0))
            if file.read() == SUPER_JOURNAL:
                raise _strange("a journal that names another file", path)
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(20)
        if head.startswith(MAGIC) and head[18:20] != ROLLBACK:
            raise _strange("a database that keeps a write-ahead log", path)


def _shut(connection: sqlite3.Connection) -> None:
    """Shut off all that a ledger has no use for, as far as this Python and this SQLite can."""
    for name, most in LIMITS.items():
        connection.setlimit(getattr(sqlite3, name), most)
    for setting in ("trusted_schema = off", "cell_size_check = on", "mmap_size = 0", "recursive_triggers = off"):
        connection.execute(f"pragma {setting}")
    set_config = getattr(connection, "setconfig", None)  # from Python 3.12 on
    if set_config:
        for name in OFF:
            with suppress(sqlite3.Error):
                set_config(getattr(sqlite3, name), False)
        set_config(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined]


def _check_schema(connection: sqlite3.Connection, path: Path, known: Container[str]) -> None:
    """That there are plain tables, and only text and whole numbers in them where the tables say so."""
    rows = connection.execute("select type, name, sql from sqlite_master").fetchall()
    tables = []
    for sort, name, text in rows:
        if sort == "index" and text is None:  # what SQLite makes for a key
            continue
        if sort != "table" or name not in known or not PLAIN.fullmatch(str(text)) or BARRED.search(str(text)):
            raise _strange(f"a {str(sort)[:20]} {str(name)[:60]!a} in the ledger that is not a plain table of its own", path)
        tables.append(name)
    for table in tables:
        columns = connection.execute("select name, lower(type), \"notnull\" or pk from pragma_table_info(?)", [table]).fetchall()
        wrong = " or ".join(
            f"typeof({identifier(name)}) not in ({literal(sort)}, {literal(sort if is_needed else 'null')})"
            for name, sort, is_needed in columns
        )
        if connection.execute(f"select 1 from {identifier(table)} where {wrong} limit 1").fetchone():
            raise _strange(f"a value in table {table} of another sort than its column's", path)


def _strange(found: str, path: Path) -> WrongUse:
    return WrongUse(found, expected="the case.sqlite that headstamp writes", file=str(path),
                    do="do not open this case, or bring the file back from a copy")  # fmt: skip
