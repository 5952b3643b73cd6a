"""The name of a mapping: it stands beside the names of the registers, and becomes part of the names of files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from headstamp.collect.mapping.vocabulary import folded
from headstamp.collect.registers import REGISTERS

MAPPING = "mapping"
"""The register of a source that is itself a mapping."""
TAKEN = frozenset({*REGISTERS, MAPPING})
NAME = re.compile(r"\w[\w-]{0,79}")


def slug(name: str, without: str = "table") -> str:
    """A name of ours out of one of theirs: Latin letters without marks, and digits; ``without`` where it has neither."""
    return re.sub(r"[^a-z0-9]+", "_", folded(name)).strip("_")[:40] or without


def name_for(file: str) -> str:
    """The name of a mapping for a file: that of the file, unless a register has it."""
    name = slug(Path(file).stem)
    return name if name not in TAKEN else f"{name}_table"


def check_name(name: Any) -> str:
    """The name that a mapping gives itself.

    Raises:
        ValueError: a register has it, or it is more than letters, digits, underscores and hyphens, at most 80 of them.
    """
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise ValueError(f"the name {name!r}; expected letters, digits, _ or -, at most 80, in quotation marks where all are digits")
    if name in TAKEN:
        raise ValueError(f"the name {name!r} is that of a known register: choose another, such as {name}_table")
    return name
