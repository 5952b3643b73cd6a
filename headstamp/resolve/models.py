"""Designations to models: by the case's own tables, the class and a rule; each match explained, no guess counted."""

from __future__ import annotations

from collections.abc import Iterable

from headstamp.casefile.case import Case
from headstamp.casefile.decisions import Decisions
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.ids import digest
from headstamp.nouns.judgement import PERSON, Judgement
from headstamp.nouns.values.designation import words
from headstamp.resolve.known_names import FAMILY, OWN, Known, Name, are_related, known_names
from headstamp.resolve.match_name import Match, match

RULE = "model@1"

MODEL = {"model_key": "text", "model": "text", "family_key": "text", "family": "text", "class": "text"}
RAW = {"raw_key": "text", "class": "text", "model_key": "text"}
MATCH = {
    "id": "text", "designation_key": "text", "class": "text", "designation": "text", "model_key": "text",
    "family_key": "text", "scope": "text", "verdict": "text", "rule": "text", "because": "text", "statement": "text",
    "said": "text", "proposed": "text",
}  # fmt: skip


def resolve(case: Case) -> None:
    """Make the tables of models in the case's engine.

    - ``model`` (model_key, model, family_key, family, class): each model that the case's tables name; class null
      where no row says one. Kinds of thing ("hand grenades") are no models.
    - ``producer_model`` (producer, model_key): of which model each row of ``producer`` speaks.
    - ``model_match`` (id, designation_key, class, designation, model_key, family_key, scope, verdict, rule, because,
      statement, said, proposed): one row for each designation and class that a table knows anything of. Verdict
      ``accept``: it stands for the model (scope exact or variant) or, model_key null, for a family; ``review``: a
      person must decide, among ``proposed`` where names are proposed, and it stands for nothing until then; ``reject``: a
      person decided that it stands for nothing.
      ``statement`` gives the name, ``said`` is the statement that bears the designation.

    What a person decided about the id of a match (question *model*) overrides the rule: *accept*, with a model or a family as
    its value, or *reject*, after which the designation stands for nothing.
    """
    engine = case.engine
    for table in ("known_model", "designation_used"):
        engine.make(table, _text(table))
    known = known_in(case)
    models = sorted(known.models.values(), key=lambda model: model.key)
    engine.load(
        "model",
        {"model_key": [m.key for m in models], "model": [m.name for m in models],
         "family_key": [m.family_key for m in models], "family": [m.family for m in models],
         "class": [m.weapon_class for m in models]},
        MODEL,
    )  # fmt: skip
    raw = sorted(set(_raw_keys(case, known)))
    engine.load("model_of_key", {name: [one[at] for one in raw] for at, name in enumerate(RAW)}, RAW)
    engine.make("producer_model", _text("producer_model"))
    decisions = Decisions.of(case)

    def rows(designation_key: str, designation: str, statement: str, of_item: int, **more: str) -> Iterable[Row]:
        weapon_class = more["class"]
        about = match_id(designation_key, weapon_class)
        found = match(known, designation, weapon_class, ask=bool(of_item))
        row: Row = {"id": about, "designation_key": designation_key, "class": weapon_class, "designation": designation,
                    "said": statement}  # fmt: skip
        judgement = decisions.on("model", about)
        told = _by_person(known, judgement, weapon_class) if judgement else None
        if told is not None:
            yield row | told
        elif found is not None:
            yield row | _by_rule(found)

    engine.map("model_match", "select * from designation_used order by designation_key nulls last, class nulls last", rows, MATCH)


def match_id(designation_key: str, weapon_class: str) -> str:
    """Id of what a designation of one class stands for: 32 hex digits, whatever the tables say of it."""
    return digest("designation", designation_key, weapon_class)


def known_in(case: Case) -> Known:
    """The names that the case's tables give; table ``known_model`` must be made."""
    engine = case.engine
    return known_names(
        engine.rows("select * from known_model order by model_key nulls last, class nulls last"),
        engine.rows("select * from alias order by alias_row nulls last"),
    )


def meant_by(known: Known, value: str, weapon_class: str) -> Name | None:
    """What a person's word for a model or a family means: a model by its own name, or a family by its own.

    Of models of several classes that share a name, the one of an agreeing class; None where there is none, or are more.
    """
    names = [name for name in known.names.get("".join(words(value)), []) if name.rule in (OWN, FAMILY)]
    for rule in (OWN, FAMILY):
        found = {name.target: name for name in names if name.rule == rule}
        agreeing = {target: name for target, name in found.items() if known.agree(weapon_class, name)}
        for options in (agreeing, found):
            if len(options) == 1:
                return next(iter(options.values()))
    return None


def _by_rule(found: Match) -> Row:
    name = found.accepted
    if name is None:
        proposed = "; ".join(dict.fromkeys(one.called for one in found.names))
        return {"verdict": "review", "rule": found.rule, "because": found.because, "proposed": proposed or None}
    return {
        "model_key": name.model.key if name.model else None, "family_key": name.family, "scope": found.scope,
        "verdict": "accept", "rule": found.rule, "because": found.because, "statement": name.statement,
    }  # fmt: skip


def _by_person(known: Known, judgement: Judgement, weapon_class: str) -> Row | None:
    """The row that a person's word makes; None where it says nothing of the match, or names what no table knows."""
    because = f"{judgement.judge}: {judgement.because}"
    if judgement.verdict == "reject":
        return {"verdict": "reject", "rule": PERSON, "because": because}
    name = meant_by(known, judgement.value, weapon_class) if judgement.verdict == "accept" else None
    if name is None:
        return None
    return {
        "model_key": name.model.key if name.model else None, "family_key": name.family, "scope": name.scope,
        "verdict": "accept", "rule": PERSON, "because": because,
        "statement": name.statement,
    }  # fmt: skip


def _raw_keys(case: Case, known: Known) -> Iterable[tuple[str, str, str]]:
    """Which key and class of the producers' rows belong to which model."""
    for row in case.engine.rows("select distinct model_key, class, model from producer where model_key is not null"):
        models = known.by_raw_key.get(row["model_key"], [])
        fitting = [
            model for model in models
            if len(models) == 1 or (row["class"] and model.weapon_class and are_related(row["class"], model.weapon_class))
        ]  # fmt: skip
        if len(fitting) == 1:
            yield row["model_key"], row["class"] or "", fitting[0].key


def _text(table: str) -> str:
    return read_sql(__package__, table)
