"""Takes statements. Gives the tables that every stage reads: transfer, item, diversion, producer, state, party, …

Gives one table a ``.sql`` file, in the order of :data:`TABLES`; each file opens with the question that it answers.
Never resolves a name or decides anything: said words stay said words.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

from headstamp.casefile.case import Case
from headstamp.casefile.references import pending, read_statements
from headstamp.casefile.vintages import ranks
from headstamp.engine import Row
from headstamp.nouns.values import Unreadable
from headstamp.nouns.values.quantity import bounds

TABLES = (
    "current", "subject", "conflict", "transfer_row", "transfer_stage", "quantity_words", "bounded", "transfer",
    "transfer_period", "transfer_party", "item", "item_word", "diversion", "diversion_word", "producer", "alias", "place",
    "state_row", "state_name", "party_row", "party_word", "claim",
)  # fmt: skip
"""In the order in which they are made; ``bounded`` is the one that Python makes."""

BOUNDED = {
    "low_said": "text",
    "high_said": "text",
    "hedge_said": "text",
    "low": "number",
    "high": "number",
    "hedge": "text",
}
FILE_RANK = {"register": "text", "source": "text", "number": "whole", "superseded_by": "text"}
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
    ``file_rank`` (:class:`headstamp.casefile.vintages.Rank` of each reading; superseded_by null where the file holds),
    ``cited`` (each cited source) and ``register_told`` (what a register says of all its rows).
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
    ranked = ranks(sources, readings)
    engine.load("file_rank", {n: [getattr(one, n) for one in ranked] for n in FILE_RANK}, FILE_RANK)
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
        if table == "bounded":
            engine.map("bounded", "select * from quantity_words", _bounded, BOUNDED)
        else:
            engine.make(
                table, resources.files(__package__).joinpath(f"{table}.sql").read_text(encoding="utf-8")
            )


def _take_out(case: Case) -> None:
    """Take the rows that refer to no row out of table ``statement``."""
    if lost := pending(case)[0]:
        names = ("source", "register", "subject")
        case.engine.load(
            "lost", {n: [getattr(one, n) for one in lost] for n in names}, dict.fromkeys(names, "text")
        )
        case.engine.make(
            "statement",
            """select statement.* from statement
            where not exists (select 1 from lost where lost.source = statement.source
                and lost.register = statement.register and lost.subject = statement.subject)""",
        )


def _bounded(low_said: str, high_said: str, hedge_said: str) -> Iterable[Row]:
    """The bounds that two cells and a hedge give together; cells that contradict one another leave both ends open."""
    try:
        low, high, hedge = bounds(low_said or None, high_said or None, hedge_said or None)
    except Unreadable:
        low, high, hedge = None, None, "unknown"
    yield {
        "low_said": low_said, "high_said": high_said, "hedge_said": hedge_said, "low": low, "high": high, "hedge": hedge
    }  # fmt: skip
