"""What programs leave in any table that they save again: the line of names once more, and a word in place of an empty cell."""

from __future__ import annotations

from collections.abc import Sequence

from headstamp.collect.checks.row_errors import is_strict
from headstamp.collect.table_source import Chunk, TableSource

WORDS = frozenset({"NA", "nan", "NaN", "<NA>", "NULL"})
"""What R, pandas and databases write for an empty cell. ``n/a`` and ``none`` are people's words, and stay."""
NO_WORDS = WORDS - {"NA"}
"""Those among them that nobody writes."""
OF_A_STATE = frozenset({"NA"})
"""Those among them that are a state's code, too (Namibia's)."""
OF_STATES = ("state", "states", "code_of_state", "states_dutch", "country")
FEWEST = 2
"""Columns in which ``NA`` stands, at least, where it is the word for an empty cell; and names that a line of names has."""
AGAIN = "the line of column names once more; it is left out"
EMPTY = "{} in place of an empty cell; such cells are read as empty"

Columns = Sequence[tuple[str, ...]]


class Resaved:
    """What was left in the table that is being read; what is found in one piece of it may decide on the next.

    Args:
        opened: the table.
    """

    def __init__(self, opened: TableSource) -> None:
        self._names = [" ".join(name.split()) for name in opened.names[: opened.width]]
        self._has_header = opened.layout.medium == "delimited" and opened.header_line > 0
        values: dict[str, list[str]] = {}
        for column in opened.register.columns:
            values.setdefault(column.name, []).append(column.value)
        told = [values.get(name, []) for name in opened.columns[: opened.width]]
        self._strict = [at for at, of in enumerate(told) if of and all(map(is_strict, of))]
        self._of_states = {at for at, of in enumerate(told) if any(value in OF_STATES for value in of)}
        self._writes_blanks = opened.layout.medium != "delimited"
        self._is_listed = False

    def mend(self, chunk: Chunk, columns: Columns) -> bool:
        """Mend the records of a chunk.

        A word for an empty cell is read as empty in a column that must have a form (a number, a day), where it can say nothing else;
        in columns of words, only where the table has no empty cell at all, so that a program wrote the word for each.

        Args:
            columns: its cells, column by column.
        Returns:
            whether anything was changed.
        """
        is_changed = self._leave_out_names(chunk, columns)
        places = [at for at in self._strict if not WORDS.isdisjoint(columns[at])]
        if not self._writes_blanks:
            self._writes_blanks = any("" in columns[at] for at in range(len(self._names)))
        if not self._writes_blanks:
            others = [at for at in range(len(self._names)) if at not in self._strict and not WORDS.isdisjoint(columns[at])]
            if len(others) + len(places) >= FEWEST or any(not NO_WORDS.isdisjoint(columns[at]) for at in others):
                places += others
        for at in places:
            words = WORDS - OF_A_STATE if at in self._of_states else WORDS
            for number, row in enumerate(chunk.rows):
                if row[at].strip() in words:
                    self._list(chunk, number, row[at].strip())
                    row[at] = ""
                    is_changed = True
        return is_changed

    def _list(self, chunk: Chunk, number: int, word: str) -> None:
        if not self._is_listed:
            chunk.mend(chunk.first[number], chunk.last[number], EMPTY.format(word), chunk.rows[number][: len(self._names)])
        self._is_listed = True

    def _leave_out_names(self, chunk: Chunk, columns: Columns) -> bool:
        first = next((at for at, name in enumerate(self._names) if name), 0)
        if not self._has_header or self._names[first] not in columns[first]:
            return False
        again = [number for number, row in enumerate(chunk.rows) if self._are_names(row)]
        for number in reversed(again):
            row = chunk.rows.pop(number)
            chunk.mend(chunk.first.pop(number), chunk.last.pop(number), AGAIN, row[: len(self._names)])
        chunk.skipped += len(again)
        return bool(again)

    def _are_names(self, row: Sequence[str]) -> bool:
        """Whether a record says the names of the columns, and nothing else; columns without a name have none."""
        said = [(" ".join(cell.split()), name) for cell, name in zip(row, self._names, strict=False)]
        same = sum(cell == name for cell, name in said)
        return same >= max(FEWEST, len(said) / 2) and all(cell in (name, "") for cell, name in said)
