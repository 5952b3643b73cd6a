"""The ways to read a customs register that stand beside one another, each run once in a process of its own.

    python -m benchmarks.ways_of_customs WAY FILE

prints one JSON object: what it read, how long it took, and how much memory. What a way imports is imported before the
clock starts.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.ways_to_read import headstamp_add, timed, warm_up

READ = {"period": "date", "reporterDesc": "supplier", "flowCode": "role", "partnerDesc": "recipient",
        "cmdCode": "category", "cmdDesc": "goods", "classificationCode": "edition", "primaryValue": "money"}  # fmt: skip
"""The columns that are read, and what each says."""
KEY = ("period", "reporterDesc", "flowCode", "partnerDesc", "cmdCode", "classificationCode")
MAPPING: dict[str, Any] = {
    "entities": {
        "reporter": {"schema": "PublicBody", "keys": ["reporterDesc"], "properties": {"name": {"column": "reporterDesc"}}},
        "partner": {"schema": "PublicBody", "keys": ["partnerDesc"], "properties": {"name": {"column": "partnerDesc"}}},
        "flow": {
            "schema": "Payment", "keys": list(KEY),
            "properties": {
                "date": {"column": "period", "format": "%Y%m"}, "amountUsd": {"column": "primaryValue"},
                "purpose": {"columns": ["classificationCode", "cmdCode", "cmdDesc"]}, "summary": {"column": "flowCode"},
                "payer": {"entity": "partner"}, "beneficiary": {"entity": "reporter"},
            },
        },
    },
}  # fmt: skip
"""The same eight cells as FollowTheMoney says them; it has no flow of goods, and a payment is what comes nearest."""


def duckdb_scan(path: Path) -> Callable[[], int]:
    """The bare scan: the same bytes into a table of text, with the dialect given."""
    connection = warm_up()
    with path.open(encoding="utf-8", newline="") as lines:
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in next(csv.reader(lines)))
    file = (
        f"read_csv('{path}', auto_detect=false, header=true, delim=',', quote='\"', escape='\"', columns={{{columns}}})"
    )
    scan = f"create table scanned as select * from {file}; select count(*) from scanned"
    return lambda: int(connection.execute(scan).fetchone()[0])


def pandas_loop(path: Path) -> Callable[[], int]:
    """What a user would write: every cell as text, then a loop over the rows that makes a statement of each cell, with
    its id, its place and its number; they stay in memory."""
    import pandas as pd

    def read() -> int:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        statements: list[tuple[object, ...]] = []
        for number, row in table.iterrows():
            subject = _hash("comtrade", *(row[name] for name in KEY), "1")
            for name, says in READ.items():
                said = row[name]
                value = float(said) if says == "money" else None
                place = f"line={int(str(number)) + 2}&column={name}"
                statements.append((_hash("comtrade", "Transfer", subject, says, said), subject, says, said, value, place))
        return len(statements) // len(READ)

    return read


def _hash(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:32]


def followthemoney(path: Path) -> Callable[[], int]:
    """FollowTheMoney: its own mapping of each row to entities, and its own writer of their statements, as CSV."""
    from followthemoney import model
    from followthemoney.statement import Statement
    from followthemoney.statement.serialize import get_statement_writer

    def read() -> int:
        mapping = model.make_mapping({"csv_url": path.as_uri(), **MAPPING}, key_prefix="customs", dataset="customs")
        rows = 0
        with path.open(encoding="utf-8", newline="") as lines, tempfile.TemporaryFile() as out:
            writer = get_statement_writer(out, "csv")
            for row in csv.DictReader(lines):
                for entity in mapping.map(row).values():
                    for statement in Statement.from_entity(entity, dataset="customs"):
                        writer.write(statement)
                rows += 1
            writer.close()
        return rows

    return read


WAYS: dict[str, Callable[[Path], Callable[[], int]]] = {
    "headstamp.add": lambda path: headstamp_add(path, 0),
    "DuckDB, scan into a table": duckdb_scan,
    "pandas, loop": pandas_loop,
    "FollowTheMoney, mapping to statements": followthemoney,
}
"""Each takes a file, loads what it needs, and gives the function that is timed, which gives the number of rows read."""

if __name__ == "__main__":
    print(json.dumps(timed(WAYS[sys.argv[1]](Path(sys.argv[2])))))
