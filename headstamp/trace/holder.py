"""Whose rows: a holder, or several, with or without their parts (contracts, section 5)."""

from __future__ import annotations

from headstamp.answers.bounds import PartRows
from headstamp.casefile.case import Case
from headstamp.engine import Row
from headstamp.engine.sql_file import read_sql
from headstamp.nouns.closest import did_you_mean
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.values.text import fold

TEXT = {"party": "text"}


def hold(case: Case, holder: str, *, with_parts: bool = False) -> None:
    """Make table ``held_row`` (item, united, alone): the rows of items that name the holder.

    ``alone`` is 1 where everybody that the row names as holder is asked for, else 0: a row shared by two holders
    narrows only a bound of both.

    Args:
        case: an open, prepared case.
        holder: the name of a party, or of several, parted by semicolons; a name that no table of parties knows is
            compared as it is written, folded.
        with_parts: whether the holder's branches count too.
    Raises:
        WrongUse: no row of items names the holder.
    """
    if not has_rows(case, holder, with_parts=with_parts):
        raise unknown_holder(case, holder, "a party that a row of items names as holder")


def folded_names(holder: str) -> list[str]:
    """The names that a holder, or several parted by semicolons, is asked by, each folded."""
    return [fold(part) for part in holder.split(";") if part.strip()]


def has_rows(case: Case, holder: str, *, with_parts: bool = False) -> bool:
    """Make table ``held_row`` as :func:`hold` does, and say whether it has a row."""
    engine = case.engine
    engine.load("bound_name", {"folded": folded_names(holder)}, {"folded": "text"})
    named = "select distinct known.party from party_name_of known join bound_name wanted on wanted.folded = known.folded"
    engine.make("bound_whole", named)
    engine.make(
        "bound_party",
        "select distinct within.part as party from party_within within join bound_whole wanted on wanted.party = within.whole"
        if with_parts
        else "select party from bound_whole",
    )
    engine.make("held_row", read_sql(__package__, "held_row"))
    return bool(engine.rows("select 1 as found from held_row limit 1"))


def unknown_holder(case: Case, holder: str, expected: str) -> WrongUse:
    """The error about a holder of whom the case says nothing; it names the closest ones."""
    if not holder.strip():
        return WrongUse("no holder", expected="--holder, or 'holder' in case.yml", do="name the party whose things are asked for")
    return WrongUse(f"no holder {holder!r}", expected=expected,
                    do=did_you_mean(holder, holders(case), "see 'headstamp show CASE ITEM' for how a row names it"))  # fmt: skip


def holders(case: Case) -> list[str]:
    """The parties that rows of items name as holder, and those to which something was lost, as the rows write them."""
    rows = case.engine.rows(
        "select said from item_word where property = 'holder' union select said from diversion_word where property = 'to_party' "
        "order by said nulls last"
    )
    return [str(row["said"]) for row in rows if row["said"]]


def parts_of(case: Case) -> list[PartRows]:
    """Of the holder's parts, how many rows each has; table ``held_row`` must be made with them."""
    rows: list[Row] = case.engine.rows(
        """select known.party, count(distinct held.item) as rows
        from held_row held
        join item_word word on word.item = held.item and word.property = 'holder'
        join party_name_of known on known.folded = word.canon
        join bound_party part on part.party = known.party
        where known.party not in (select party from bound_whole)
        group by known.party order by known.party nulls last"""
    )
    return [PartRows(party=row["party"], rows=row["rows"]) for row in rows]
