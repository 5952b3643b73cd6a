"""What the names of columns say: the words under which the known registers have the same fields, and everyday words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from headstamp.collect.mapping.vocabulary import folded, named_so, names, words_of_properties
from headstamp.collect.registers.description import registers
from headstamp.nouns.kinds import has_property

MAPPED_KINDS = ("Transfer", "Item", "Custody")
"""Kinds of thing that an unknown table may be about; of the others a known register or a field table should be had."""

NOT_SHARED = ("names", "from", "to", "state", "party", "part_of", "same_as", "conflict_with")
ROLES = ("supplier", "recipient")
"""Who gave and who got."""
OF_DAYS = ("date", "order_date", "seen_low", "seen_high", "date_low", "date_high")
ORDERED_OR_MOVED = ("order_date", "date")
OF_ONE = (*ROLES, "owner")
"""Properties that a name which means several things (Country) never tells."""


class Named(NamedTuple):
    """What a column's name speaks for: a property of a kind, how well (0–1), and where the name is known from."""

    kind: str
    property: str
    fit: float
    why: str


@cache
def known_names() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """From a folded name to (kind, property, why), from the headers of registers and from the vocabulary."""
    made: dict[str, list[tuple[str, str, str]]] = {}
    for register in registers():
        if register.kind not in MAPPED_KINDS:
            continue
        for layout in register.layouts:
            for theirs, ours in layout.header:
                for column in register.columns:
                    # "Year" is the year of the order where a register lists orders; in another table it is that of the row.
                    is_other = column.property == "order_date" and "order" not in folded(theirs)
                    if column.name == ours and "." not in column.property and not is_other:
                        made.setdefault(folded(theirs), []).append(
                            (register.kind, column.property, f"{theirs!r} is its name in {register.name}")
                        )
    for prop, words in words_of_properties().items():
        for word, language in words:
            for kind in MAPPED_KINDS:
                if has_property(kind, prop):
                    why = f"its name says {word}" + (f" ({language})" if language else "")
                    made.setdefault(folded(word), []).append((kind, prop, why))
    return {name: tuple(dict.fromkeys(said)) for name, said in made.items()}


def named(name: str) -> list[Named]:
    """What a column's name speaks for, best first: the same words, or (less) words that contain them."""
    from rapidfuzz import fuzz

    own = folded(name)
    if own in names("flow") or own in named_so("sides"):
        # Who gave and who got is settled by the table as a whole (roles.py), not by the name.
        return []
    found = []
    for known, said in known_names().items():
        if own == known:
            fit = 1.0
        elif known not in names("whole") and set(known.split()) <= set(own.split()):
            fit = 0.7 + 0.1 * len(known.split()) / len(own.split())
        elif len(own) > 4 and fuzz.ratio(own, known) >= 88:
            fit = 0.6
        else:
            continue
        is_ambiguous = known in names("ambiguous")
        barred = (*NOT_SHARED, *OF_ONE) if is_ambiguous else NOT_SHARED
        barred = (*barred, *OF_DAYS) if fit < 1 and is_of_other_days(name) else barred
        barred = (*barred, "money") if fit < 1 and is_of_one_piece(name) else barred
        found += [Named(kind, prop, fit / 2 if is_ambiguous else fit, why) for kind, prop, why in said if prop not in barred]
    if is_of_either(found):
        found = [one for one in found if one.property not in ORDERED_OR_MOVED]
    return sorted(found, key=lambda one: -one.fit)


def is_of_other_days(name: str) -> bool:
    """Whether a name says that days are those of something else than a transfer, an order or a sighting (year of manufacture)."""
    return bool(names("other_days") & set(folded(name).split()))


def is_of_one_piece(name: str) -> bool:
    """Whether a name says that its money is the price of one piece."""
    return bool(names("per_unit") & set(folded(name).split()))


def is_of_either(found: list[Named]) -> bool:
    """Whether a name speaks as well for the day of an order as for that of a delivery (``Year of order/delivery``), in other words for
    each."""
    best = max((one.fit for one in found if one.property in ORDERED_OR_MOVED), default=1.0)
    return best < 1 and {one.property for one in found if one.fit == best} >= set(ORDERED_OR_MOVED)
