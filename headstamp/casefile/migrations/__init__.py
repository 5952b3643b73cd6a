"""Takes the ledger of a case as an earlier version of the program wrote it. Gives it the tables and columns of this version.

Never touches what was written: what an earlier version did not record becomes the default of its column.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from headstamp.casefile.migrations import first_edition

Column = tuple[str, str]
"""A table of the ledger and one of its columns."""

# To change the schema of the ledger: its new columns in `store.SCHEMA`, a module here, its entry below
# (docs/decisions/033-ledger-versions.md).
MIGRATIONS: tuple[Callable[[sqlite3.Connection], set[Column]], ...] = (first_edition.migrate,)
"""By the version that it starts from; each returns the columns about which the older ledger said nothing."""

LATEST = len(MIGRATIONS)
"""The schema version that this program writes."""


def schema_version(connection: sqlite3.Connection) -> int:
    """The schema version of a ledger, which is SQLite's own ``user_version``; 0 for one written before ledgers had versions."""
    (version,) = connection.execute("pragma user_version").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection) -> frozenset[Column]:
    """Bring a ledger to the latest version. Call it inside a transaction: a failure then leaves the ledger as it was.

    Returns:
        the columns about which the ledger said nothing before; none if it was up to date.
    Raises:
        sqlite3.DatabaseError: it is no ledger of the version that it claims, or cannot be written.
    """
    unknown: set[Column] = set()
    version = schema_version(connection)
    for step in MIGRATIONS[version:]:
        unknown |= step(connection)
    if version < LATEST:
        connection.execute(f"pragma user_version = {LATEST:d}")
    return frozenset(unknown)
