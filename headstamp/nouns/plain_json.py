"""JSON that is read back from a case, which somebody else may have sent: within bounds, and only what our own writer writes."""

from __future__ import annotations

import json
from typing import Any

DEEPEST = 40
"""Lists and objects inside one another; what we write has fewer than ten."""


def read_json(text: str) -> Any:
    """What a piece of JSON says.

    Raises:
        ValueError: it is no JSON, is nested too deeply, holds a number that JSON does not have (NaN, an infinite one), or half of a
            character, which no file can be written with.
    """
    try:
        said = json.loads(text, parse_constant=_no_number, parse_float=_number)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if _is_deep(said):
        raise ValueError("nested too deeply")
    if "\\ud" in text.lower():
        json.dumps(said, ensure_ascii=False).encode("utf-8")
    return said


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")


def _number(word: str) -> float:
    number = float(word)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"{word[:20]} is larger than any number")
    return number


def _is_deep(said: Any) -> bool:
    level = [said]
    for _ in range(DEEPEST + 1):
        level = [one for one in level if isinstance(one, dict | list)]
        if not level:
            return False
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)]
    return True
