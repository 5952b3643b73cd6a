"""The names of models and families that a case's own tables give: their own, their parts, and aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from headstamp.engine import Row
from headstamp.nouns.classes import ancestors, is_within
from headstamp.nouns.values.designation import BEFORE_NOUNS, NOUNS, designation, digits, words

OWN, ALIAS, PART, FAMILY = "name", "alias", "part", "family"
"""Rules by which a name stands for a model or a family, the strongest first."""

UNSAID = frozenset({"other", "mixed"})
"""Classes that do not say what a thing is: with them no name is agreed on."""

RUNS = re.compile(r"[0-9]+|[^0-9]+")
BRACKETS = re.compile(r"\(([^()]*)\)")
NAME_IN_BRACKETS = re.compile(r"[0-9]|(?:^|[\s-])(?=[^\W\d_])[^a-z\s]")
"""What stands in brackets is a name where it has a digit or a word that begins with a capital, else a remark."""
NO_KIND = re.compile(r"\b(not (given|stated|said|named)|general|unnamed|unknown|unspecified|as described)\b", re.IGNORECASE)
GENERIC = frozenset((*NOUNS, *BEFORE_NOUNS, "small", "arms", "and", "or", "carrier", "calibre", "kind"))


class Model(NamedTuple):
    """A model.

    ``key`` that of its designation (with the class behind it where models of several classes share the key);
    ``family`` the model itself where the tables name none; ``weapon_class`` None where no row says one.
    """

    key: str
    name: str
    family_key: str
    family: str
    weapon_class: str | None


class Name(NamedTuple):
    """A name and what it stands for.

    ``key`` its designation key; ``said`` the name as the table writes it; ``model`` None where it names a family;
    ``family`` the family's key; ``called`` the model's or the family's own name; ``rule`` OWN, ALIAS, PART or FAMILY;
    ``scope`` exact, variant or family; ``statement`` the id of the statement that gives the name.
    """

    key: str
    said: str
    model: Model | None
    family: str
    called: str
    rule: str
    scope: str
    statement: str

    @property
    def target(self) -> str:
        """The key of what it stands for: ``model …`` or ``family …``."""
        return f"family {self.family}" if self.model is None else f"model {self.model.key}"


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables know.

    ``models`` by key; ``by_raw_key`` the models that share a designation key; ``names`` by designation key;
    ``by_target`` by what they stand for; ``by_digits`` by their digits; ``by_words`` by their words in alphabetical
    order; ``barred`` from the key of a ``not`` alias to what it does not stand for, ``barred_in_any_order`` from its words;
    ``families`` from a family's key to its name; ``classes`` from a family's key to the classes of its models.
    """

    models: dict[str, Model] = field(default_factory=dict)
    by_raw_key: dict[str, list[Model]] = field(default_factory=dict)
    names: dict[str, list[Name]] = field(default_factory=dict)
    by_digits: dict[tuple[str, ...], list[Name]] = field(default_factory=dict)
    by_words: dict[tuple[str, ...], list[Name]] = field(default_factory=dict)
    by_target: dict[str, list[Name]] = field(default_factory=dict)
    barred: dict[str, set[str]] = field(default_factory=dict)
    barred_in_any_order: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    classes: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, said: str, model: Model | None, family: str, rule: str, scope: str, statement: str) -> None:
        """Take one more name; the same one twice is one."""
        key = designation(said)[0].canon
        if not key:
            return
        called = self.families[family] if model is None else model.name
        name = Name(key, said, model, family, called, rule, scope, statement)
        same = self.names.setdefault(key, [])
        if any((n.target, n.rule, n.scope) == (name.target, rule, scope) for n in same):
            return
        same.append(name)
        self.by_target.setdefault(name.target, []).append(name)
        self.by_digits.setdefault(digits(said), []).append(name)
        self.by_words.setdefault(tuple(sorted(words(said))), []).append(name)

    def agree(self, weapon_class: str, name: Name) -> bool:
        """Whether a thing of this class can bear the name: classes are equal, or one is a kind of the other.

        A model without a class agrees with every class that says what a thing is.
        """
        if weapon_class in UNSAID:
            return False
        if name.model is not None:
            own = name.model.weapon_class
            return own is None or are_related(weapon_class, own)
        told = self.classes.get(name.family, set())
        return not told or any(are_related(weapon_class, one) for one in told)

    def names_of(self, target: str) -> list[Name]:
        """All names of one model or family (:attr:`Name.target`)."""
        return self.by_target.get(target, [])

    def is_barred(self, key: str, name: Name) -> bool:
        """Whether a ``not`` row forbids to read the key as what this name stands for."""
        return name.target in self.barred.get(key, set())

    def against(self, tokens: Sequence[str]) -> set[str]:
        """What ``not`` rows say that these words do not stand for, in whatever order a row has them."""
        return self.barred.get("".join(tokens), set()) | self.barred_in_any_order.get(in_any_order(tokens), set())


def in_any_order(tokens: Iterable[str]) -> tuple[str, ...]:
    """The letters and the digits of words, sorted: the same for ``T-55 Vampire`` and ``Vampire T55``."""
    return tuple(sorted(run for token in tokens for run in RUNS.findall(token)))


def are_related(one: str, other: str) -> bool:
    """Whether two classes are equal or one is a kind of the other."""
    return is_within(one, other) or is_within(other, one)


