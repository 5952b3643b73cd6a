"""Names of columns as R, pandas or a spreadsheet write them when they save a table again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

NO_NAME = re.compile(
    r"\.[0-9]+|\.\.\.[0-9]+|Unnamed: ?[0-9]+(_level_[0-9]+)?|X?\.*[0-9]*|x_?[0-9]*|V[0-9]+|Column ?[0-9]+|_c?[0-9]*"
    r"|_?duplicated_[0-9]+|na(_[0-9]+)?|nan(\.[0-9]+)?",
    re.IGNORECASE,
)
"""What programs write for a column without a name: pandas ``.1`` and ``Unnamed: 3``, R ``X.1``, ``...4`` and ``V4``, janitor
``x_2``, Spark ``_c3``, Excel's queries ``Column4``."""


def names_in_copy(cells: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """The columns of a header line as the publisher names them, where a program wrote these names in another way.

    A name with other punctuation or capitals (``Year.of.order``, ``year_of_order``) is the publisher's; a placeholder behind a
    column whose flags stand there without a name is that column's ("Year of order ?"). All other names stay.

    Args:
        cells: the names in the file, without the blanks around them.
        theirs: the publisher's names.
    """
    plain = {_letters(name): name for name in reversed(theirs) if not name.endswith(" ?")}
    names: list[str] = []
    for at, cell in enumerate(cells):
        flags = f"{names[-1]} ?" if names else ""
        if cell in theirs:
            names.append(cell)
        elif flags in theirs and NO_NAME.fullmatch(cell):
            names.append(flags)
        else:
            names.append(plain.get(_letters(cell)) or cell or f"column {at + 1}")
    return tuple(names)


@lru_cache(maxsize=10_000)
def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
