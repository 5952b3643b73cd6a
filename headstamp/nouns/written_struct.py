"""What a person wrote as YAML, checked by a struct, with errors that a person can use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert, structs

from headstamp.nouns.closest import did_you_mean

Written = TypeVar("Written", bound=Struct)

LONGEST = 80
"""Characters of a wrong value that an error shows."""
AT = re.compile(r" - at (?:`key` in )?`\$(.*)`$")
"""Where msgspec says that it found a value."""
STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
SORTS = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
         "object": "names with values", "null": "nothing"}  # fmt: skip
"""What msgspec calls a type, in words."""


def keys_of(struct: type[Struct]) -> tuple[str, ...]:
    """The keys that a struct has in YAML."""
    return tuple(field.encode_name for field in structs.fields(struct))


def struct_of(said: Any, struct: type[Written], where: str = "") -> Written:
    """What YAML says, as a struct.

    Args:
        said: what the YAML gives.
        struct: what it should be.
        where: the beginning of an error, such as ``layout flat: ``.
    Raises:
        ValueError: it is no mapping, has a key that the struct lacks or lacks one that it needs, or a value is of another sort. The
            message says what was found and what should stand there, and proposes the key that may be meant.
    """
    check_keys(said, struct, where)
    try:
        return convert(said, struct)
    except ValidationError as error:
        place = place_of(error)
        found = value_at(said, place)
        named = ": ".join(str(step) for step in place if isinstance(step, str) and step != "...")
        raise ValueError(f"{where}{named}{': ' if named else ''}{found!r:.{LONGEST}} where {expected(error)} should stand") from error


def check_keys(said: Any, struct: type[Struct], where: str = "") -> None:
    """Refuse what is no mapping, has a key that a struct lacks, or lacks one that it needs.

    Raises:
        ValueError: as :func:`struct_of`.
    """
    keys = keys_of(struct)
    needed = [field.encode_name for field in structs.fields(struct) if field.required]
    if not isinstance(said, dict):
        raise ValueError(f"{where}{said!r:.{LONGEST}} stands where {', '.join(needed or keys[:2])} and the like are told")
    for key in said:
        if key not in keys:
            raise ValueError(f"{where}nothing is called {key!r} there{like(str(key), keys)}")
    for key in needed:
        if key not in said:
            raise ValueError(f"{where}there is no {key!r}")


def like(word: str, known: Iterable[str]) -> str:
    """The known words that may be meant, as a question; '' where none is near."""
    near = did_you_mean(word, known)
    return f"; {near}" if near else ""


def place_of(error: ValidationError) -> tuple[str | int, ...]:
    """The keys and the numbers of list entries that lead to a wrong value; ``...`` for a key that msgspec does not name."""
    at = AT.search(str(error))
    return tuple(int(index) if index.isdecimal() else index or key for key, index in STEP.findall(at[1] if at else ""))


def expected(error: ValidationError) -> str:
    """What should stand in the place of a wrong value, in words."""
    told = re.match(r"Expected `([^`]+)`([^,-]*)", str(error))
    if not told:
        return AT.sub("", str(error))
    sorts = " or ".join(dict.fromkeys(SORTS.get(sort, sort) for sort in told[1].split(" | ")))
    return f"{sorts} {told[2].strip()}".strip()


def value_at(said: Any, place: tuple[str | int, ...]) -> Any:
    """The value at a place, as far as the place is known."""
    for step in place:
        is_there = step in said if isinstance(said, Mapping) else isinstance(said, list) and isinstance(step, int)
        said = said[step] if is_there else said
    return said


def strange_key(error: ValidationError, value: Any) -> str:
    """The key, in a mapping, that a struct does not have, or that is no text; '' where another thing is wrong."""
    unknown = re.match(r"Object contains unknown field `(.*?)`( - at|$)", str(error), re.DOTALL)
    if unknown:
        return unknown[1]
    is_key = isinstance(value, Mapping) and " - at `key` in " in str(error)
    return next((str(key) for key in value if not isinstance(key, str)), "") if is_key else ""