def is_generic(name: str) -> bool:
    """Whether a name is that of a kind of thing and of no model: *hand grenades*, *mortars (calibre not given)*.

    A calibre alone ("7.62x39 cartridge") is a name.
    """
    bare = words(BRACKETS.sub(" ", name))
    return bool(NO_KIND.search(" ".join(BRACKETS.findall(name)))) or all(
        word in GENERIC or word.removesuffix("s") in GENERIC for word in bare
    )


def known_names(producers: Iterable[Row], aliases: Iterable[Row]) -> Known:
    """Gather all names.

    Args:
        producers: rows with model_key, model, family_key, family, class, statement; one a key and class.
        aliases: rows with alias, alias_key, model, model_key, scope, statement.
    """
    known = Known()
    rows = [row for row in producers if not is_generic(row["model"])]
    said = [row for row in aliases if row["alias_key"] and row["model_key"] and not is_generic(row["model"])]
    family_keys = {row["family_key"] for row in rows if row["family_key"]}
    statements = _models(known, rows)
    _models_of_aliases(known, said, family_keys, statements)
    for model in known.models.values():
        known.families.setdefault(model.family_key, model.family)
        if model.weapon_class:
            known.classes.setdefault(model.family_key, set()).add(model.weapon_class)
    for key, model in known.models.items():
        known.learn(model.name, model, model.family_key, OWN, "exact", statements[key])
    for row in said:
        _take_alias(known, row)
    for key, model in known.models.items():
        for part in parts(model.name):
            known.learn(part, model, model.family_key, PART, "exact", statements[key])
        for name in (model.family, *parts(model.family)):
            known.learn(name, None, model.family_key, FAMILY, "family", statements[key])
    return known


def parts(name: str) -> list[str]:
    """The names that one cell joins: both sides of a slash between blanks, and what stands in brackets if it is one."""
    in_brackets = [part for part in BRACKETS.findall(name) if NAME_IN_BRACKETS.search(part)]
    if BRACKETS.search(name) and not in_brackets:
        return []
    found = [part.strip() for part in (*BRACKETS.sub(" ", name).split(" / "), *in_brackets)]
    return [part for part in found if part and part != name and not is_generic(part)]


def _models(known: Known, rows: list[Row]) -> dict[str, str]:
    """Make the models of the producers' rows; gives for each the statement that names it."""
    statements: dict[str, str] = {}
    by_key: dict[str, list[Row]] = {}
    for row in rows:
        by_key.setdefault(row["model_key"], []).append(row)
    for raw, same in sorted(by_key.items()):
        groups = _related_groups({row["class"] for row in same if row["class"]}) or [set()]
        for group in groups:
            own = [row for row in same if row["class"] in group or (row["class"] is None and len(groups) == 1)]
            deepest = min(group, key=lambda one: (-len(ancestors(one)), one)) if group else None
            key = raw if len(groups) == 1 else f"{raw} {deepest}"
            name = min(row["model"] for row in own)
            family_key, family = min(
                ((row["family_key"], row["family"]) for row in own if row["family_key"]), default=(key, name)
            )
            model = Model(key, name, family_key, family, deepest)
            known.models[key] = model
            known.by_raw_key.setdefault(raw, []).append(model)
            statements[key] = min(row["statement"] for row in own)
    return statements


def _related_groups(classes: set[str]) -> list[set[str]]:
    """Classes that are kinds of one another together; those that have nothing in common apart."""
    groups: list[set[str]] = []
    for one in sorted(classes):
        joined = [group for group in groups if any(are_related(one, other) for other in group)]
        groups = [group for group in groups if group not in joined] + [{one}.union(*joined)]
    return sorted(groups, key=sorted)


def _models_of_aliases(known: Known, said: list[Row], family_keys: set[str], statements: dict[str, str]) -> None:
    """Make the models that only aliases name.

    Where a family alias of such a model is a family's own name, the model belongs to that family.
    """
    for row in said:
        raw = row["model_key"]
        if raw in known.by_raw_key or raw in family_keys or row["scope"] == "not":
            continue
        of_family = [
            (other["alias_key"], other["alias"]) for other in said
            if other["model_key"] == raw and other["scope"] == "family" and other["alias_key"] in family_keys
        ]  # fmt: skip
        family_key, family = min(of_family, default=(raw, row["model"]))
        model = Model(raw, row["model"], family_key, family, None)
        known.models[raw] = model
        known.by_raw_key[raw] = [model]
        statements[raw] = row["statement"]


def _take_alias(known: Known, row: Row) -> None:
    """Learn one alias: of every model of that key, of a family where the row names one, or of nothing it may be."""
    models = known.by_raw_key.get(row["model_key"], [])
    family = row["model_key"] if row["model_key"] in known.families else None
    if row["scope"] == "not":
        targets = [f"model {model.key}" for model in models]
        targets += [f"family {one}" for one in {*(m.family_key for m in models), *([family] if family else [])}]
        known.barred.setdefault(row["alias_key"], set()).update(targets)
        known.barred_in_any_order.setdefault(in_any_order(words(row["alias"])), set()).update(targets)
    elif row["scope"] == "family":
        for key in {model.family_key for model in models} or ({family} if family else set()):
            known.learn(row["alias"], None, key, FAMILY, "family", row["statement"])
    elif row["scope"] in ("exact", "variant"):
        for model in models:
            known.learn(row["alias"], model, model.family_key, ALIAS, row["scope"], row["statement"])
        if not models and family:
            known.learn(row["alias"], None, family, FAMILY, "family", row["statement"])
