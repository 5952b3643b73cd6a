"""Time of reading each real register that is a table of text, beside a bare scan of the same bytes and a loop over its rows.

    python -m benchmarks registers [FILE …]

Without files: all those in `registers` of the shared data beside the repository, or where `HEADSTAMP_SHARED` points; without
these the script says so and measures nothing. Everything runs once, in one process, warmed up before. The scan gets the dialect;
the loop is what one would write in pandas: every cell without its blanks, no number, no day, no state.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.trade_register import shared_registers
from benchmarks.ways_to_read import warm_up
from headstamp.casefile.sources import look
from headstamp.collect.add import add
from headstamp.collect.detect.recognise import recognise
from headstamp.collect.table_source import TableSource
from headstamp.nouns.errors import HeadstampError
from headstamp.pipeline import init

HEAD = ("file", "register", "rows", "statements", "ours, s", "scan, s", "loop, s", "ours / scan", "ours / loop")
LATIN = {"utf-8": "utf-8", "utf-8-sig": "utf-8"}
"""From our names of encodings to DuckDB's; all others are read as its latin-1, which has a letter for each byte."""


def files_at_hand() -> list[Path]:
    """All files of the shared registers, by name."""
    folder = shared_registers()
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder else []


def tables(files: Sequence[Path]) -> Iterator[TableSource]:
    """Those of the files that are one table of text under a header, and told by their bytes alone."""
    for path in files:
        try:
            parts = recognise(path, path.name, look(path)).parts
        except HeadstampError:
            continue
        if len(parts) == 1 and parts[0].layout.medium == "delimited" and parts[0].sheet is None:
            yield parts[0]


def ours(opened: TableSource) -> tuple[int, int]:
    """Rows and statements of `headstamp.add`, into a case of its own."""
    with tempfile.TemporaryDirectory() as folder, init(Path(folder) / "case", bare=True) as case:
        (made,) = add(case, opened.path)
        return made.read, made.statements


def scan(opened: TableSource, connection: Any) -> None:
    """The same bytes into a table of text."""
    quote = '"' if opened.layout.quoted else ""
    connection.execute(
        "create or replace table scanned as select * from read_csv(?, auto_detect=false, header=false, "
        f"skip={opened.header_line}, delim=?, quote=?, escape=?, encoding=?, strict_mode=false, null_padding=true, "
        f"parallel=false, columns={{{', '.join(repr(f'c{at}') + ': ' + repr('VARCHAR') for at in range(opened.width))}}})",
        [str(opened.path), opened.delimiter, quote, quote, LATIN.get(opened.encoding.lower(), "latin-1")],
    )


def loop(opened: TableSource) -> None:
    """A loop over the rows of a pandas table of text."""
    import pandas as pd

    table = pd.read_csv(opened.path, sep=opened.delimiter, skiprows=opened.header_line, header=None, dtype=str,
                        encoding=opened.encoding, names=range(opened.width), keep_default_na=False, engine="python",
                        quoting=0 if opened.layout.quoted else 3, on_bad_lines="skip")  # fmt: skip
    rows: list[dict[str, str]] = []
    for _, row in table.iterrows():
        rows.append({name: str(cell).strip() for name, cell in zip(opened.names, row, strict=False)})


def seconds(run: Callable[..., object], *words: object) -> float | None:
    """How long another way took; None where it is not installed, or ended in an error of its own: that is a result, too."""
    import duckdb

    began = time.perf_counter()
    try:
        run(*words)
    except (ImportError, ValueError, duckdb.Error):
        return None
    return time.perf_counter() - began


def main(words: list[str] | None = None) -> None:
    """Print the table as Markdown."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("files", nargs="*", type=Path, metavar="FILE")
    files = ask.parse_args(words).files or files_at_hand()
    print(machine("duckdb", "pandas", "arro3-core"))
    if not files:
        print("\nno registers in ../shared (or HEADSTAMP_SHARED), and no file named: nothing is measured")
        return
    print(f"\n| {' | '.join(HEAD)} |\n|{'---|' * 2}{'---:|' * (len(HEAD) - 2)}")
    connection = warm_up()
    for opened in tables(files):
        began = time.perf_counter()
        counts = ours(opened)
        mine = time.perf_counter() - began
        others = [seconds(scan, opened, connection), seconds(loop, opened)]
        told = [f"{one:.3f}" if one else "–" for one in (mine, *others)]
        ratios = [f"{mine / one:.1f}" if one else "–" for one in others]
        cells = [opened.path.name, opened.register.name, *(f"{count:,}" for count in counts), *told, *ratios]
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
