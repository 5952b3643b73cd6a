"""``headstamp bounds``: how many states made or supplied what a holder had, at least and at most, with the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from headstamp.commands.output import CaseArgument, JsonOption, print_answer, print_table
from headstamp.nouns.printable import printable
from headstamp.nouns.values.quantity_text import counted_text

if TYPE_CHECKING:
    from headstamp.answers.bounds import BoundsAnswer, Fragility, ShortBound
    from headstamp.answers.parts import Evidence

CARRIERS = 12
"""How many sources and roots the table of what each carries shows; --json gives all."""
SOURCES = 3
"""Most pages that the table of witnesses names for one item; --json gives all."""
SHORT_ID = 12
"""Digits of an id that tell a source from all others, and that --without takes."""
NOUNS = {"made_in": "states that made them", "supplier": "states that supplied them", "type": "types"}


def bounds(
    case: CaseArgument,
    of: Annotated[str, typer.Option(help="What is counted: made_in, supplier or type.")] = "made_in",
    holder: Annotated[str, typer.Option(help="The holder, or several separated by semicolons; by default the case's own.")] = "",
    reliability: Annotated[str, typer.Option(help="The worst grade that a source may have to limit the count, A to F.")] = "C",
    credibility: Annotated[int, typer.Option(help="The worst grade that its information may have, 1 to 6.")] = 4,
    rule: Annotated[str, typer.Option(help="dated: former states count separately; grouped: with their successors.")] = "dated",
    assume_lists_complete: Annotated[
        bool, typer.Option("--assume-lists-complete", help="Assume that every list of makers of a named model is complete.")
    ] = False,
    with_parts: Annotated[bool, typer.Option("--with-parts", help="Count the holder's branches too.")] = False,
    without: Annotated[list[str] | None, typer.Option(help="Leave out a root, or a source by address or id; may be repeated.")] = None,
    sensitivity: Annotated[bool, typer.Option("--sensitivity", help="Show how much the count depends on each root and page.")] = False,
    time_limit: Annotated[
        float | None, typer.Option(help="Seconds for each search; by default, it ends after the same amount of work on every machine.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Counts how many states, or types, are needed at least to explain the items, with the proof.

    Example: headstamp bounds iraq-2014 --of made_in --sensitivity
    """
    import headstamp
    from headstamp.resolve.states import names_of_states

    with headstamp.open_case(case) as opened:
        asked: dict[str, Any] = {
            "of": of, "holder": holder or None, "reliability": reliability,
            "credibility": credibility, "assume_lists_complete": assume_lists_complete, "with_parts": with_parts,
            "without": tuple(without or ()), "time_limit": time_limit,
        }  # fmt: skip
        answer = headstamp.bounds(opened, rule=rule, sensitivity=sensitivity, **asked)
        other = None
        if not json and of != "type":
            # Dated and grouped stand side by side, for a reader who asks for one.
            other = headstamp.bounds(opened, rule="dated" if rule == "grouped" else "grouped", **asked)
        names = names_of_states(opened)
    if json:
        print_answer(answer)
    else:
        _print(answer, other, names)


def _print(answer: BoundsAnswer, other: BoundsAnswer | None, names: dict[str, str]) -> None:
    condition = " (if lists of makers are complete)" if answer.assume_lists_complete else ""
    print(printable(f"{answer.holder}, {NOUNS[answer.of]}{condition}:"))
    for told in (answer, other):
        if told:
            print(f"  {_range(told)}" if told.of == "type" else f"  {told.rule}: {_range(told)}")
    for reason in answer.because:
        print(f"  because {reason}")
    grade = answer.threshold
    limit = "limits" if answer.constrained == 1 else "limit"
    others = "does" if answer.unconstrained == 1 else "do"
    print(f"  {counted_text(answer.items, 'item')}: {answer.constrained} {limit} the count, "
          f"{answer.unconstrained} {others} not "
          f"(sources {grade.reliability} or better, information {grade.credibility} or better)")  # fmt: skip
    _print_beside(answer)
    if answer.witnesses:
        print()
        print_table(
            _proof(answer), ("item", "what", "candidates", "source", "grade"),
            [(one.item, one.designation, " or ".join(_with_name(code, names) for code in one.candidates), *_sources(one.evidence))
             for one in answer.witnesses],
        )  # fmt: skip
    if answer.fragility is not None:
        _print_fragility(answer.fragility, proved=answer.proved)


