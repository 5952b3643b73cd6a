"""What the names of columns say: the words under which the known registers have the same fields."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from headstamp.collect.spec import registers
from headstamp.nouns.kinds import KINDS

MAPPED_KINDS = ("Transfer", "Item", "Custody")
"""Kinds of thing that an unknown table may be about; of the others a known register or a field table should be had."""

WORDS: dict[str, tuple[str, ...]] = {
    "supplier": ("supplier", "exporter", "seller", "exporting country", "supplying country", "sending country", "donor"),
    "recipient": ("recipient", "importer", "buyer", "destination", "importing country", "receiving country", "beneficiary"),
    "end_user": ("end user", "final user", "consignee"),
    "broker": ("broker",),
    "transit": ("transit", "transit country", "via"),
    "designation": ("designation", "model", "weapon", "weapon model", "system", "equipment"),
    "description": ("description", "item description", "goods description"),
    "class": ("class", "weapon class", "type", "weapon type", "category of weapon"),
    "category": ("category", "ml category", "military list", "hs code", "unroca category", "rating"),
    "calibre": ("calibre", "caliber", "calibre as written"),
    "maker": ("maker", "make", "manufacturer", "brand"),
    "made_in": ("made in", "country of manufacture", "manufacturing country", "state of manufacture"),
    "quantity": ("quantity", "qty", "number", "number of items", "units", "amount of items"),
    "count_low": ("count", "pieces", "number of weapons"),
    "unit": ("unit", "unit of measure"),
    "money": ("value", "amount", "price", "value usd", "value eur", "cost", "licence value"),
    "currency": ("currency",),
    "date": ("date", "year", "transfer date", "delivery date", "licence date", "date of issue"),
    "seen_low": ("date seen", "date documented", "date of seizure", "recorded", "date recovered"),
    "holder": ("holder", "group", "seized from", "held by"),
    "place": ("place", "location", "town", "city", "district"),
    "country": ("country", "state", "country of recovery"),
    "from_party": ("lost by", "diverted from", "stolen from"),
    "to_party": ("lost to", "diverted to", "taken by"),
    "comments": ("comments", "remarks", "notes"),
    "note": ("note",),
    "source_url": ("source url", "url", "link", "source link"),
    "source_title": ("source", "source title"),
    "licence": ("licence", "license", "licence number", "permit"),
    "programme": ("programme", "program"),
    "serial": ("serial", "serial number"),
}
"""Everyday words for a property, in the order in which they fit; the headers of known registers come before them."""

NOT_SHARED = ("names", "from", "to", "state", "party", "part_of", "same_as", "conflict_with")
AMBIGUOUS = {"country", "state", "origin", "status", "type", "value", "number", "source"}
"""Names that mean one thing here and another there: they speak half as well."""


class Named(NamedTuple):
    """What a column's name speaks for: a property of a kind, how well (0–1), and where the name is known from."""

    kind: str
    property: str
    fit: float
    why: str


def folded(name: str) -> str:
    """A column's name as words: no case, marks or signs; ``supplierCountry`` and ``supplier_country`` are one."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    plain = "".join(c for c in unicodedata.normalize("NFKD", parted) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold().replace("_", " ")))


@cache
def known_names() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """From a folded name to (kind, property, why), from the headers of registers and from :data:`WORDS`."""
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
    for prop, words in WORDS.items():
        for word in words:
            for kind in MAPPED_KINDS:
                if prop in KINDS[kind]:
                    made.setdefault(folded(word), []).append((kind, prop, f"its name says {word}"))
    return {name: tuple(dict.fromkeys(said)) for name, said in made.items()}


def named(name: str) -> list[Named]:
    """What a column's name speaks for, best first: the same words, or (less) words that contain them."""
    from rapidfuzz import fuzz

    own = folded(name)
    found = []
    for known, said in known_names().items():
        if own == known:
            fit = 1.0
        elif set(known.split()) <= set(own.split()):
            fit = 0.7 + 0.1 * len(known.split()) / len(own.split())
        elif len(own) > 4 and fuzz.ratio(own, known) >= 88:
            fit = 0.6
        else:
            continue
        if known in AMBIGUOUS:
            fit /= 2
        found += [Named(kind, prop, fit, why) for kind, prop, why in said if prop not in NOT_SHARED]
    return sorted(found, key=lambda one: -one.fit)
