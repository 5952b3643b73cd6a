"""What a designation stands for, by the names that the tables know; each match with its reason.

The first level that has an answer decides: the model's own name; an alias; a part of a model's name; a family; the
same words in another order; a name inside the designation, with the same digits. A level that fits two models leaves
the choice to a person. Likeness (Jaro-Winkler, with the same digits) only proposes: methods, section 3, measured that
by itself it takes T-72 for T-72M1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from headstamp.nouns.values.designation import BEFORE_NOUNS, digits, words
from headstamp.resolve.known_names import ALIAS, FAMILY, OWN, PART, UNSAID, Known, Name

REORDERED, CONTAINED, LIKE = "reordered", "contained", "like"

LIKE_ENOUGH = 0.9
"""Least Jaro-Winkler likeness at which a name of the same digits is put before a person."""
PROPOSED = 5
"""Most names that are put before a person."""

PLAIN = frozenset((
    *BEFORE_NOUNS, "captured", "seized", "destroyed", "damaged", "abandoned", "burnt", "recovered", "operational",
    "inoperable", "unnamed", "old", "new", "used", "made", "produced", "manufactured", "built", "armed", "mobile",
    "recovery", "apc", "ifv", "mrl", "mlrs", "mbt", "atgm", "gpmg", "hmg", "lmg", "smg", "carrier", "carriers",
    "helicopter", "helicopters", "jet", "jets", "artillery", "fragmentation", "splinter", "surface", "to", "the", "a",
    "an", "series", "model",
))  # fmt: skip
"""Words that leave a name what it is. Any other word beside a name makes a variant of it."""

TURNS = frozenset((
    "or", "and", "for", "with", "inside", "like", "style", "based", "copy", "copies", "replica", "clone", "turret",
    "hull", "chassis", "mount", "mounted", "part", "parts", "barrel", "possibly", "probably", "perhaps", "maybe",
    "either", "not", "no", "improvised", "craft", "homemade", "home", "dummy", "decoy", "similar", "version",
    "derivative",
))  # fmt: skip
"""Words that may make another thing of a name: then a person decides."""

MEASURE = re.compile(r"[0-9]+(x[0-9]+)?(mm|cm)")
MEASURED = frozenset(("mm", "cm", "inch", "calibre", "caliber", "cal"))


class Match(NamedTuple):
    """What a designation stands for.

    ``names`` the one name that is accepted, or those that a person may choose from; ``scope`` exact, variant or
    family, '' where nothing is accepted; ``rule`` the level that answered; ``because`` the reason in words.
    """

    names: tuple[Name, ...]
    scope: str
    rule: str
    because: str

    @property
    def accepted(self) -> Name | None:
        """The name that the designation stands for, or None where a person must decide."""
        return self.names[0] if self.scope else None


def match(known: Known, said: str, weapon_class: str, *, ask: bool = True) -> Match | None:
    """Match one designation.

    Args:
        known: the names of the case's tables.
        said: the designation as a source wrote it.
        weapon_class: the class of the thing that bears it.
        ask: whether names that only stand in it or are like it are put before a person.
    Returns:
        the match, accepted or for a person to decide; None where no table knows a name that could be meant.
    """
    key = "".join(words(said))
    if not key:
        return None
    found = [name for name in known.names.get(key, []) if known.agree(weapon_class, name)]
    free = [name for name in found if not known.is_barred(key, name)]
    for level in (_own, _alias, _part, _family):
        answer = level(free)
        if answer is not None:
            return answer
    if key in known.barred or weapon_class in UNSAID:
        return _left_open(known, key, weapon_class) if ask else None
    inside = _reordered(known, said, weapon_class) or _contained(known, said, weapon_class)
    if inside is not None:
        return inside if inside.accepted or ask else None
    return _like(known, said, weapon_class) if ask else None


def _left_open(known: Known, key: str, weapon_class: str) -> Match | None:
    """A name that a ``not`` row calls ambiguous, or one that stands without a class: for a person."""
    against = _without_families(known.names_of(target)[0] for target in sorted(known.barred.get(key, ())) if known.names_of(target))
    names = _without_families((*known.names.get(key, ()), *against))[:PROPOSED]
    if weapon_class in UNSAID:
        return Match(names, "", OWN, f"the class '{weapon_class}' does not say what it is") if names else None
    fitting = tuple(name for name in names if known.agree(weapon_class, name))
    return Match(fitting, "", ALIAS, f"the name alone may be several things; a row says that it need not be {_listed(against)}")


def _without_families(names: Iterable[Name]) -> tuple[Name, ...]:
    """One name for each thing, models first, without the families of those models."""
    once = {name.target: name for name in names}
    families = {name.family for name in once.values() if name.model is not None}
    return tuple(name for name in once.values() if name.model is not None or name.family not in families)


def _own(names: Sequence[Name]) -> Match | None:
    own = [name for name in names if name.rule == OWN]
    # Another row that calls the name exactly another model leaves two.
    rivals = [name for name in names if name.rule == ALIAS and name.scope == "exact"] if own else []
    return _one_model([*own, *rivals], OWN, "the model's own name")


def _alias(names: Sequence[Name]) -> Match | None:
    return _one_model([name for name in names if name.rule == ALIAS], ALIAS, "an alias")


def _part(names: Sequence[Name]) -> Match | None:
    return _one_model([name for name in names if name.rule == PART], PART, "a part of the model's name")


def _family(names: Sequence[Name]) -> Match | None:
    return _one_model([name for name in names if name.rule == FAMILY], FAMILY, "the name of a family")


def _one_model(names: Sequence[Name], rule: str, what: str) -> Match | None:
    """Accept names that stand for one thing; several things are left to a person."""
    if not names:
        return None
    if len({name.target for name in names}) > 1:
        return Match(tuple(names), "", rule, f"it fits more than one: {_listed(names)}")
    best = min(names, key=lambda name: (name.scope != "exact", name.scope, name.statement))
    scope = f" ({best.scope})" if rule == ALIAS else ""
    return Match((best,), best.scope, rule, f"'{best.said}' is {what}{scope}: {best.called}; the classes agree")


def _reordered(known: Known, said: str, weapon_class: str) -> Match | None:
    tokens = words(said)
    names, against = known.by_words.get(tuple(sorted(tokens)), []), known.against(tokens)
    found = [
        name for name in names
        if name.rule in (OWN, ALIAS) and known.agree(weapon_class, name) and not known.is_barred(name.key, name)
        and name.target not in against
    ]  # fmt: skip
    return _one_model(found, REORDERED, "made of the same words")


class _Hit(NamedTuple):
    first: int
    last: int
    name: Name


def _contained(known: Known, said: str, weapon_class: str) -> Match | None:
    """The longest known name inside the designation; what stands beside it must have no digit but a calibre's."""
    tokens = words(said)
    hits = _hits(known, tokens)
    longest = [hit for hit in hits if not any(_is_inside(hit, other) for other in hits)]
    agreeing = [hit for hit in longest if known.agree(weapon_class, hit.name)]
    # Of the names in one place the strongest level counts.
    strong = [
        hit for hit in agreeing
        if not any(o[:2] == hit[:2] and _strength(o.name) < _strength(hit.name) for o in agreeing)
    ]  # fmt: skip
    models = [hit for hit in strong if hit.name.model is not None]
    families = {hit.name.family for hit in models}
    kept = models + [hit for hit in strong if hit.name.family not in families]
    if not kept:
        return None
    covered = {at for hit in strong for at in range(hit.first, hit.last)}
    beside = [at for at in range(len(tokens)) if at not in covered]
    names = tuple(dict.fromkeys(hit.name for hit in kept))
    if any(re.search(r"[0-9]", tokens[at]) and not _is_measure(tokens, at) for at in beside):
        return Match(names, "", CONTAINED, f"'{names[0].said}' stands in it, beside other digits")
    left = [tokens[at] for at in beside if not _is_measure(tokens, at)]
    if len({name.target for name in names}) > 1:
        return Match(names, "", CONTAINED, f"it contains more than one name: {_listed(names)}")
    # Of two names of one model, "T-55" and "Enigma", the one that names a variant tells more.
    best = min(names, key=lambda name: (name.scope != "variant", name.scope, name.statement))
    if any(word in TURNS for word in left):
        return Match(names, "", CONTAINED, f"'{best.said}' stands in it, beside words that may make another thing of it")
    own = {word for name in known.names_of(best.target) for word in words(name.said)}
    unknown = [word for word in left if word not in PLAIN and word not in own]
    scope = "variant" if unknown and best.scope == "exact" else best.scope
    told = f", beside {', '.join(left)}" if left else ""
    return Match((best,), scope, CONTAINED, f"it contains '{best.said}' ({best.called}){told}; the classes agree")


