"""Takes statements. Gives the tables that every stage reads: transfer, item, diversion, producer, state, party, …

Gives one table a ``.sql`` file, in the order of :data:`TABLES`; each file begins with the question that it answers.
Never resolves a name or decides anything: the source's words stay unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headstamp.casefile.case import Case
from headstamp.casefile.outlets import lay_outlets
from headstamp.casefile.references import pending, read_statements
from headstamp.casefile.vintages import Rank, ranks
from headstamp.engine import Engine, Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.state_names import StateNames
from headstamp.nouns.values.quantity_cells import bounds_of_cells
from headstamp.nouns.values.text import fold

TABLES = (
    "spoken_over", "year_spoken_over", "piece", "current", "outlet", "outlet_party", "subject", "conflict", "transfer_row",
    "transfer_stage", "quantity_words", "bounded", "transfer_unread", "transfer", "transfer_period", "transfer_party",
    "older_edition", "item", "item_word", "diversion", "diversion_word", "producer", "alias", "place", "state_row", "state_name",
    "party_row", "party_word", "claim",
)  # fmt: skip
"""In the order in which they are made; ``bounded`` is the one that Python makes."""

BOUNDED = {
    "low_said": "text",
    "high_said": "text",
    "hedge_said": "text",
    "low": "number",
    "high": "number",
    "hedge": "text",
    "is_unread": "whole",
    "may_be_zero": "whole",
}
FILE_RANK = {
    "register": "text", "source": "text", "vintage": "text", "number": "whole", "superseded_by": "text", "is_stated": "whole",
    "first": "number", "last": "number", "any_supplier": "whole", "any_recipient": "whole",
}  # fmt: skip
CHOSEN = {"register": "text", "source": "text", "role": "text", "folded": "text"}
KNOWN_STATE = {"folded": "text", "state": "text"}
TOLD = {
    "register": "text",
    "stage": "text",
    "status": "text",
    "role": "text",
    "class": "text",
    "unit": "text",
    "currency": "text",
    "sums": "text",
}


def lay_out(case: Case) -> None:
    """Make all tables in the case's engine, from the statements that its readings gave.

    Besides :data:`TABLES` stand ``statement`` (all statements), ``held`` (id, reliability of each held source),
    ``file_rank`` (:class:`headstamp.casefile.vintages.Rank` of each reading; superseded_by null where the file counts;
    is_stated whether it says what it was cut to: first and last day, whether to all suppliers and recipients),
    ``chosen_party`` (the suppliers and recipients that such a file names, by role), ``known_state`` (folded name, state code),
    ``cited`` (each cited source), ``page_outlet`` and ``root_outlet`` (which outlet each cited page, and each root, is of),
    and ``register_told`` (what a register says of all its rows).
    """
    engine = case.engine
    readings = case.store.readings()
    read_statements(engine, "statement", case.path, readings)
    _take_out(case)
    sources = case.store.sources()
    held = [source for source in sources if source.held]
    engine.load(
        "held", {"id": [s.id for s in held], "reliability": [s.reliability or None for s in held]},
        {"id": "text", "reliability": "text"},
    )  # fmt: skip
    _load_files(engine, ranks(sources, readings))
    cited = [source for source in sources if not source.held]
    names = ("id", "url", "title", "published", "kind", "reliability", "access", "root")
    engine.load("cited", {n: [getattr(s, n) for s in cited] for n in names}, dict.fromkeys(names, "text"))
    told = {reading.register: reading.defaults for reading in readings}
    engine.load(
        "register_told",
        {
            name: [reg if name == "register" else said.get(name) for reg, said in sorted(told.items())]
            for name in TOLD
        },
        TOLD,
    )
    for table in TABLES:
        if table == "subject":
            lay_outlets(case)
        if table == "bounded":
            engine.map("bounded", "select * from quantity_words", _bounded, BOUNDED)
        else:
            engine.make(
                table, read_sql(__package__, table)
            )


def _load_files(engine: Engine, ranked: Sequence[Rank]) -> None:
    """Load tables ``file_rank``, ``chosen_party`` and ``known_state``."""
    selections = [one.selection for one in ranked]
    columns = {name: [getattr(one, name) for one in ranked] for name in list(FILE_RANK)[:5]} | {
        "is_stated": [int(chosen is not None) for chosen in selections],
        "first": [chosen.first_day if chosen else None for chosen in selections],
        "last": [chosen.last_day if chosen else None for chosen in selections],
        "any_supplier": [int(not (chosen and chosen.suppliers)) for chosen in selections],
        "any_recipient": [int(not (chosen and chosen.recipients)) for chosen in selections],
    }  # fmt: skip
    engine.load("file_rank", columns, FILE_RANK)
    names = [
        (one.register, one.source, role, fold(name))
        for one in ranked if one.selection
        for role, chosen in (("supplier", one.selection.suppliers), ("recipient", one.selection.recipients))
        for name in chosen
    ]  # fmt: skip
    engine.load("chosen_party", {n: [row[at] for row in names] for at, n in enumerate(CHOSEN)}, CHOSEN)
    known = sorted(_known_states(engine)) if names else []
    engine.load("known_state", {n: [row[at] for row in known] for at, n in enumerate(KNOWN_STATE)}, KNOWN_STATE)


def _known_states(engine: Engine) -> set[tuple[str, str]]:
    """Each supplier or recipient that rows or selections name, folded, with the one state of the case that it can mean."""
    own: dict[str, set[str]] = {}
    for row in engine.rows(
        """select distinct name.said, code.canon as state
        from statement name
        join statement code on code.register = name.register and code.subject = name.subject and code.property = 'state'
        where name.register = 'states' and name.property in ('name', 'names', 'sipri_name')"""
    ):
        own.setdefault(fold(row["said"]), set()).add(row["state"])
    known = StateNames(own, {state for states in own.values() for state in states})
    named = engine.rows(
        """select distinct canon as folded from statement
        where kind = 'Transfer' and property in ('supplier', 'recipient') and register in (select register from chosen_party)
        union select distinct folded from chosen_party"""
    )
    meant = {row["folded"]: own.get(row["folded"]) or known.meant(row["folded"]) for row in named if row["folded"]}
    return {(folded, next(iter(states))) for folded, states in meant.items() if len(states) == 1}


def _take_out(case: Case) -> None:
    """Take the references that lead to no row out of table ``statement``: their words stay, as of any cell that is refused."""
    if lost := pending(case)[0]:
        names = ("source", "register", "subject", "property")
        # A row of the same table is referred to with or without the table's name.
        ways = [(one, words) for one in lost for words in {one.target, one.target.removeprefix(f"{one.register}:")}]
        columns = {name: [getattr(one, name) for one, _ in ways] for name in names} | {"canon": [words for _, words in ways]}
        case.engine.load("lost", columns, dict.fromkeys((*names, "canon"), "text"))
        case.engine.make("statement", read_sql(__package__, "statement_kept"))


def _bounded(low_said: str, high_said: str, hedge_said: str) -> Iterable[Row]:
    """The bounds that two cells and a hedge give together; cells that contradict one another leave both ends open."""
    found = bounds_of_cells(low_said, high_said, hedge_said)
    yield {
        "low_said": low_said, "high_said": high_said, "hedge_said": hedge_said, "low": found.low, "high": found.high,
        "hedge": found.hedge, "is_unread": int(found.is_unread), "may_be_zero": int(found.may_be_zero),
    }  # fmt: skip
