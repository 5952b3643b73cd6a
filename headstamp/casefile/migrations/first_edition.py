"""From version 0 to 1: ledgers of the first edition, and those of the development of the second, which had no version.

The first edition did not record which cells of a row could not be read, what its publisher had cut a file to, which question a
judgement answers, or what a file corrects.
"""

from __future__ import annotations

import sqlite3

ADDED = {
    ("source", "corrects"): "alter table source add column corrects text not null default ''",
    ("reading", "cells"): "alter table reading add column cells integer not null default 0",
    ("reading", "selection"): "alter table reading add column selection text not null default ''",
    ("refused", "cell"): "alter table refused add column cell text not null default ''",
    ("refused", "text"): "alter table refused add column text text not null default ''",
    ("refused", "code"): "alter table refused add column code text not null default ''",
    ("refused", "subject"): "alter table refused add column subject text not null default ''",
    ("pending", "property"): "alter table pending add column property text not null default ''",
    ("judgement", "question"): "alter table judgement add column question text not null default ''",
}
"""Columns that version 1 has and the first edition had not, and how each is added."""
DROPPED = {
    ("reading", "span"): "alter table reading drop column span",
    ("reading", "is_full"): "alter table reading drop column is_full",
    ("pending", "statements"): "alter table pending drop column statements",
}
"""Columns of the first edition that nothing reads any more, and how each is dropped."""


def migrate(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Add what a ledger of version 0 lacks and drop what it has too much; see :func:`headstamp.casefile.migrations.migrate`.

    Ledgers of the second edition's development have some of the columns already.
    """
    rows = connection.execute("select t.name, c.name from sqlite_master as t, pragma_table_info(t.name) as c where t.type = 'table'")
    kept = {(table, column) for table, column in rows}
    tables = {table for table, _ in kept}
    unknown = {column for column in ADDED if column[0] in tables and column not in kept}
    for column, statement in ADDED.items():
        if column in unknown:
            connection.execute(statement)
    for column, statement in DROPPED.items():
        if column in kept:
            connection.execute(statement)
    if ("reading", "selection") in unknown:
        # Words outside a vocabulary were kept without the number of their rows, which nobody can count any more.
        connection.execute("update reading set vague = '[]'")
        unknown.add(("reading", "vague"))
    return unknown
