"""Words as parts of SQL: the only way in which a name or a value that is no constant gets into a text.

Where a statement is run at once, its values are parameters (``engine.rows(text, values)``). A view and a ``select`` that is run
later take none, so there a value is a literal.
"""

from __future__ import annotations


def identifier(words: str) -> str:
    """Any words as an SQL name: the name of a column or a table, never anything else."""
    return '"' + words.replace('"', '""') + '"'


def literal(words: str) -> str:
    """Any words as an SQL text literal."""
    return "'" + words.replace("'", "''") + "'"