def _hits(known: Known, tokens: Sequence[str]) -> list[_Hit]:
    """Every known name that stands in the words, but for those that a ``not`` alias around it, in any order, forbids."""
    places = [
        (first, last, tokens[first:last])
        for first in range(len(tokens)) for last in range(first + 1, len(tokens) + 1)
    ]  # fmt: skip
    barred = [(first, last, against) for first, last, said in places if (against := known.against(said))]
    return [
        _Hit(first, last, name)
        for first, last, said in places for name in known.names.get("".join(said), [])
        if not any(f <= first and last <= end and name.target in against for f, end, against in barred)
    ]  # fmt: skip


def _is_inside(hit: _Hit, other: _Hit) -> bool:
    return other.first <= hit.first and hit.last <= other.last and other.last - other.first > hit.last - hit.first


def _strength(name: Name) -> int:
    return (OWN, ALIAS, PART, FAMILY).index(name.rule)


def _is_measure(tokens: Sequence[str], at: int) -> bool:
    """Whether a word is of a calibre: 122mm; 122 before mm; mm behind 122; 7 before 62mm."""
    token = tokens[at]
    behind = tokens[at + 1] if at + 1 < len(tokens) else ""
    before = tokens[at - 1] if at else ""
    if MEASURE.fullmatch(token):
        return True
    if token.isdigit():
        # Of 12.7 mm the point is gone: 12, 7, mm.
        broken = len(token) <= 2 and len(behind) <= 2 and behind.isdigit() and _is_measure(tokens, at + 1)
        return behind in MEASURED or bool(MEASURE.fullmatch(behind)) or broken
    return token in MEASURED and before[-1:].isdigit()


def _like(known: Known, said: str, weapon_class: str) -> Match | None:
    """Names of the same digits that are like it, or that only begin with it: for a person, never a match."""
    from rapidfuzz.distance import JaroWinkler

    key = "".join(words(said))
    near: list[tuple[float, Name]] = []
    for name in known.by_digits.get(digits(said), []):
        if not known.agree(weapon_class, name):
            continue
        likeness = JaroWinkler.similarity(key, name.key)
        if likeness >= LIKE_ENOUGH or (digits(said) and name.key.startswith(key)):
            near.append((likeness, name))
    if not near:
        return None
    best = sorted(near, key=lambda pair: (-pair[0], pair[1].target, pair[1].key))
    names = tuple({name.target: name for _, name in reversed(best)}.values())[::-1][:PROPOSED]
    return Match(names, "", LIKE, f"no table has this name; like it, with the same digits: {_listed(names)}")


def _listed(names: Iterable[Name]) -> str:
    return ", ".join(dict.fromkeys(name.called for name in names))