def _with_name(code: str, names: dict[str, str]) -> str:
    """A state's name with its code: "Czechoslovakia (CSHH)"; the code alone if it is not in the table of states."""
    return f"{names[code]} ({code})" if code in names else code


def _sources(evidence: list[Evidence]) -> tuple[str, str]:
    """The pages of the rows behind a witness, with what they are, and their grades; of more than a few the number."""
    if len(evidence) > SOURCES:
        return f"{len(evidence)} rows", ", ".join(sorted({one.grade for one in evidence}))
    pages = dict.fromkeys((f"{one.source} ({one.kind})" if one.kind else one.source, one.grade) for one in evidence)
    return "; ".join(page for page, _ in pages), "; ".join(grade for _, grade in pages)


def _print_fragility(fragility: list[Fragility], *, proved: bool) -> None:
    """What each root and page carries; the first column is what ``--without`` takes: a root's name, or an id's first digits."""
    exact = [one for one in fragility if one.proved and proved]
    carried = [one for one in exact if one.lost]
    print()
    if len(exact) < len(fragility):
        left = len(fragility) - len(exact)
        print(f"Without one root or page: {left} of {len(fragility)} may change the bound; the search stopped early")
    if not exact:
        return
    print_table(
        f"Without one root or page: {len(carried)} of {len(exact)} change the bound",
        ("without", "at least", "lost", "title"),
        [(one.name, one.at_least, one.lost, "") if one.name == one.without
         else (one.without[:SHORT_ID], one.at_least, one.lost, one.name) for one in carried[:CARRIERS]],
    )  # fmt: skip


def _range(told: BoundsAnswer | ShortBound) -> str:
    if not told.at_least:
        return "cannot be said" if told.at_most is None or not told.items else f"at most {told.at_most}"
    high = "" if told.at_most is None else f", at most {told.at_most}"
    unproved = "" if told.proved else f" (the search stopped early: {told.incumbent} are enough, the minimum is between the two)"
    return f"at least {told.at_least}{high}{unproved}"


def _print_beside(answer: BoundsAnswer) -> None:
    if every := answer.with_every_class:
        print("  with trucks, drones, parts of bombs, body armour and other things: "
              f"{_range(every)}, of {counted_text(every.items, 'item')}")  # fmt: skip
    if answer.assumed and answer.nothing_said:
        lists, said = answer.assumed, answer.nothing_said
        print(f"  {counted_text(lists.lists, 'list is', 'lists are')} taken as complete although no source says so, "
              f"{lists.of_one_row} with only one row")  # fmt: skip
        print(f"  for the {counted_text(said.items, 'item')} whose own rows say nothing about the maker: {_range(said)}")
    elif answer.partial_lists:
        of_one, of_many = "model has an open list of makers, which limits", "models have open lists of makers, which limit"
        print(f"  {counted_text(len(answer.partial_lists), of_one, of_many)} nothing")
    for part in answer.parts or ():
        print(printable(f"  {part.party}: {counted_text(part.rows, 'row')}"))
    for one in answer.areas:
        verb = "names" if one.rows == 1 else "name"
        print(printable(f"  {counted_text(one.rows, 'item')} {verb} {one.name}, {one.reason}: nothing is certain of it"))
    if answer.pseudo:
        print(f"  each item may also be {answer.pseudo}: no state is certain")
    if answer.conflicts:
        print(printable(f"  rows that contradict one another: {', '.join(answer.conflicts)}; all that they say is used"))


def _proof(answer: BoundsAnswer) -> str:
    shown = len(answer.witnesses)
    apart = "This item has a candidate" if shown == 1 else f"No two of these {shown} items share a candidate"
    if answer.proof == "witnesses":
        return apart
    return f"{apart}; that {answer.at_least} are needed is the solver's proof"
